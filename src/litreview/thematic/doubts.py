"""Papers whose coding says little: without own text, an abstract only, in a third language."""

from __future__ import annotations

from collections.abc import Iterable

from litreview.languages import third_language
from litreview.model import Paper, Problem
from litreview.thematic.owntext import own_regions


def find_doubts(papers: Iterable[Paper]) -> list[Problem]:
    """Return a problem for each paper that can hardly be coded, in their order.

    Kinds: ``no-own-text``; ``abstract-only``, since themes of the body cannot be found;
    ``third-language``, since terms, stems and glossary are Indonesian and English. The field is ``text``,
    ``printed`` the paper's id.

    Examples
    --------
    >>> [(p.kind, p.printed) for p in find_doubts([Paper("a", " "), Paper("b", "Layanan mudah.")])]
    [('no-own-text', 'a')]
    """
    found = []
    for paper in papers:
        regions = own_regions(paper)
        own = " ".join(paper.text[r.start : r.end] for r in regions)
        if not any(c.isalpha() for c in own):
            found.append(_doubt(paper, "no-own-text", "has no text of its own; add its full text"))
            continue
        if not {r.kind for r in regions} & {"body", "note"}:
            said = "has title and abstract only, so its silence on a theme tells little; add its full text"
            found.append(_doubt(paper, "abstract-only", said))
        if code := third_language(own):
            said = f"is neither Indonesian nor English but {code!r}; its themes are guessed, code it yourself"
            found.append(_doubt(paper, "third-language", said))
    return found


def _doubt(paper: Paper, kind: str, said: str) -> Problem:
    return Problem(kind, f"{paper.id} {said}", "text", paper.id)
