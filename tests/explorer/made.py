"""Small reviews out of nothing: random ones, and the page's answer to "why are these linked?"."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import strategies as st

from litreview.explorer import Explorer
from litreview.model import Mention, Paper, Reference, Work
from litreview.review import Review

FAMILIES = ["Ali", "Budi", "Citra", "Dewi"]
JOURNALS = ["Jurnal Desa", "Jurnal Kota"]
WORDS = ["desa", "digital", "layanan publik", "media"]


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Draw a review of up to five papers: who wrote what, what is cited where, and how often."""
    n_papers, n_works = draw(st.integers(0, 5)), draw(st.integers(0, 6))
    papers = [Paper(f"p{n}", "teks", csl=draw(records(f"p{n}"))) for n in range(n_papers)]
    ids = [paper.id for paper in papers] + [f"w{n}" for n in range(n_works)]
    references: list[Reference] = []
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for n, cited in enumerate(draw(st.lists(st.sampled_from(ids), max_size=8)), start=1):
            name = f"{paper.id}-r{n:02d}"
            references.append(Reference(name, f"Entri {cited}.", paper.id, n))
            entries[cited].append(name)
    mentions = [
        Mention(r.paper, n, "(X)", 0, 3, "(X) kata.", 0, 9, (r.id,), "linked", "exact")
        for n, r in enumerate(references[::2], start=1)
    ]
    works = [
        Work(
            name,
            paper.csl if paper else draw(records(name)),
            tuple(entries[name]),
            name if paper else None,
        )
        for name in ids
        for paper in [next((p for p in papers if p.id == name), None)]
        if paper or entries[name]
    ]
    return Review(tuple(papers), tuple(references), tuple(mentions), tuple(works))


@st.composite
def records(draw: st.DrawFn, name: str) -> dict[str, object]:
    """Draw the record of a work, complete or not."""
    csl: dict[str, object] = {"id": name, "type": "article-journal"}
    families = draw(st.lists(st.sampled_from(FAMILIES), max_size=3, unique=True))
    if families:
        csl["author"] = [{"family": family} for family in families]
    if draw(st.booleans()):
        csl["container-title"] = draw(st.sampled_from(JOURNALS))
    if words := draw(st.lists(st.sampled_from(WORDS), max_size=3, unique=True)):
        csl["title"] = " ".join(words)
        csl["keyword"] = ", ".join(words)
    return csl


def cite(*lists: str, **changes: object) -> Review:
    """Make a review of papers p0, p1, … that cite works by letter: ``cite("ab", "bc")``."""
    papers = tuple(Paper(f"p{n}", "teks", csl={"title": f"Naskah {n}"}) for n in range(len(lists)))
    references = tuple(
        Reference(f"p{n}-r{m:02d}", f"Karya {work}.", f"p{n}", m)
        for n, listed in enumerate(lists)
        for m, work in enumerate(listed, start=1)
    )
    cited: defaultdict[str, list[str]] = defaultdict(list)
    for reference in references:
        cited[reference.text[6:-1]].append(reference.id)
    works = [Work(work, {"title": f"Karya {work}"}, tuple(r)) for work, r in cited.items()]
    works += [Work(paper.id, paper.csl, (), paper.id) for paper in papers]
    made = {"mention_records": (), "work_records": tuple(works), **changes}
    return Review(papers, references, **made)  # type: ignore[arg-type]


def explain(explorer: Explorer, n: int, source: int, target: int) -> Counter[object]:
    """Say what an edge is made of from the page's data alone, as `Review.explain` says it.

    One key a row: the group, the item, and the printed entries.
    """
    corpus, network = explorer.corpus, explorer.networks[n]
    names, references = network["nodes"]["id"], corpus["references"]
    if network["links"] is None:
        ends = [network["nodes"]["records"][node][0] for node in (source, target)]
        made = [r["id"] for r in references if [r["paper"], r["record"]] == ends]
        return Counter([(names[source], names[target], tuple(made))])
    links, records = network["links"], network["groups"]["record"]
    held: defaultdict[int, set[int]] = defaultdict(set)
    rows = list(zip(links["item"], links["group"], links["references"], strict=True))
    for item, group, _ in rows:
        held[group].add(item)
    return Counter(
        (
            corpus["records"][records[group]]["id"],
            names[item],
            tuple(references[entry]["id"] for entry in entries),
        )
        for item, group, entries in rows
        if item in (source, target) and {source, target} <= held[group]
    )


def explained(review: Review, kind: str, source: str, target: str) -> Counter[object]:
    """Return what `Review.explain` says, in the form of `explain`."""
    frame = review.explain(kind, source, target)
    columns = zip(frame["group"], frame["item"], frame["references"], strict=True)
    return Counter((group, item, tuple(entries)) for group, item, entries in columns)


def edges(explorer: Explorer, n: int) -> dict[tuple[str, str], int]:
    """Return the weights of a network by the names of its nodes."""
    network = explorer.networks[n]
    names, columns = network["nodes"]["id"], network["edges"]
    return {
        (names[a], names[b]): weight
        for a, b, weight in zip(
            columns["source"], columns["target"], columns["weight"], strict=True
        )
    }
