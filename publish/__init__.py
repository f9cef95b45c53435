"""Publishing: indexes, search, views, `metadata.yml` and the Datasette that serves them."""
