"""A cell that holds exactly one name → that name, however many words its parts have."""

from __future__ import annotations

import re

from litreview.names import parse_names
from litreview.prose import squeeze

_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$", re.I)


def read_person(printed: str, *, given_first: bool | None = None) -> dict[str, str]:
    """Read one name of an index; empty for nobody.

    A list's reader takes "Ponce Desa, Raul Budi" for two persons; an index writes one name a
    cell, so its first comma ends the family name.

    >>> read_person("Ponce Desa, Raul Budi")
    {'family': 'Ponce Desa', 'given': 'Raul Budi'}
    >>> read_person("Rivera, Jr, J.W."), read_person("Citra R. C. Sari", given_first=True)
    ({'family': 'Rivera', 'given': 'J. W., Jr'}, {'family': 'Sari', 'given': 'Citra R. C.'})
    """
    parts = [part for piece in printed.split(",") if (part := squeeze(piece)) and "@" not in part]
    if not parts:
        return {}
    suffix = next((part for part in parts[1:] if _SUFFIX.match(part)), "")
    parts = [part for part in parts if part != suffix or part == parts[0]]
    read = parse_names(", ".join(parts), given_first=given_first)[0]
    if len(read) == 1:
        name = dict(read[0].as_csl())
    elif len(parts) > 1:
        name = {"family": parts[0], "given": " ".join(parts[1:])}
    else:
        name = dict(read[0].as_csl()) if read else {"literal": parts[0]}
    if suffix and "given" in name:
        name["given"] = f"{name['given']}, {suffix}"
    return name
