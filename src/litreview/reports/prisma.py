"""The PRISMA 2020 flow diagram, drawn from logged decisions only."""

from __future__ import annotations

from collections.abc import Iterator

from litreview.reports.blocks import (
    Block,
    Box,
    Code,
    Flow,
    Heading,
    Listing,
    Paragraph,
    Printed,
    Runs,
)
from litreview.reports.gather import Material
from litreview.reports.numbers import plain_number
from litreview.reports.phrases import join, say
from litreview.reports.pieces import absent
from litreview.reports.searches import search_warnings
from litreview.screening import DECISIONS, REMOVED, weigh_flow

MOST_REASONS = 8
_LAYOUT = (
    ("identified", ("databases", "citation-searching"), 0, False),
    ("before", ("duplicates", "ineligible", "removed"), 0, True),
    ("screened", ("screened",), 1, False),
    ("excluded", ("excluded",), 1, True),
    ("sought", ("sought",), 2, False),
    ("not-retrieved", ("not-retrieved",), 2, True),
    ("assessed", ("assessed",), 3, False),
    ("reports-excluded", ("reports-excluded",), 3, True),
    ("included", ("studies", "reports"), 4, False),
)
"""Each box, the counts in it, its row, whether it stands at the side."""
_STAGES = (("identification", 0, 0), ("screening", 1, 3), ("included", 4, 4))


def prisma(made: Material, language: str) -> Iterator[Block]:
    """Yield the diagram, what was not logged, or what contradicts."""
    yield Heading(2, say("prisma", language, prisma=Printed("PRISMA 2020")), "prisma")
    if "flow" not in made.frames:
        yield absent("no-prisma", language, log=Code("--screening"), protocol=Code("--protocol"))
        yield Paragraph(
            say("prisma-how", language, head=Code("record,stage,decision,reason,by,date"))
        )
        known: list[Runs] = [(Code(s), ": ", Code(", ".join(ds))) for s, ds in DECISIONS.items()]
        yield Listing(tuple(known))
        return
    if made.log is not None and made.log.problems:
        yield Paragraph(say("prisma-contradicts", language), "warning")
        yield Listing(tuple((Printed(p.message, "en"),) for p in made.log.problems[:20]))
        return
    more = weigh_flow(made.frames["flow"])
    if more is not None and more < 0:
        yield Paragraph(_unbalanced(made, language), "warning")
        yield from search_warnings(made, language)
        return
    cited = Printed("Page et al. (2021), BMJ 372:n71")
    yield Paragraph(say("prisma-words", language, source=cited))
    boxes = tuple(
        Box(name, tuple(_lines(made, parts, language)), row, side)
        for name, parts, row, side in _LAYOUT
    )
    stages = tuple((say(f"stage-{name}", language), a, b) for name, a, b in _STAGES)
    caption = "prisma-caption-cited" if _is_logged(made, "citation-searching") else "prisma-caption"
    yield Flow(say(caption, language, prisma=Printed("PRISMA 2020")), boxes, stages)
    if more:
        yield Paragraph(say("prisma-undecided", language), "warning")
    if made.log is not None and made.log.pending:
        for stage in made.log.pending:
            yield Paragraph(
                say("prisma-pending", language, stage=say(f"stage-{stage}", language)), "warning"
            )
    yield from search_warnings(made, language)
    yield Paragraph(say("prisma-unlogged", language), "note")


def _is_logged(made: Material, box: str) -> bool:
    frame = made.frames["flow"]
    whole = frame[(frame["box"] == box) & (frame["of"] == "")]
    return plain_number(whole["n"].tolist()[0]) is not None


def _unbalanced(made: Material, language: str) -> Runs:
    """Say that fewer records were identified than decided on; each side as the boxes that it has."""

    def side(*boxes: str) -> Runs:
        numbers: list[Runs] = [
            (made.frames.value("flow", "n", ("box", "=", box), ("of", "=", "")),)
            for box in boxes
            if _is_logged(made, box)
        ]
        return join(numbers, " + ") or say("not-logged", language)

    return say(
        "prisma-unbalanced",
        language,
        identified=side("databases", "citation-searching"),
        removed=side(*REMOVED),
        screened=side("screened"),
    )


def _lines(made: Material, parts: tuple[str, ...], language: str) -> Iterator[Runs]:
    frame = made.frames["flow"]
    for part in parts:
        logged = _is_logged(made, part)
        if part == "citation-searching" and not logged:
            continue  # a box that most reviews do not have
        if not logged:
            yield (*say(f"box-{part}", language), ": ", *say("not-logged", language))
            continue
        number = made.frames.value("flow", "n", ("box", "=", part), ("of", "=", ""))
        yield (*say(f"box-{part}", language), " (n\u00a0=\u00a0", number, ")")
        named = frame[(frame["box"] == part) & (frame["of"] != "")]["of"].tolist()
        for of in named[:MOST_REASONS]:
            each = made.frames.value("flow", "n", ("box", "=", part), ("of", "=", of))
            yield ("· ", Printed(str(of)), " (n\u00a0=\u00a0", each, ")")
        if len(named) > MOST_REASONS:
            yield say("more-reasons", language)
