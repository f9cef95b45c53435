"""Named pipeline components, one kind of fact a module. None of them opens a database or a file of the user.

All are imported together, with their patterns rewritten: whoever imports one of them first, a test too, has the
patterns that extraction runs.
"""

from __future__ import annotations

import importlib
import pkgutil

from extract.rewriting import rewriting

with rewriting():
    for _module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{_module.name}")
