"""How much memory a run may take: what it is given, or what the machine has free.

Asked of the operating system, without a further package; what cannot be known is taken to be little.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from litreview.errors import UsageError

UNKNOWN = 2_000_000_000
"""Bytes taken to be free where the system does not tell, as on Windows: most computers have them."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?) *([kmgt]?i?b)?", re.IGNORECASE)
_UNITS = {
    **{"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12},
    **{"kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40},
}


def parse_size(text: str, name: str = "memory") -> int:
    """Return the bytes of a size such as ``4GB``, of the option of that name.

    Raises
    ------
    UsageError
        When it is none, or nothing.

    Examples
    --------
    >>> parse_size("4GB"), parse_size("1.5 GiB"), parse_size("800 mb")
    (4000000000, 1610612736, 800000000)
    """
    found = _SIZE.fullmatch(text.strip())
    size = int(float(found[1]) * _UNITS[(found[2] or "b").lower()]) if found else 0
    if size < 1:
        raise UsageError(f"{name} {text!r}: give a size such as 4GB or 500MB")
    return size


def show_size(size: float) -> str:
    """Return a size for people.

    >>> show_size(123_456_789), show_size(4e9), show_size(2.5e13)
    ('123 MB', '4.0 GB', '25.0 TB')
    """
    if size < 1e9:
        return f"{size / 1e6:.0f} MB"
    return f"{size / 1e9:.1f} GB" if size < 1e12 else f"{size / 1e12:.1f} TB"


def free_memory(root: Path = Path("/")) -> int:
    """Return the bytes that this process can still take without pushing others out.

    The least of what the system has available (Linux: ``MemAvailable``,
    https://docs.kernel.org/filesystems/proc.html; elsewhere half of what is built in), what a
    control group leaves (https://docs.kernel.org/admin-guide/cgroup-v2.html), and
    ``ulimit -v``. `UNKNOWN` where none of them is told.

    Parameters
    ----------
    root
        Where ``proc`` and ``sys`` stand.
    """
    known = [*_available(root), *_left_in_groups(root), *_address_space(root)]
    return max(min(known, default=UNKNOWN), 0)


def _available(root: Path) -> Iterator[int]:
    found = re.search(r"^MemAvailable: +(\d+) kB", _read(root / "proc/meminfo"), re.MULTILINE)
    if found:
        yield int(found[1]) * 1024
    elif root == Path("/") and hasattr(os, "sysconf"):
        try:
            yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
        except (ValueError, OSError):  # the name is not known there
            return


def _left_in_groups(root: Path) -> Iterator[int]:
    """Yield what each control group above this process leaves; both versions."""
    for line in _read(root / "proc/self/cgroup").splitlines():
        _, kinds, path = line.split(":", 2)
        if kinds == "":
            base, most, used = root / "sys/fs/cgroup", "memory.max", "memory.current"
        elif "memory" in kinds.split(","):
            base = root / "sys/fs/cgroup/memory"
            most, used = "memory.limit_in_bytes", "memory.usage_in_bytes"
        else:
            continue
        group = base / path.strip("/")
        # Inside a container the path is the one outside, and the group stands at the top.
        for folder in (group, *group.parents):
            limit = _read(folder / most).strip()
            if limit.isdigit():
                yield int(limit) - _held(folder, used)
            if folder == base:
                break


def _held(folder: Path, used: str) -> int:
    """Return what a group holds, without the files that it would let go of."""
    now = _read(folder / used).strip()
    cached = re.search(r"^(?:total_)?inactive_file (\d+)", _read(folder / "memory.stat"), re.M)
    return max(int(now or 0) - int(cached[1] if cached else 0), 0)


def _address_space(root: Path) -> Iterator[int]:
    try:
        import resource
    except ImportError:  # Windows
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    if most != resource.RLIM_INFINITY:
        pages = _read(root / "proc/self/statm").split()
        yield most - (int(pages[0]) * resource.getpagesize() if pages else 0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
