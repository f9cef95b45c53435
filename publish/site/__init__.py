"""Our own pages beside Datasette's: search, reading pages at stable addresses, explore, trust. One page type a module.

A module declares `PAGE`, a `publish.site.page.Page`; `PAGES` lists them all, and `publish/plugins/site_pages.py` gives
them to Datasette. Every page reads one dict from the archive, which is its JSON, and what its template shows.
"""
