"""A small ModernGov site of a fictional council, served on loopback. See README.md in this folder."""

from tests.site.server import Site, serve

__all__ = ["Site", "serve"]
