"""Names as BibTeX and biber split them: von Last, Jr, First; a body stands in braces.

After Oren Patashnik, "BibTeXing" (1988), section 4, and N. Markey, "Tame the BeaST", section 11:
what stands before the last word of a family name and begins small is its particle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litreview.formats.latex import latex, one_line
from litreview.model import Csl


def bib_names(csl: Csl, role: str) -> str:
    """Return the people of a role joined by " and "; "" where there are none.

    ``others`` closes the authors where print says "et al." without naming them.

    >>> bib_names({"author": [{"family": "Sari", "given": "D."}, {"literal": "BPS"}]}, "author")
    'Sari, D. and {BPS}'
    """
    people = csl.get(role) or ()
    names = [shown for name in people if isinstance(name, Mapping) and (shown := bib_name(name))]
    if names and role == "author" and (csl.get("custom") or {}).get("et_al"):
        names.append("others")
    return " and ".join(names)


def bib_name(name: Mapping[str, Any]) -> str:
    """Write one name so that BibTeX splits it as its CSL record does.

    >>> bib_name({"family": "Berg", "given": "A.", "non-dropping-particle": "van der", "suffix": "Jr"})
    'van der Berg, Jr, A.'
    >>> bib_name({"family": "Ali bin Abdullah", "given": "S."}), bib_name({"family": "Siti Aminah"})
    ('{Ali bin Abdullah}, S.', '{Siti Aminah}')
    """
    parts = {key: one_line(str(value)) for key, value in name.items() if value}
    if literal := parts.get("literal"):
        return _grouped(literal)
    family, given = parts.get("family", ""), parts.get("given", "")
    particle = " ".join(
        parts[key] for key in ("dropping-particle", "non-dropping-particle") if parts.get(key)
    )
    if not family:
        alone = " ".join(part for part in (given, particle) if part)
        return (_grouped(alone) if " " in alone else _whole(alone)) if alone else ""
    suffix = parts.get("suffix", "")
    if not (given or particle or suffix):
        return _grouped(family) if " " in family else _whole(family)
    last = _last(family) if not particle else f"{latex(particle)} {_after_particle(family)}"
    rest = ", ".join(_whole(part) for part in ((suffix, given) if suffix else (given,)) if part)
    return f"{last}, {rest}" if rest else f"{last},"


def _last(family: str) -> str:
    """Return a family name, in braces where BibTeX would part it elsewhere than we do."""
    before = family.split()[:-1]
    small = [word[0].islower() for word in before]
    particles_first = small == sorted(small, reverse=True)
    return _whole(family) if particles_first else _grouped(family)


def _after_particle(family: str) -> str:
    return _grouped(family) if any(w[0].islower() for w in family.split()) else _whole(family)


def _whole(part: str) -> str:
    """Put braces around a part that holds what divides names ("=" does in biblatex)."""
    words = part.lower().split()
    divides = {*",="} & {*part} or "and" in words or words == ["others"]
    shown = latex(part)
    return "{" + shown + "}" if divides or shown.startswith("\\") else shown


def _grouped(part: str) -> str:
    return "{" + latex(part) + "}"
