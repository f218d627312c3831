"""The mentions of a text against its list: what lacks an entry, what differs from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from litreview.audits.habits import ENOUGH, SHARE, majority
from litreview.audits.laws import find_named_laws
from litreview.audits.markers import check_markers
from litreview.audits.rows import AuditRow, make_row
from litreview.model import Mention, Paper, Reference

NO_WORKS: Mapping[str, str] = {}
_FEW = 0.25
"""A text that cites a smaller share of its list is probably not the whole text."""
_HOW = {
    "spelling": ("name-spelling", "spell the name as in the list, or mend the list"),
    "full-name": ("full-name", "cite by the family name, as elsewhere"),
    "name-part": ("name-part", "cite by the name that the list sorts the entry under"),
    "et-al-dropped": ("et-al-dropped", "add “et al.”: the entry has more authors"),
    "et-al-added": ("et-al-added", "drop “et al.”, or complete the authors of the entry"),
    "co-author-dropped": ("co-author-dropped", "name both authors"),
    "year-at-end": ("year-at-end", "print the year behind the authors of the entry too"),
    "other-date": ("year-doubtful", "cite the year that stands at the head of the entry"),
    "year-drift": ("year-drift", "find out which year is right, in the text or in the list"),
    "year-not-printed": ("year-not-printed", "print the year in the entry"),
    "letter-dropped": ("year-letter", "add the letter that the entry has"),
    "letter-not-in-list": ("year-letter", "drop the letter, or add it in the list"),
}
_ET_AL = re.compile(r"\bet\.?\s*al\b", re.I)
_DKK = re.compile(r"\bdkk\b|\bdan kawan-kawan\b|\band others\b", re.I)
_STOP_BEFORE = re.compile(r"(?P<word>[^\W\d_]{3,}|\d|[)\]”\"])[.!?][”\"’)]{0,2}\s{0,2}$")
_SHORT_FORMS = frozenset(["dll", "dsb", "dst", "dkk", "etc", "hlm", "hal", "vol", "nomor", "prof"])
_NEXT = re.compile(r"\s{0,2}\.|\s*\n|\s+[A-ZÀ-Þ]|\s*$")
_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n[^\S\n]*\n\s*|\s*\Z)")
_PROSE = 120
"""Fewer characters make a heading, a caption or a bullet, not a paragraph."""


def check_bodies(
    papers: Sequence[Paper],
    references: Sequence[Reference],
    mentions: Sequence[Mention],
    same: Mapping[str, str] = NO_WORKS,
) -> Iterator[AuditRow]:
    """Yield what the mentions of each paper and its list say against each other.

    ``same`` (entry id → work) tells that two entries are one work, printed twice. A paper of which no running text was read has no mentions, and nothing is said of its list.

    Examples
    --------
    >>> paper = Paper("p", "Begitu (Widada, 2018).")
    >>> mention = Mention("p", 1, "(Widada, 2018)", 7, 21, "", 0, 22)
    >>> [(r.kind, r.place) for r in check_bodies([paper], [Reference("p-r01", "Ali. 2020.", "p")], [mention])]
    [('missing-reference', 'p @ 7'), ('uncited', 'p-r01')]
    """
    listed: dict[str, list[Reference]] = {}
    marked: dict[str, list[Mention]] = {}
    for reference in references:
        listed.setdefault(reference.paper, []).append(reference)
    for mention in mentions:
        marked.setdefault(mention.paper, []).append(mention)
    for paper in papers:
        own = marked.get(paper.id, [])
        if not own:
            continue
        entries = listed.get(paper.id, [])
        if not entries:
            advice = f"print the reference list; mentions without one: {len(own)}"
            yield make_row(paper.id, "no-list", _place(own[0]), own[0].marker, advice)
            continue
        by_id = {entry.id: entry for entry in entries}
        yield from _linked(own, by_id, same)
        yield from check_markers(paper, own, by_id)
        yield from _et_al_forms(own)
        yield from _after_stops(paper, own)
        yield from _paragraph_ends(paper, own)
        yield from _uncited(paper, entries, own)


def _place(mention: Mention) -> str:
    return f"{mention.paper} @ {mention.start}"


def _linked(
    mentions: Sequence[Mention], entries: Mapping[str, Reference], same: Mapping[str, str]
) -> Iterator[AuditRow]:
    reasons = [_reasons(m) for m in mentions]
    full_names = majority(["full" if "full-name" in r else "family" for r in reasons]) == "full"
    for mention, why in zip(mentions, reasons, strict=True):
        if mention.status == "missing":
            advice = "add the reference to the list, or drop the mention"
            yield make_row(
                mention.paper, "missing-reference", _place(mention), mention.marker, advice
            )
        elif mention.status == "ambiguous" and len({same.get(i, i) for i in mention.cites}) > 1:
            advice = f"tell {', '.join(mention.cites)} apart, by a letter after the year"
            yield make_row(
                mention.paper, "ambiguous-mention", _place(mention), mention.marker, advice
            )
        for reason in why:
            if reason not in _HOW or (reason == "full-name" and full_names):
                continue
            kind, advice = _HOW[reason]
            printed = f"{mention.marker} – {_heads(mention, entries)}"
            yield make_row(mention.paper, kind, _place(mention), printed, advice)
        yield from _doubtful_years(mention, entries)


def _reasons(mention: Mention) -> list[str]:
    return [part.strip() for part in mention.how.split(";")]


def _heads(mention: Mention, entries: Mapping[str, Reference]) -> str:
    return ", ".join(f"{i}: {entries[i].text[:30]}" for i in mention.cites if i in entries)


def _doubtful_years(mention: Mention, entries: Mapping[str, Reference]) -> Iterator[AuditRow]:
    """Report mentions of entries that print two years, whichever of them is cited."""
    for identifier in mention.cites:
        entry = entries.get(identifier)
        dates = [p.printed for p in entry.problems if p.kind == "dates-disagree"] if entry else []
        if dates and "other-date" not in _reasons(mention):
            printed = f"{mention.marker} – {identifier}: {dates[0]}"
            advice = "the entry prints two years; find out which is right"
            yield make_row(mention.paper, "year-doubtful", _place(mention), printed, advice)


def _et_al_forms(mentions: Sequence[Mention]) -> Iterator[AuditRow]:
    forms = [
        "et al." if _ET_AL.search(m.marker) else "dkk." if _DKK.search(m.marker) else None
        for m in mentions
    ]
    usual = majority(forms)
    for mention, form in zip(mentions, forms, strict=True):
        if usual is not None and form not in (None, usual):
            advice = f"write “{usual}” as in the other mentions"
            yield make_row(
                mention.paper, "et-al-otherwise", _place(mention), mention.marker, advice
            )


def _bracketed(mention: Mention) -> bool:
    return mention.marker[:1] in "([" and mention.marker[-1:] in ")]"


def _after_stops(paper: Paper, mentions: Sequence[Mention]) -> Iterator[AuditRow]:
    """Report brackets behind the full stop, where the paper puts most of them before it."""
    own = [m for m in mentions if _bracketed(m)]
    late = [m for m in own if _is_late(paper.text, m)]
    if len(late) > (1 - SHARE) * len(own):
        return
    for mention in late:
        printed = " ".join(paper.text[max(0, mention.start - 20) : mention.end + 1].split())
        advice = "put the full stop behind the mention"
        yield make_row(paper.id, "mention-after-stop", _place(mention), printed, advice)


def _is_late(text: str, mention: Mention) -> bool:
    before = _STOP_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    if before is None or before["word"].casefold() in _SHORT_FORMS:
        return False
    return _NEXT.match(text, mention.end) is not None


def _paragraph_ends(paper: Paper, mentions: Sequence[Mention]) -> Iterator[AuditRow]:
    """Report paragraphs of prose that end with a bracket and no full stop."""
    own = [m for m in mentions if _bracketed(m)]
    open_ends = [m for m in own if _ends_open(paper.text, m)]
    if len(own) < ENOUGH or len(open_ends) > (1 - SHARE) * len(own):
        return
    for mention in open_ends:
        printed = " ".join(paper.text[max(0, mention.start - 20) : mention.end].split())
        advice = "put a full stop behind the mention"
        yield make_row(paper.id, "no-stop-after-mention", _place(mention), printed, advice)


def _ends_open(text: str, mention: Mention) -> bool:
    end = _PARAGRAPH_END.match(text, mention.end)
    if end is None or text[end.end() : end.end() + 1].islower():
        return False
    near = text[max(0, mention.start - _PROSE) : mention.start]
    is_prose = len(near) == _PROSE and not re.search(r"\n[^\S\n]*\n|\t", near)
    if not is_prose and mention.start - mention.sentence_start < _PROSE:  # a page may tear it
        return False
    return near.rstrip()[-1:] not in {"", ".", "!", "?"}


def _uncited(
    paper: Paper, entries: Sequence[Reference], mentions: Sequence[Mention]
) -> Iterator[AuditRow]:
    cited = {identifier for mention in mentions for identifier in mention.cites}
    laws = [entry for entry in entries if entry.id not in cited]
    cited |= find_named_laws(laws, (text for _, text in paper.region_texts("body")))
    linked = [entry for entry in entries if entry.id in cited]
    # A reading note cites what its reader thought of; only one that cites most of the list
    # stands for the paper's text.
    wanted = _FEW if paper.kind == "paper" else 0.5
    if len(linked) < wanted * len(entries) and (len(entries) >= ENOUGH or paper.kind != "paper"):
        if paper.kind == "paper":
            printed = f"{len(linked)} of {len(entries)}"
            advice = "check whether the whole text was read; too little is cited to tell"
            yield make_row(paper.id, "few-cited", paper.id, printed, advice)
        return
    for entry in entries:
        if entry.id not in cited:
            advice = "cite the entry in the text, or take it out of the list"
            yield make_row(paper.id, "uncited", entry.id, entry.text, advice)
