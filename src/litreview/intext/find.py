"""Find the in-text citations of a paper and link them to its references."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from litreview.intext import vocabulary as words
from litreview.intext.authoryear import find_author_year, find_bare
from litreview.intext.brackets import bracket_pairs
from litreview.intext.candidates import Candidate, Cited
from litreview.intext.catalogue import Catalogue
from litreview.intext.link import Link, Linker
from litreview.intext.numbers import find_flat, find_labels, find_raised, find_round, find_square
from litreview.intext.sentences import supported_sentences
from litreview.model import Mention, MentionStatus, Paper, Reference, Region
from litreview.prose import squeeze, visible

NOT_SEARCHED = frozenset(
    {"references", "furniture", "front", "front-matter", "title", "authors"}
    | {"citation", "doi", "published"}
)
"""Kinds of regions where nothing is an in-text citation."""

_MISTAKEN = frozenset({"title", "furniture", "front", "front-matter"})
"""Kinds that a text of one short paragraph may be taken for; they are its body then."""

_SHORTEST_BODY = 40
"""What is shorter, beside the list, is its heading."""

_PLAIN = (("*", " "), ("_", " "), ("（", "("), ("）", ")"), ("［", "["), ("］", "]"))
"""Marks of emphasis and wide brackets, each with what is read in its place."""

_LOWER = re.compile(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]{2,30}(?!\w)")
_THROUGH = re.compile(rf"(?:{words.SECONDARY})(?:\s+buku)?", re.IGNORECASE)
_INK = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    cites: tuple[str, ...]
    status: MentionStatus
    how: str


def find_mentions(paper: Paper, references: Sequence[Reference]) -> list[Mention]:
    """Return a paper's in-text citations in order, each linked to the references it means.

    Parameters
    ----------
    paper
        The paper; only its own text is searched, not its lists of references.
    references
        The references of that paper, in the order of its list.

    Returns
    -------
    list of Mention
        Sorted by offset, never overlapping. ``status`` is ``"linked"`` where all works of the
        marker were found, ``"ambiguous"`` where several references fit one of them equally,
        ``"missing"`` where one was not found; ``cites`` then holds those that were.

    Examples
    --------
    >>> reference = Reference("r1", "Sugiyono. 2018. Metode", csl={
    ...     "author": [{"family": "Sugiyono"}], "issued": {"date-parts": [[2018]]}})
    >>> paper = Paper("p", "Menurut Sugiyono (2018) begitu. Lalu (Widada, 2018).")
    >>> [(m.marker, m.cites, m.how) for m in find_mentions(paper, [reference])]
    [('Sugiyono (2018)', ('r1',), 'exact'), ('(Widada, 2018)', (), 'no-reference')]
    """
    own = own_text(paper, references)
    text = visible(own)
    for mark, plain in _PLAIN:
        text = text.replace(mark, plain)
    pairs = sorted(bracket_pairs(text), key=lambda pair: (pair[0], -pair[1]))
    narrow = _by_own_list(paper, references)
    found = _find_named(text, pairs, Catalogue(references), narrow)
    found = _merge(found, _find_keyed(paper, text, pairs, references, len(found)))
    spans = supported_sentences(own, [(f.start, f.end) for f in found])
    return [
        Mention(
            paper.id,
            n,
            paper.text[f.start : f.end],
            f.start,
            f.end,
            squeeze(own[start:end]),
            start,
            end,
            f.cites,
            f.status,
            f.how,
        )
        for n, (f, (start, end)) in enumerate(zip(found, spans, strict=True), start=1)
    ]


def own_text(paper: Paper, references: Sequence[Reference] = ()) -> str:
    """Return the paper's text with all that is not its own words blanked, offsets kept.

    >>> from litreview.model import Region
    >>> own_text(Paper("p", "Judul. Isi.", regions=(Region("title", 0, 6),)))
    '       Isi.'
    """
    blank = [(r.start, r.end) for r in paper.regions if r.kind in NOT_SEARCHED]
    if sum(end - start for start, end in blank) + _SHORTEST_BODY > len(paper.text.strip()):
        blank = [
            (r.start, r.end) for r in paper.regions if not _is_body(r) and r.kind in NOT_SEARCHED
        ]
    blank += [piece for r in references if r.paper in ("", paper.id) for piece in r.pieces]
    pieces = []
    at = 0
    for start, end in sorted(blank):
        start = max(start, at)
        if end > start:
            pieces += [paper.text[at:start], _INK.sub(_spaces, paper.text[start:end])]
            at = end
    return "".join([*pieces, paper.text[at:]])


def _is_body(region: Region) -> bool:
    """Tell whether what was taken for a heading is long enough to be a short text's only paragraph."""
    return region.kind in _MISTAKEN and region.end - region.start > 2 * _SHORTEST_BODY


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _find_named(
    text: str,
    pairs: Sequence[tuple[int, int]],
    catalogue: Catalogue,
    narrow: Callable[[Link, int], Link],
) -> list[_Found]:
    linker = Linker(catalogue)
    named = (*find_author_year(text, pairs, _common_words(text)), *find_bare(text, pairs))
    candidates = sorted(named, key=lambda c: (c.first, -c.end))
    found: list[_Found] = []
    at = 0
    for candidate in candidates:
        if candidate.form == "ibid" and candidate.start >= at:
            last = found[-1] if found else _Found(0, 0, (), "missing", "")
            found.append(_Found(candidate.start, candidate.end, last.cites, last.status, "ibid"))
        else:
            answer = _choose(candidate, linker, at, narrow)
            if answer is None:
                continue
            found.append(answer)
        at = found[-1].end
    return _reported(text, found)


