"""BibTeX and BibLaTeX, read back by three readers that are not ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings
from pybtex.database import BibliographyData, parse_string

import litreview
from formats.nasty import NASTY, TEXT, nasty_works, pandoc_reads, work
from formats.test_latex import typeset
from litreview.formats.biblatex import biblatex
from litreview.formats.bibtex import bibtex
from litreview.formats.latex import one_line, verbatim
from litreview.papers.bibliography import parse_bibtex

WRITERS = {"bibtex": bibtex, "biblatex": biblatex}
FULL = work(
    "sari2020",
    type="article-journal",
    title="Layanan R&D COVID-19",
    author=[
        {"family": "Sari", "given": "Dewi"},
        {"family": "Sukarno"},
        {"literal": "Badan Pusat Statistik"},
        {"family": "Berg", "given": "A.", "non-dropping-particle": "van der", "suffix": "Jr"},
    ],
    container_title="Jurnal A & B",
    issued={"date-parts": [[2020, 8, 5]]},
    volume="4",
    issue="2",
    page="159-178",
    DOI="10.1/a_b",
    URL="https://a.id/x_y?b=%20&c#d",
    ISSN="1234-5678",
    language="id",
    keyword="desa, media",
)


def pybtex_reads(text: str) -> BibliographyData:
    """Let pybtex read BibTeX; it fails on a repeated key or a broken entry."""
    return parse_string(text, "bibtex")


def bibtexparser_reads(text: str) -> list[dict[str, Any]]:
    """Let bibtexparser read BibTeX without changing values."""
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    return list(bibtexparser.loads(text, parser).entries)


def person(name: Any) -> tuple[str, ...]:
    """Return a name of pybtex as typeset: given, family with its particles, suffix."""
    parts = (name.first_names + name.middle_names, name.prelast_names + name.last_names)
    return tuple(typeset(" ".join(part)) for part in (*parts, name.lineage_names))


def test_a_whole_entry() -> None:
    """Every field of an article, as it stands in the two files."""
    assert bibtex([FULL]) == (
        "@article{sari2020,\n"
        " author = {Sari, Dewi and Sukarno and {Badan Pusat Statistik} and van der Berg, Jr, A.},\n"
        " title = {Layanan {R\\&D} {COVID-19}},\n"
        " journal = {Jurnal A \\& B},\n year = {2020},\n month = aug,\n volume = {4},\n"
        " number = {2},\n pages = {159--178},\n doi = {10.1/a_b},\n"
        " url = {https://a.id/x_y?b=%20&c#d},\n issn = {1234-5678},\n language = {id},\n"
        " keywords = {desa, media}\n}\n"
    )
    assert " date = {2020-08-05},\n" in biblatex([FULL])
    assert " journaltitle = {Jurnal A \\& B},\n" in biblatex([FULL])
    assert " langid = {indonesian},\n" in biblatex([FULL])


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_reads_the_record_back(form: str) -> None:
    """Names with particles, single names and bodies, date, pages, links."""
    record = pandoc_reads(WRITERS[form]([FULL]), form)["sari2020"]
    names = [{k.removeprefix("non-"): v for k, v in n.items()} for n in FULL.csl["author"]]
    assert [{k.removeprefix("non-"): v for k, v in n.items()} for n in record["author"]] == names
    parts = [2020, 8, 5] if form == "biblatex" else [2020, 8]
    assert record["issued"] == {"date-parts": [parts]}
    for variable in ("type", "container-title", "volume", "issue", "page", "DOI", "URL", "ISSN"):
        assert record[variable] == FULL.csl[variable], variable
    assert record["title"] == FULL.csl["title"]


@pytest.mark.parametrize(
    ("kind", "genre", "entry", "entry_biblatex"),
    [
        ("article-journal", "", "article", "article"),
        ("article-newspaper", "", "article", "article"),
        ("book", "", "book", "book"),
        ("chapter", "", "incollection", "incollection"),
        ("paper-conference", "", "inproceedings", "inproceedings"),
        ("thesis", "Skripsi", "mastersthesis", "thesis"),
        ("thesis", "Disertasi", "phdthesis", "thesis"),
        ("report", "", "techreport", "report"),
        ("webpage", "", "online", "online"),
        ("dataset", "", "misc", "dataset"),
        ("legislation", "", "misc", "legislation"),
        ("document", "", "misc", "misc"),
        ("no such type", "", "misc", "misc"),
    ],
)
def test_types(kind: str, genre: str, entry: str, entry_biblatex: str) -> None:
    """Which entry a CSL type becomes; the printed word for a thesis stays."""
    one = work(type=kind, title="A", genre=genre)
    assert bibtex([one]).startswith(f"@{entry}{{sari2020")
    assert biblatex([one]).startswith(f"@{entry_biblatex}{{sari2020")
    assert (f"type = {{{genre}}}" in biblatex([one])) is bool(genre)


def test_others_are_named_only_where_print_says_so() -> None:
    """Print's "et al." without names is `and others`; an author called so is not."""
    some = work(author=[{"family": "Sari"}], custom={"et_al": True})
    assert "author = {Sari and others}" in bibtex([some])
    assert "author = {Sari and {others}}" in bibtex(
        [work(author=[{"family": "Sari"}, {"family": "others"}])]
    )
    assert "author" not in bibtex([work(custom={"et_al": True})])


