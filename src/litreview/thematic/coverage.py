"""What the papers cover of each framework, and the gaps: what no paper speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from litreview.labels import label
from litreview.model import Paper
from litreview.thematic.code import Evidence
from litreview.thematic.codebook import Codebook, Framework, Theme

if TYPE_CHECKING:
    import pandas as pd

FEW_PAPERS = 10
"""Fewer papers than this say little about a field: what they leave out others may not."""

GAP_KINDS = (
    "theme-silent",
    "theme-lacking",
    "theme-needed",
    "framework-silent",
    "framework-partial",
    "indicator-unknown",
)
"""Kinds of gaps, in the order of `find_gaps`."""

_POLARITIES = ("present", "lacking", "needed")


def framework_themes(codebook: Codebook) -> list[tuple[Framework, Theme | str]]:
    """Pair each framework with its themes: its indicators in their order, then those that name it.

    An indicator that is no theme of the codebook stands as the word it is.

    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"frameworks": [{"id": "f", "indicators": ["b", "x"]}], "themes": [{"id": "a", "frameworks": ["f"], "terms_en": ["a"]}, {"id": "b", "terms_en": ["b"]}]})
    >>> [getattr(theme, "id", theme) for _, theme in framework_themes(book)]
    ['b', 'x', 'a']
    """
    themes = {theme.id: theme for theme in codebook.themes}
    listed = {framework.id: framework for framework in codebook.frameworks}
    for theme in codebook.themes:
        for name in theme.frameworks:
            listed.setdefault(name, Framework(name))
    pairs: list[tuple[Framework, Theme | str]] = []
    for framework in listed.values():
        naming = [t.id for t in codebook.themes if framework.id in t.frameworks]
        names = dict.fromkeys([*framework.indicators, *naming])
        pairs += [(framework, themes.get(name, name)) for name in names]
    return pairs


def compute_coverage(
    evidence: Sequence[Evidence],
    codebook: Codebook,
    papers: Sequence[Paper],
    language: str = "en",
) -> pd.DataFrame:
    """Say which indicators and themes of each framework are found in which papers.

    Returns
    -------
    pandas.DataFrame
        One row per framework and theme, in the order of the codebook: ``framework``,
        ``framework_label``, ``theme``, ``label``, ``indicator`` (listed by the framework),
        ``found`` (papers that speak of it), ``papers`` and ``silent`` (lists of ids),
        ``sentences``, and of these how many say it is ``present``, ``lacking``, ``needed``.
        Found is null for an indicator that is no theme: nothing was looked for.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"frameworks": [{"id": "law"}], "themes": [{"id": "ease", "frameworks": ["law"], "terms_id": ["mudah"]}]})
    >>> found = [Evidence("a", "ease", "Ini mudah.", 0, 10, ("mudah",), "present", 0.6, "quotation")]
    >>> frame = compute_coverage(found, book, [Paper("a", "Ini mudah."), Paper("b", "")])
    >>> frame["theme"].tolist(), frame["found"].tolist(), frame["silent"].tolist()
    (['ease'], [1], [['b']])
    """
    import pandas as pd

    cells, said = _count(evidence, papers)
    rows = []
    for framework, theme in framework_themes(codebook):
        known = isinstance(theme, Theme)
        name = theme.id if isinstance(theme, Theme) else theme
        speaking = [p.id for p in papers if cells[p.id, name]]
        row = {
            "framework": framework.id,
            "framework_label": framework.label or framework.id,
            "theme": name,
            "label": theme.label(language) if isinstance(theme, Theme) else name,
            "indicator": name in framework.indicators,
            "found": len(speaking) if known else None,
            "papers": speaking,
            "silent": [p.id for p in papers if not cells[p.id, name]] if known else [],
            "sentences": sum(cells[p.id, name] for p in papers) if known else None,
        }
        row |= {polarity: said[name, polarity] if known else None for polarity in _POLARITIES}
        rows.append(row)
    words = ["framework", "framework_label", "theme", "label"]
    counts = ["found", "sentences", *_POLARITIES]
    columns = [*words, "indicator", "found", "papers", "silent", "sentences", *_POLARITIES]
    frame = pd.DataFrame(rows, columns=columns)
    kinds = dict.fromkeys(words, "string") | dict.fromkeys(counts, "Int64")
    frame = frame.astype(kinds | {"indicator": "boolean", "papers": "object", "silent": "object"})
    return _say_few(frame, papers)


def compute_framework_matrix(
    evidence: Sequence[Evidence], codebook: Codebook, papers: Sequence[Paper]
) -> pd.DataFrame:
    """Count the themes of each framework that each paper speaks of.

    Returns
    -------
    pandas.DataFrame
        One row per framework (index ``framework``): ``themes`` that it has in the codebook,
        ``found`` in any paper, then one column per paper with the number found there.
    """
    import pandas as pd

    cells, _ = _count(evidence, papers)
    members: dict[str, list[str]] = {}
    for framework, theme in framework_themes(codebook):
        names = members.setdefault(framework.id, [])
        names += [theme.id] if isinstance(theme, Theme) else []
    found = [sum(any(cells[p.id, n] for p in papers) for n in ns) for ns in members.values()]
    columns = {
        "themes": pd.array([len(names) for names in members.values()], dtype="Int64"),
        "found": pd.array(found, dtype="Int64"),
    }
    for paper in papers:
        counts = [sum(1 for n in names if cells[paper.id, n]) for names in members.values()]
        columns[paper.id] = pd.array(counts, dtype="Int64")
    frame = pd.DataFrame(columns, index=pd.Index(list(members), dtype="string", name="framework"))
    return _say_few(frame, papers)


def find_gaps(
    evidence: Sequence[Evidence],
    codebook: Codebook,
    papers: Sequence[Paper],
    language: str = "en",
) -> pd.DataFrame:
    """List what the papers leave out.

    Returns
    -------
    pandas.DataFrame
        ``kind``, ``framework``, ``theme``, ``paper``, ``label``, ``n`` (sentences, or themes
        found), ``message`` (a sentence in the language), by kind in the order of `GAP_KINDS`:

        ``theme-silent``: no paper speaks of the theme. ``theme-lacking`` and ``theme-needed``:
        papers speak of it only as of something that is lacking, or that is needed (or both:
        as of the more frequent). ``framework-silent``: a paper speaks of none of a framework's
        themes. ``framework-partial``: of fewer than half of them. ``indicator-unknown``: an
        indicator is no theme, so that nothing was looked for.
    """
    import pandas as pd

    cells, said = _count(evidence, papers)
    rows: list[tuple[str, str, str, str, str, int]] = []
    for theme in codebook.themes:
        counts = {polarity: said[theme.id, polarity] for polarity in _POLARITIES}
        total = sum(counts.values())
        named = ("; ".join(theme.frameworks), theme.id, "", theme.label(language))
        if not total:
            rows.append(("theme-silent", *named, 0))
        elif not counts["present"]:
            kind = "theme-needed" if counts["needed"] > counts["lacking"] else "theme-lacking"
            rows.append((kind, *named, total))
    members: dict[str, tuple[Framework, list[str]]] = {}
    for framework, member in framework_themes(codebook):
        names = members.setdefault(framework.id, (framework, []))[1]
        if isinstance(member, Theme):
            names.append(member.id)
        else:
            rows.append(("indicator-unknown", framework.id, member, "", member, 0))
    for framework, names in members.values():
        for paper in papers if names else ():
            found = sum(1 for name in names if cells[paper.id, name])
            if 2 * found < len(names):
                kind = "framework-partial" if found else "framework-silent"
                shown = framework.label or framework.id
                rows.append((kind, framework.id, "", paper.id, shown, found))
    rows.sort(key=lambda row: GAP_KINDS.index(row[0]))
    frame = pd.DataFrame(rows, columns=["kind", "framework", "theme", "paper", "label", "n"])
    frame["message"] = [
        label(row[0], language, paper=row[3], label=row[4], n=row[5]) for row in rows
    ]
    frame = frame.astype({c: "Int64" if c == "n" else "string" for c in frame.columns})
    blank = frame[["framework", "theme", "paper"]].replace("", pd.NA)
    frame[["framework", "theme", "paper"]] = blank
    return _say_few(frame, papers)


def _count(
    evidence: Iterable[Evidence], papers: Sequence[Paper]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count the sentences of the given papers by paper and theme, and by theme and polarity."""
    known = {paper.id for paper in papers}
    cells: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    for e in evidence:
        if e.paper in known:
            cells[e.paper, e.theme] += 1
            said[e.theme, e.polarity] += 1
    return cells, said


def _say_few(frame: pd.DataFrame, papers: Sequence[Paper]) -> pd.DataFrame:
    """Note that the papers are few."""
    from litreview.indicators.columns import say

    frame.attrs["note"] = ""
    return say(frame, "note-gaps-of-few", n=len(papers)) if len(papers) < FEW_PAPERS else frame
