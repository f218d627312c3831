"""How the review was made, ready to paste; what is cited; what this cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from litreview.formats.bibliography import Bibliography
from litreview.networks.clusters import quality_of
from litreview.reports.blocks import (
    Block,
    Code,
    Entries,
    Heading,
    Listing,
    Paragraph,
    Printed,
    Run,
    Runs,
)
from litreview.reports.gather import Material
from litreview.reports.phrases import join, say
from litreview.reports.pieces import absent

if TYPE_CHECKING:
    from litreview.model import Work

MOST_CITED_TOO = 150
"""With more works than these the list has the papers only."""
MOST_LISTED = 150
"""Formatting an entry takes a while; the bibliography files have them all."""
LIMITS = ("reading", "lists", "works", "small", "themes", "indicators", "databases", "person")


def methods(made: Material, language: str) -> Iterator[Block]:
    """Yield the methods as paragraphs of a thesis, every setting named."""
    yield Heading(2, say("methods", language), "methods")
    yield Paragraph(say("methods-words", language), "note")
    yield Paragraph((*_reading(made, language), " ", *_works(made, language)))
    yield Paragraph((*_analysis(made, language), " ", *_themes(made, language)))
    yield Paragraph((*_providers(made, language), " ", *_corrections(made, language)))
    listed: list[Runs] = [
        (Printed(name), " ", Printed(number)) for name, number in made.versions.items()
    ]
    yield Paragraph(say("methods-versions", language, versions=join(listed)))


def _reading(made: Material, language: str) -> Runs:
    frames = made.frames
    return say(
        "methods-reading",
        language,
        version=Printed(made.versions.get("litreview", "")),
        papers=frames.count("papers"),
        entries=frames.count("references"),
        mentions=frames.count("mentions"),
        doubtful=_parameter(made, "doubtful"),
    )


def _works(made: Material, language: str) -> Runs:
    identity = made.parameters["identity"]
    works = made.frames.count("works", ("references", "filled", None))
    if identity == "works":
        return say("methods-works", language, works=works, threshold=_parameter(made, "same-work"))
    return say("methods-labels", language, works=works, identity=Printed(identity))


def _analysis(made: Material, language: str) -> Runs:
    kinds: list[Runs] = [say(f"net-{net.kind}", language) for net in made.nets]
    said = say("methods-networks", language, kinds=join(kinds))
    clustered = set(made.frames.rows("networks", ("clusters", "filled", None))["kind"])
    for quality in ("vos", "modularity"):
        alike: list[Runs] = [
            say(f"net-{net.kind}", language)
            for net in made.nets
            if net.kind in clustered and quality_of(net.kind) == quality
        ]
        if alike:
            seed = _parameter(made, "seed")
            told = say(f"methods-{quality}", language, kinds=join(alike), seed=seed)
            said = (*said, " ", *told)
    return said


def _themes(made: Material, language: str) -> Runs:
    if made.matrix is None:
        return say("methods-no-themes", language)
    themes = made.frames.count("themes")
    digest = Code(made.parameters["codebook-hash"])
    sha = Printed("SHA-256")
    if "codebook" not in made.parameters:
        return say("methods-themes-made", language, themes=themes, sha=sha, digest=digest)
    file = Code(made.parameters["codebook"])
    return say("methods-themes", language, file=file, themes=themes, sha=sha, digest=digest)


def _providers(made: Material, language: str) -> Runs:
    if "enrichment" not in made.frames:
        return say("methods-no-providers", language)
    frame = made.frames["enrichment"]
    asked = made.frames["coverage"]
    names = [p for p in asked["provider"].drop_duplicates().tolist() if p != "any"]
    listed: list[Runs] = []
    for name in names:
        dates = sorted(frame.loc[frame["provider"] == name, "date"].dropna().unique().tolist())
        when: Runs = (Printed(str(dates[0])),) if dates else say("undated-answers", language)
        if len(dates) > 1:
            when = (*when, "–", Printed(str(dates[-1])))
        listed.append((Printed(str(name)), " (", *when, ")"))
    return say("methods-providers", language, providers=join(listed) if listed else ("–",))


def _corrections(made: Material, language: str) -> Runs:
    rows = made.review.corrections.rows
    if not rows:
        return say("methods-no-corrections", language)
    files: list[Runs] = [(Code(name),) for name in sorted({row.file for row in rows})]
    n = _parameter(made, "corrections")
    return say("methods-corrections", language, n=n, files=join(files))


def _parameter(made: Material, name: str) -> Run:
    return made.frames.value("parameters", "value", ("name", "=", name))


def references(made: Material, language: str) -> Iterator[Block]:
    """Yield the formatted list of the papers, and of what they cite where that is not long."""
    yield Heading(2, say("references", language), "references")
    works = made.review.work_records
    few = len(works) <= MOST_CITED_TOO
    chosen = [w for w in works if few or w.paper]
    if not chosen:
        yield absent("no-works", language)
        return
    listed = Bibliography([_record(w) for w in chosen[:MOST_LISTED]], None, language)
    yield Paragraph(say("references-all" if few else "references-papers", language))
    if listed.note:
        yield Paragraph(say("references-style", language), "note")
    yield Entries(tuple(e for e in listed.entries() if e.text.strip()))
    if len(chosen) > MOST_LISTED:
        n = made.frames.count("works", ("paper", "filled", None))
        yield Paragraph(say("more", language, n=n, file=Code("references.bib")), "note")


def _record(work: Work) -> dict[str, Any]:
    return {**work.csl, "id": work.id}


def limits(made: Material, language: str) -> Iterator[Block]:
    """Yield what the figures cannot tell, in plain words."""
    yield Heading(2, say("limits", language), "limits")
    kept = [
        key
        for key in LIMITS
        if not (key == "themes" and made.matrix is None)
        and not (key == "small" and not any(net.too_small for net in made.nets))
    ]
    yield Listing(tuple(say(f"limit-{key}", language) for key in kept))