def test_a_publisher_with_and_stays_one() -> None:
    """Biber parts lists at " and "; a keyword with a comma stays one too."""
    one = work(type="book", publisher="Sage and Company", keyword=["a, b", "c"])
    assert "publisher = {{Sage and Company}}" in biblatex([one])
    assert "keywords = {{a, b}, c}" in biblatex([one])
    assert "publisher = {Sage and Company}" in bibtex([one])


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_nasty_texts_stay_in_their_entries(form: str) -> None:
    """Three readers find each entry once, with its fields and nothing else."""
    works = nasty_works()
    text = WRITERS[form](works)
    names = {"doi", "url", "keywords", "note", "publisher", "title"}
    names |= {"year", "month"} if form == "bibtex" else {"date"}
    found = pybtex_reads(text).entries
    assert list(found) == [w.id for w in works] == [e["ID"] for e in bibtexparser_reads(text)]
    assert set(pandoc_reads(text, form)) == set(found)
    for one in works:
        entry = found[one.id]
        shown = one_line(str(one.csl["note"]))
        assert set(entry.fields) <= names
        assert typeset(entry.fields.get("note", "")) == shown
        assert typeset(entry.fields.get("title", "")) == shown
        assert entry.fields["url"] == verbatim(str(one.csl["URL"]))
        people = [person(p) for p in entry.persons["author"]]
        assert people[-1] == ("", "Sari", "")
        if shown:
            assert people[:-1] == [(shown, shown, ""), ("", shown, "")]


CHANGED = str.maketrans({"’": "'", "‘": "`", "“": "``", "”": "''"})
"""What pandoc makes of quotes, as TeX would."""


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_prints_nasty_texts_as_they_are(form: str) -> None:
    """But for a brace without its partner, whose command pandoc does not know."""
    works = nasty_works()
    read = pandoc_reads(WRITERS[form](works), form)
    for one in works:
        text = one_line(str(one.csl["note"]))
        if text.count("{") == text.count("}") and not text.startswith("}"):
            for variable in ("note", "publisher"):
                assert read[one.id].get(variable, "").translate(CHANGED) == text
            assert read[one.id].get("DOI", "") == verbatim(str(one.csl["DOI"]), address=False)


@settings(max_examples=25)
@given(TEXT, TEXT)
def test_any_text_comes_back(text: str, other: str) -> None:
    """Whatever the texts: the entries, their fields and names, by pybtex and bibtexparser."""
    works = nasty_works([text, other])
    for form in ("bibtex", "biblatex"):
        written = WRITERS[form](works)
        found = pybtex_reads(written).entries
        assert [e["ID"] for e in bibtexparser_reads(written)] == ["k00", "k01"] == list(found)
        for one in works:
            shown = one_line(str(one.csl["note"]))
            assert typeset(found[one.id].fields.get("note", "")) == shown
            people = [person(p) for p in found[one.id].persons["author"]]
            wanted = [(shown, shown, ""), ("", shown, "")] if shown else []
            assert people == [*wanted, ("", "Sari", "")]


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_any_family_name_with_particles_comes_back(given_name: str, family: str) -> None:
    """The words of a name come back in their order; particles stay with their family."""
    family = f"van {family} der Berg"
    text = bibtex([work(author=[{"family": family, "given": given_name}])])
    (found,) = pybtex_reads(text).entries["sari2020"].persons["author"]
    assert person(found) == (one_line(given_name), one_line(family), "")


