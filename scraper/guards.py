"""What the process that reads documents gives up before it reads one. Systems differ: what they refuse is left out."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h
GRACE = 5
"""Seconds after which the system ends what the parent did not, because it is gone itself."""


def guard(memory: int) -> list[str]:
    """Limit this process for good. `memory` is bytes of address space. Returns the names of what holds."""
    steps: dict[str, Callable[[], None]] = {
        "memory": lambda: _limit(resource.RLIMIT_AS, memory),
        "files": lambda: _limit(resource.RLIMIT_FSIZE, 0),
        "core": lambda: _limit(resource.RLIMIT_CORE, 0),
        "network": _leave_network,
        "priority": _lower_priority,
    }
    return [name for name, step in steps.items() if _holds(step)]


def _holds(step: Callable[[], None]) -> bool:
    with suppress(OSError, ValueError, AttributeError):
        step()
        return True
    return False


def _limit(what: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, hard = resource.getrlimit(what)
    least = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (least, least))


def _lower_priority() -> None:
    os.nice(5)


def _leave_network() -> None:
    """Move into a network of our own that leads nowhere (Linux; many containers refuse it)."""
    if sys.platform != "linux":
        raise OSError("only Linux has network namespaces")
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_NEW_USER | _NEW_NETWORK) != 0 and system.unshare(_NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "unshare")


def allow(seconds: float) -> None:
    """Start the time of one document: the system ends this process where nobody else does."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # whoever started us may have ignored it
    signal.alarm(ceil(seconds) + GRACE)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = ceil(used.ru_utime + used.ru_stime + seconds) + GRACE
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def peak() -> int:
    """The most memory this process has used so far, in bytes.

    Linux hands `ru_maxrss` on through fork and exec: a worker of a large crawl would begin with the crawl's own peak,
    and count as spent after every document. VmHWM (proc(5)) is of this program alone.
    """
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def rest() -> None:
    """The document is done."""
    signal.alarm(0)