def _reported(text: str, found: list[_Found]) -> list[_Found]:
    """Let "Weber (1922) dalam Santoso (2012)" know Weber through Santoso."""
    for i, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start].strip(" ,\n")
        through = one.status == "missing" and not one.cites and other.status == "linked"
        if through and _THROUGH.fullmatch(between):
            found[i] = replace(one, cites=other.cites, status="linked", how="secondary")
    return found


def _by_own_list(paper: Paper, references: Sequence[Reference]) -> Callable[[Link, int], Link]:
    """Return what lets a mention mean its own chapter's list where chapters repeat entries."""
    ends = [r.end for r in paper.regions if r.kind == "references"]
    list_of = {r.id: bisect_right(ends, r.start) for r in references}

    def narrow(link: Link, at: int) -> Link:
        if len(ends) < 2 or len(link.ids) < 2:
            return link
        own = bisect_right(ends, at)
        here = tuple(i for i in link.ids if list_of[i] == own)
        return replace(link, ids=here, how=f"{link.how}; own-list") if len(here) == 1 else link

    return narrow


def _common_words(text: str) -> Callable[[str], bool]:
    """Return a test for words that the text also prints in lower case."""

    @cache
    def vocabulary() -> frozenset[str]:
        return frozenset(m.group() for m in _LOWER.finditer(text))

    return lambda word: word in vocabulary()


def _choose(
    candidate: Candidate, linker: Linker, at: int, narrow: Callable[[Link, int], Link]
) -> _Found | None:
    """Take the longest reading that the list answers for certain, else the default one."""
    second: _Found | None = None
    newest = linker.catalogue.newest
    for option in candidate.options:
        if option.start < at:
            continue
        links = [narrow(linker.link(work), candidate.end) for work in option.works]
        if _is_answered(option.works, links):
            return _found(option.start, candidate.end, option.works, links)
        if second is None and _is_answered(option.works, links, certain=False):
            second = _found(option.start, candidate.end, option.works, links)
    default = candidate.default
    if second is not None and (
        default is not None
        or not any(work.loose for option in candidate.options for work in option.works)
    ):
        return second
    if default is None or default.start < at:
        return None
    if newest is not None and all((w.year or 0) > newest + 5 for w in default.works):
        return None
    links = [narrow(linker.link(work), candidate.end) for work in default.works]
    return _found(default.start, candidate.end, default.works, links)


def _is_answered(works: Sequence[Cited], links: Sequence[Link], *, certain: bool = True) -> bool:
    wanted = [
        link
        for work, link in zip(works, links, strict=True)
        if work.role != "primary" and not (work.loose and len(works) > 1 and not link.ids)
    ]
    return bool(wanted) and all(link.certain if certain else link.ids for link in wanted)