def test_the_same_works_give_the_same_bytes_in_any_order(shipped: litreview.Review) -> None:
    """The order that works come in says nothing."""
    for write in WRITERS.values():
        assert write(shipped.work_records) == write(shipped.work_records[::-1])


def test_keys_that_would_clash_are_told_apart() -> None:
    """Names of papers' files, and works whose keys differ in case only."""
    works = [work(i, type="book", title="A") for i in ("sari2020", "Sari2020", "naskah (1), akhir")]
    keys = [e["ID"] for e in bibtexparser_reads(bibtex(works))]
    assert "sari2020" in keys
    assert len({key.lower() for key in keys}) == 3
    assert list(pybtex_reads(biblatex(works)).entries) == keys


def test_the_shipped_works_are_read_by_all(shipped: litreview.Review) -> None:
    """As many entries as works, with the same titles, years and names."""
    works = {w.id: w.csl for w in shipped.work_records}
    for form, write in WRITERS.items():
        text = write(shipped.work_records)
        read = pandoc_reads(text, form)
        assert read.keys() == works.keys() == set(pybtex_reads(text).entries)
        for key, csl in works.items():
            assert read[key].get("title", "").lower() == str(csl.get("title", "")).lower().replace(
                "'", "’"
            )
            year = csl.get("issued", {}).get("date-parts", [[None]])[0][0]
            assert read[key].get("issued", {}).get("date-parts", [[None]])[0][0] == year
            others = [{"literal": "others"}] * ("et_al" in csl.get("custom", {}))
            assert len(read[key].get("author", ())) == len([*csl.get("author", ()), *others])


def test_hand_edits_of_an_entry_with_a_mended_key_are_offered(tmp_path: Path) -> None:
    """A paper whose file name is no citekey: its edited title becomes a row of corrections."""
    from litreview.edits import keep_edits, sign_bib
    from litreview.formats.csl import csl_json

    paper = tmp_path / "in" / "naskah (1), akhir.md"
    paper.parent.mkdir()
    paper.write_text(
        "---\ntitle: Desa Digital\nauthor: Dewi Sari\nyear: 2020\n---\n\n# Desa Digital\n\nIsi.\n\n"
        "## Daftar Pustaka\n\nAli, B. (2019). Air. Jakarta: Obor.\n",
        encoding="utf-8",
    )
    review = litreview.read(paper.parent)
    out = tmp_path / "out"
    out.mkdir()
    text = sign_bib(bibtex(review.work_records))
    assert "{naskah-1-akhir," in text
    (out / "works.json").write_text(csl_json(review.work_records), encoding="utf-8")
    edited = text.replace("Desa Digital", "Kota <R\\&D> \\{Digital\\}")
    assert edited != text
    (out / "references.bib").write_text(edited, encoding="utf-8")
    keep_edits(review, out)
    assert "title: Kota <R&D> {Digital}" in (out / "corrections-offered.yaml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("text", [t for t in NASTY if "\ud800" not in t])
def test_our_own_reader_finds_the_title(text: str) -> None:
    """What a hand edit offers is the text, without LaTeX's escapes."""
    (one,) = nasty_works([text])
    for write in WRITERS.values():
        (paper,) = parse_bibtex(write([one]))
        assert paper.problems == ()
        assert paper.csl.get("title", "") == one_line(text)
        assert paper.csl.get("publisher", "") == one_line(text)


@pytest.mark.parametrize("text", NASTY)
def test_no_line_but_its_own_begins_an_entry(text: str) -> None:
    """However a text begins, one entry has one line that begins with @."""
    for write in WRITERS.values():
        assert sum(line.startswith("@") for line in write(nasty_works([text])).splitlines()) == 1
