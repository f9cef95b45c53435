"""What a reader typed into an address of Datasette's own is the reader's mistake (400), not our failure (500).

Datasette 0.65 lets some of these through as they were raised: a page number that is none, JSON that is none, a column
that is not there, SQL that is refused.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType

import datasette as package
from datasette import hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.handle_exception import handle_exception as said_by_datasette
from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from publish.settings import DATABASE

_CODE = Path(package.__file__).parent
_TITLE = "This address asks for what cannot be"
Answer = Callable[[], Awaitable[Response]]


def mistake_in(exception: Exception) -> str | None:
    """What is wrong with what was asked, in words; None where the failure is ours."""
    if isinstance(exception, QueryInterrupted):
        return "It took too long. Ask for fewer rows, or for a shorter time."
    if isinstance(exception, DatasetteError):
        return str(exception) if exception.status == 500 and str(exception).startswith("Cannot sort") else None
    if isinstance(exception, sqlite3.DatabaseError) and str(exception).endswith(("is prohibited", "not authorized")):
        return str(exception)
    if isinstance(exception, (ValueError, KeyError)) and _raised_by_datasette(exception.__traceback__):
        return f"A part of what follows the question mark could not be read: {exception}"
    return None


def _raised_by_datasette(traceback: TracebackType | None) -> bool:
    """Whether, of our code and Datasette's, Datasette's was the last to run."""
    ours, last = Path(__file__).parents[1], None
    while traceback:
        file = Path(traceback.tb_frame.f_code.co_filename)
        last = "ours" if file.is_relative_to(ours) else "theirs" if file.is_relative_to(_CODE) else last
        traceback = traceback.tb_next
    return last == "theirs"


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Answer | None:
    """Datasette calls this for every exception; None leaves it to Datasette."""
    base = str(datasette.setting("base_url") or "/").rstrip("/")
    if not request.query_string or not request.path.removeprefix(base).startswith(f"/{DATABASE}"):
        return None
    words = mistake_in(exception)
    if words is None:
        return None
    answer: Answer = said_by_datasette(datasette, request, DatasetteError(words, title=_TITLE, status=400))
    return answer