def _found(start: int, end: int, works: Sequence[Cited], links: Sequence[Link]) -> _Found:
    """Put the answers for the works of one marker together."""
    cites: list[str] = []
    reasons: list[str] = []
    missing: list[str] = []
    status: MentionStatus = "linked"
    for i, (work, link) in enumerate(zip(works, links, strict=True)):
        reported = work.role == "primary" and i + 1 < len(works)
        if not link.ids and (reported or (work.loose and len(works) > 1)):
            continue
        if work.role == "secondary" and not link.ids and i and links[i - 1].ids:
            continue
        if not link.ids:
            year = str(work.year) + work.suffix if work.year else ""
            missing.append(f"{work.names.raw or work.names.title} {year}".strip())
            if link.near:
                reasons.append(f"near {link.near}")
        if len(link.ids) > 1:
            status = "ambiguous"
        cites += link.ids
        how = link.how
        if work.role == "secondary":
            how = "secondary" if how == "exact" else f"secondary; {how}"
        if work.run and how == "exact":
            how = "same-author-run"
        reasons.append(how)
    if missing:
        status = "missing"
    reasons = list(dict.fromkeys(reasons))
    if len(reasons) > 1:
        reasons = [r for r in reasons if r not in {"exact", "no-reference"}]
        if missing:
            reasons.append("no-reference: " + ", ".join(missing))
    return _Found(start, end, tuple(dict.fromkeys(cites)), status, "; ".join(reasons))


def _find_keyed(
    paper: Paper,
    text: str,
    pairs: Sequence[tuple[int, int]],
    references: Sequence[Reference],
    named: int,
) -> list[_Found]:
    """Find numbered and labelled markers, if the list is numbered or labelled."""
    ends = [r.end for r in paper.regions if r.kind == "references"]
    lists: dict[int, list[Reference]] = {}
    for reference in references:
        lists.setdefault(bisect_right(ends, reference.start), []).append(reference)
    labels = [r.label for r in references if r.label]
    if len(lists) < 2 or len(set(labels)) == len(labels):
        return _find_keys(text, pairs, references, named)
    found: list[_Found] = []
    begin = 0
    for n, listed in sorted(lists.items()):  # every chapter counts its own list from 1
        end = ends[n] if n < max(lists) else len(text)
        inside = [pair for pair in pairs if begin <= pair[0] < end]
        chapter = " " * begin + text[begin:end]
        found += _find_keys(chapter, inside, listed, named)
        begin = end
    return found


def _find_keys(
    text: str, pairs: Sequence[tuple[int, int]], references: Sequence[Reference], named: int
) -> list[_Found]:
    labels = {r.label.strip("[]() .^"): r.id for r in references if r.label}
    numbers = {key: identifier for key, identifier in labels.items() if key.isdigit()}
    numbered = 2 * len(numbers) > len(references)
    if not numbered and len(labels) > len(numbers):
        return [_by_key(c, labels) for c in find_labels(text, pairs, labels)]
    if not numbered:
        numbers = {str(n): reference.id for n, reference in enumerate(references, start=1)}
    highest = max((int(key) for key in numbers), default=0)
    square = list(find_square(text, pairs, highest)) if highest else []
    if square:
        distinct = {key for candidate in square for key in candidate.keys}
        consistent = len(distinct) >= 3 and len(square) > named and distinct <= numbers.keys()
        return [_by_key(c, numbers) for c in square] if numbered or consistent else []
    if not numbered:
        return []
    best = max(find_raised(text, highest), find_round(text, pairs, highest), key=len)
    best = best or find_flat(text, highest)
    return [_by_key(c, numbers) for c in best] if len(best) > named else []


def _by_key(candidate: Candidate, known: dict[str, str]) -> _Found:
    cites = tuple(dict.fromkeys(known[key] for key in candidate.keys if key in known))
    lacking = [key for key in candidate.keys if key not in known]
    how: str = candidate.form if not lacking else "no-reference"
    if lacking and cites:
        how = f"{candidate.form}; no-reference: " + ", ".join(lacking)
    return _Found(candidate.start, candidate.end, cites, "missing" if lacking else "linked", how)


def _merge(one: list[_Found], other: list[_Found]) -> list[_Found]:
    """Join two lists by offset; what overlaps an earlier one falls away."""

    def kept() -> Iterator[_Found]:
        at = 0
        for item in sorted([*one, *other], key=lambda f: (f.start, -f.end)):
            if item.start >= at:
                yield item
                at = item.end

    return list(kept())
