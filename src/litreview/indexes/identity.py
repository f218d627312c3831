"""Peers' rules for "the same cited work", to reproduce their figures: a label is the work.

bibliometrix calls two cited references one if their text agrees up to the volume or the DOI:
works of one author in one year and journal fall together whatever their volume and page, while
the same work with and without DOI stays two. `litreview.works` compares fields instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from litreview.errors import UsageError
from litreview.indexes.record import read_exports
from litreview.model import Paper, Reference, Work

DEFAULT = "works"
NO_LABEL = "(no label)"
_SHORTEST = 10
_VOLUME = re.compile(r"V[0-9]")
_DOI = re.compile(r"DOI ")
_SPACES = re.compile(r"\s+")


def bibliometrix_label(text: str) -> str | None:
    """Return what bibliometrix 5 (``cocMatrix``) makes of a cited reference; None if it drops it.

    White space at the end stays, as there: "… SCI " before a volume is not "… SCI" without one.

    >>> bibliometrix_label("CHEN CM, 2006, J AM SOC INF SCI TEC, V57, P359")
    'CHEN CM 2006 J AM SOC INF SCI TEC '
    >>> bibliometrix_label("CHEN CM, 2006, J AM SOC INF SCI TEC, V58, P1")
    'CHEN CM 2006 J AM SOC INF SCI TEC '
    """
    entry = text.lstrip()
    if len(entry) <= _SHORTEST:
        return None
    label = _reduce(re.sub(r"\).*", ")", entry))
    if entry.startswith("(") and label != _reduce(entry[:100]):
        return None
    return label or NO_LABEL


def _reduce(entry: str) -> str:
    for mark in (",", ";"):
        entry = entry.replace(mark, " ")
    for pattern in (_VOLUME, _DOI):
        if found := pattern.search(entry):
            entry = entry[: found.start()]
    return _SPACES.sub(" ", entry)


LABELS: Mapping[str, Callable[[str], str | None]] = {"bibliometrix": bibliometrix_label}
"""Rule → what it makes of a cited reference's text."""


def check_identity(identity: str) -> None:
    """Raise `UsageError` for a rule that does not exist.

    >>> check_identity("works")
    """
    if identity != DEFAULT and identity not in LABELS:
        raise UsageError(f"no identity {identity!r}; use {', '.join([DEFAULT, *LABELS])}")


def peer_papers(papers: Iterable[Paper]) -> list[Paper]:
    """Give exported papers the authors that the peer counts: the index's short names, as they are.

    >>> from litreview.indexes.wos import parse_wos
    >>> papers = parse_wos("PT J\\nAU PESTANA MH\\nAF PESTANA, MARIA HELENA\\nTI Satu\\nER")
    >>> peer_papers(papers)[0].csl["author"]
    [{'literal': 'PESTANA MH'}]
    """
    return [_with_short_names(paper) for paper in papers]


def _with_short_names(paper: Paper) -> Paper:
    exports = read_exports(paper.csl)
    if not exports or not exports[0].authors:
        return paper
    author = [{"literal": name} for name in exports[0].authors]
    return replace(paper, csl={**paper.csl, "author": author})


def find_local_citations(
    papers: Iterable[Paper], references: Iterable[Reference], identity: str
) -> list[tuple[str, str]]:
    """Return (citing, cited) for each reference that a peer takes for a paper of the set.

    bibliometrix 5 (``histNetwork``) wants first author, year, short container title and DOI alike
    letter by letter, so a paper without DOI is cited only by lines without one. An entry listed
    twice by a paper stands twice.

    Raises
    ------
    UsageError
        For a rule that no peer has.

    Examples
    --------
    >>> from litreview.indexes.cited import read_cited
    >>> from litreview.indexes.wos import parse_wos
    >>> papers = parse_wos("PT J\\nAU Ali, B\\nTI Satu\\nJ9 DESA\\nPY 2001\\nUT W1\\nER\\n"
    ...     "PT J\\nTI Dua\\nCR Ali B, 2001, DESA, V1, P2\\nUT W2\\nER\\n")
    >>> find_local_citations(papers, read_cited(papers[1]), "bibliometrix")
    [('W2', 'W1')]
    """
    if identity not in LABELS:
        raise UsageError(f"no peer {identity!r}; use {', '.join(LABELS)}")
    labelled: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if label := _paper_label(paper):
            labelled[label].append(paper.id)
    return sorted(
        (reference.paper, cited)
        for reference in references
        for cited in labelled.get(_cited_label(reference.text), ())
    )


def _paper_label(paper: Paper) -> str:
    exports = read_exports(paper.csl)
    parts = paper.csl.get("issued", {}).get("date-parts") or [[]]
    if not exports or not exports[0].authors or not parts[0]:
        return ""
    author = exports[0].authors[0].replace(",", "")
    title = exports[0].container_short or str(paper.csl.get("container-title") or "")
    said = (author, str(parts[0][0]), title)
    return _local_label(said, str(paper.csl.get("DOI") or ""))


def _cited_label(text: str) -> str:
    said, _, doi = text.partition("DOI")
    parts = [part.strip() for part in said.split(",")]
    return _local_label(tuple((*parts, "", "", "")[:3]), doi.partition("DOI")[0])


def _local_label(said: tuple[str, ...], doi: str) -> str:
    plain = [_SPACES.sub(" ", part.replace(".", " ")).strip() for part in said]
    return f"{', '.join(plain)} DOI {doi.strip()}".upper()


def label_works(
    references: Iterable[Reference], papers: Iterable[Paper], identity: str
) -> list[Work]:
    """Group references by a peer's label; its text is the work's id.

    Papers are works of their own, to which no label points: so does the peer count.

    Examples
    --------
    >>> entries = [Reference(f"a-r{v}", f"ALI B, 2001, J ILMU, V{v}, P1", "a") for v in (1, 2)]
    >>> [(w.id, w.references) for w in label_works(entries, [], "bibliometrix")]
    [('ALI B 2001 J ILMU ', ('a-r1', 'a-r2'))]
    """
    check_identity(identity)
    label_of = LABELS[identity]
    members: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        label = label_of(reference.text)
        if label is not None:
            members[label].append(reference)
    reason = f"one label by the rule of {identity}"
    works = [
        Work(
            label,
            {**min(listed, key=lambda r: r.id).csl, "id": label},
            tuple(sorted(r.id for r in listed)),
            reasons=(reason,) if len({r.text for r in listed}) > 1 else (),
        )
        for label, listed in members.items()
    ]
    works += [Work(p.id, {**p.csl, "id": p.id}, (), p.id) for p in papers]
    return sorted(works, key=lambda w: w.id)
