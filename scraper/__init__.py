"""Fetches ModernGov sites politely and parses what they say. Imports `archive` and no other sibling."""
