"""/licence: under which licence each council publishes, as its site states it, and how to name the source."""

from __future__ import annotations

from publish.site.asking import rows_as_csv
from publish.site.page import Ask, Data, Page

NOT_STATED = "not stated"
COLUMNS = ("council", "licence", "licence_source", "attribution", "url", "is_link_only")
_ROWS = """select n.name as council, n.licence, n.licence_source, coalesce(n.url, s.base_url, s.url) as url,
  coalesce(s.is_link_only, 0) as is_link_only, n.id from councils n left join sites s on s.id = n.site
order by 1 limit 1000"""


async def read(ask: Ask) -> Data:
    """`{rows}`: a council each, with the words to name it as the source."""
    rows = [{**row, "attribution": attribution(row)} for row in await ask.rows(_ROWS)]
    return {"title": "Licence and attribution", "columns": COLUMNS,
            "rows": [{**row, "licence": row["licence"] or NOT_STATED} for row in rows]}  # fmt: skip


def attribution(row: Data) -> str:
    """How to name the council as the source; the words that the Open Government Licence asks for where it applies."""
    name, licence = row["council"] or "the council", (row["licence"] or "").strip()
    if "open government licence" in licence.lower():
        return f"Contains public sector information of {name}, licensed under the {licence}."
    if licence:
        return f"Source: {name}. Licence as stated: {licence}."
    return f"Source: {name}. No licence is stated: the council's permission may be needed for more than quoting."


PAGE = Page("licence", "/licence", read, forms={"csv": rows_as_csv})
