"""The pages of /explore, and those that say how far the archive can be trusted: `publish.site.pages` lists them all."""

from __future__ import annotations

from publish.site import (
    accuracy,
    codebook,
    corrections,
    coverage_page,
    divided,
    explore,
    freshness,
    licence,
    methods,
    money,
    privacy,
    problems_page,
    roles_held,
    secrecy,
)
from publish.site.page import Page

EXPLORE: tuple[Page, ...] = (explore.PAGE, money.PAGE, divided.PAGE, secrecy.PAGE, roles_held.PAGE)
TRUST: tuple[Page, ...] = (
    coverage_page.PAGE, freshness.PAGE, accuracy.PAGE, methods.PAGE, problems_page.PAGE, codebook.PAGE, licence.PAGE,
    corrections.PAGE, privacy.PAGE,
)  # fmt: skip
