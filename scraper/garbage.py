"""When Python looks for garbage: after each page read, since the tree of a page is cyclic, and hardly ever within one.

Left to itself, Python looks several times while a page is read, finds its tree in use, and goes through all of it again
later.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 100_000  # objects that one page may make before Python looks all the same: the largest pages make more
MIDDLE, OLD = 25, 500  # pages after which it also looks through what earlier looks have left


@contextmanager
def looked_for_by_page() -> Iterator[None]:
    """Within it, whoever reads pages calls `Sweeper.page_read` after each. Our own code is never gone through."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class Sweeper:
    """Gives back the room of the trees of pages."""

    def __init__(self) -> None:
        self.pages = 0

    def page_read(self) -> None:
        """A page was read and its tree is not needed any more."""
        self.pages += 1
        gc.collect(2 if self.pages % OLD == 0 else 1 if self.pages % MIDDLE == 0 else 0)
