"""Characters that HTML forbids never reach a page: texts of old PDFs hold them, and browsers differ in what they do.

Only what is shown changes: JSON, CSV and the places of facts keep the text as it is.
"""

import re
from typing import Any

import jinja2
from datasette import hookimpl
from markupsafe import Markup

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)) + "]"
)  # fmt: skip
"""Control characters but for blanks, and what Unicode says is no character (HTML standard, 13.2.3.5)."""
SIGN = "\N{REPLACEMENT CHARACTER}"


def shown(value: Any) -> Any:
    """A value as a page may show it: each forbidden character as one sign, so that nobody takes words for whole."""
    # What can be printed holds none of them, and that is soon told: every word of a page comes by here.
    if not isinstance(value, str) or value.isprintable() or not _FORBIDDEN.search(value):
        return value
    clean = _FORBIDDEN.sub(SIGN, value)
    return Markup(clean) if isinstance(value, Markup) else clean


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: jinja2.Environment) -> None:
    """Datasette calls this once: whatever a template puts out goes through `shown`."""
    env.finalize = shown
    env.auto_reload = False  # else every page asks for the age of every file it is made of
