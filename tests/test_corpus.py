"""The shipped corpus: four papers as reading notes, facts and reference lists as printed."""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
NOTES = ROOT / "data" / "papers"
SHARED = ROOT / ".." / "shared"
PAPERS = SHARED / "papers"
GOLD = SHARED / "gold"

needs_papers = pytest.mark.skipif(
    not PAPERS.is_dir(), reason="the real papers (../shared/papers) are not on this machine"
)
needs_gold = pytest.mark.skipif(
    not GOLD.is_dir(), reason="the gold answers (../shared/gold) are not on this machine"
)

# stem: heading of the list, printed entries, words allowed in the Indonesian note
CORPUS = {
    "arianto2022": ("References", 24, (200, 300)),
    "astuti2023": (None, 0, (200, 300)),
    "rijal2023": ("References", 13, (200, 300)),
    "supriyanto2024": ("DAFTAR PUSTAKA", 33, (500, 700)),
}
ABSTRACTS_ONLY = ("arianto2022", "astuti2023", "rijal2023")
WITH_LIST = ("arianto2022", "rijal2023", "supriyanto2024")
CSL_TYPES = {"article-journal", "book", "chapter", "document", "report", "thesis", "webpage"}
LONGEST_SHARED_RUN = 7

# every distinct form of citation in the body of supriyanto2024, in order
MARKERS = """
(Nugraha et al., 2020)
(Alamsyah, 2021)
(Purba, 2023)
(Guritno et al., 2022)
(Mubarok, 2022)
(Karunianingsih & Utomo, 2020)
(Lailiyah & Abdulrahman, 2017)
(Titin Rohayatin et al., 2017)
(Sepriano et al., 2023)
(Saleh, 2021)
(Goeritman, 2021)
(Mokobombang et al., 2023)
Sugiyono (2018)
(Indrawan et al., 2020)
(Widada, 2018)
(Yuliani, 2020)
(Arianto, 2022)
(Rohayatin et al., 2017)
(Setyoko et al., 2021)
(Riani, 2021)
(Titania & Nursadi, 2023)
(Noorikhshan et al., 2023)
(Waluyo & Syarifuddin, 2022)
(Lubis & Nasution, 2023)
(Lenak, 2021)
(Nurlaila et al., 2024)
(Amirulkamar, Dkk, 2023)
(Fitriani et al., 2023)
(Andhika et al., 2019)
(Salsabela et al., 2023)
(Wulur & Mulyanti, 2022)
(Hastrida, 2021)
(Ansyar & Junianto, 2023)
(Powa, 2021)
""".strip().splitlines()

MARKER = re.compile(r"\([A-Z][^()\d]*\d{4}\)|[A-Z]\w+ \(\d{4}\)")


def read(path):
    """Text of a file, its line ends untouched."""
    return path.read_bytes().decode("utf-8")


def front_matter(stem):
    """The YAML facts at the head of a file."""
    opening, block, _ = re.split(r"^---\n", read(NOTES / f"{stem}.md"), maxsplit=2, flags=re.M)
    assert opening == ""
    return yaml.safe_load(block)


def sections(stem):
    """Heading → text below it, in the order of the file."""
    body = re.split(r"^---\n", read(NOTES / f"{stem}.md"), maxsplit=2, flags=re.M)[2]
    parts = re.split(r"^# (.+)\n\n", body, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def note(stem):
    """The Indonesian note without the tables that follow it."""
    return re.split(r"^Tabel \d+\. ", sections(stem)["Catatan bacaan"], flags=re.M)[0]


def printed_list(stem):
    """The reference list of a file, without the line end that closes the file."""
    return sections(stem)[CORPUS[stem][0]].removesuffix("\n")


def paper(stem):
    """Text of the real paper and the offsets of its list (both the paper's end without one)."""
    text = read(PAPERS / f"{stem}.txt")
    sources = {source["id"]: source for source in json.loads(read(GOLD / "sources.json"))}
    start, end = sources[stem]["regions"].get("references", (len(text), len(text)))
    return text, start, end


def table(caption):
    """Cells of the data rows of the table under a caption."""
    below = sections("supriyanto2024")["Catatan bacaan"].split(caption + "\n\n")[1]
    rows = below.split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def runs(text, length):
    """Every run of so many words, case and punctuation folded."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_corpus_has_these_papers():
    """The corpus holds the four papers and nothing else."""
    assert sorted(path.stem for path in NOTES.glob("*.md")) == sorted(CORPUS)


@pytest.mark.parametrize("stem", CORPUS)
def test_front_matter_states_facts(stem):
    """The head says that the text is a note, and names a typed record without an abstract."""
    facts = front_matter(stem)
    assert facts["text"] == "reading-note"
    assert facts["id"] == stem
    assert facts["type"] in CSL_TYPES
    assert facts["title"]
    assert all(name["family"] for name in facts["author"])
    assert "abstract" not in facts


@needs_gold
@pytest.mark.parametrize("stem", CORPUS)
def test_front_matter_has_only_what_the_page_states(stem):
    """The facts are those read off the page by hand: none inferred, none left out."""
    gold = next(s["csl"] for s in json.loads(read(GOLD / "sources.json")) if s["id"] == stem)
    facts = front_matter(stem)
    parts = [int(part) for part in str(facts["issued"]).split("-")]
    facts["issued"] = {"date-parts": [parts]}
    del facts["text"], gold["abstract"]
    assert facts == gold


@pytest.mark.parametrize("stem", CORPUS)
def test_sections_stand_in_order(stem):
    """Note, English paragraph, then the list under the paper's own heading."""
    heading = CORPUS[stem][0]
    assert list(sections(stem)) == ["Catatan bacaan", "Reading note"] + [heading] * bool(heading)


@pytest.mark.parametrize("stem", CORPUS)
def test_word_counts(stem):
    """Both texts keep to their length."""
    low, high = CORPUS[stem][2]
    assert low <= len(note(stem).split()) <= high
    assert 100 <= len(sections(stem)["Reading note"].split()) <= 150


@pytest.mark.parametrize("stem", ABSTRACTS_ONLY)
def test_abstract_readers_say_so(stem):
    """A note made from an abstract page says so in both languages."""
    assert "abstrak" in note(stem).split(".")[0]
    assert "abstract page" in sections(stem)["Reading note"].split(".")[0]


@pytest.mark.parametrize("stem", ["arianto2022", "rijal2023"])
def test_printed_entries_in_blocks(stem):
    """Blank lines part the entries, as on the page."""
    blocks = re.split(r"\n\s*\n", printed_list(stem))
    assert len([block for block in blocks if block.strip()]) == CORPUS[stem][1]


def test_printed_entries_in_bullets():
    """The list of supriyanto2024 has 33 bullets, one entry being torn over two."""
    lines = printed_list("supriyanto2024").splitlines()
    assert sum(line.startswith("- ") for line in lines) == CORPUS["supriyanto2024"][1]
    assert all(line.startswith("- ") for line in lines if line)


def test_no_line_of_astuti_looks_like_a_reference():
    """Without a list there is no line with an author and a year at its head."""
    lines = read(NOTES / "astuti2023.md").splitlines()
    assert not [line for line in lines if re.match(r".{0,80}\(\d{4}[a-z]?\)\.", line)]


def test_note_of_supriyanto_cites_as_the_paper_does():
    """The note has every form of citation of the paper and no other, one to a bracket."""
    assert set(MARKER.findall(note("supriyanto2024"))) == set(MARKERS)


@pytest.mark.parametrize("stem", CORPUS)
def test_other_texts_cite_nothing(stem):
    """English paragraphs and the notes on abstract pages have no author–year marker."""
    texts = [sections(stem)["Reading note"]] + [note(stem)] * (stem in ABSTRACTS_ONLY)
    assert not MARKER.findall(" ".join(texts))


@needs_gold
def test_expected_markers_are_those_of_the_paper():
    """The list of markers above is that of the 40 hand-labelled mentions."""
    rows = [json.loads(line) for line in read(GOLD / "citations.jsonl").splitlines()]
    assert len(rows) == 40
    assert list(dict.fromkeys(row["marker"] for row in rows)) == MARKERS


def test_table_of_compliance_adds_up():
    """The zones sum to the printed total, and the red ones to 8,92 percent."""
    caption = "Tabel 1. Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2023"
    *zones, total = table(caption)
    percent = [float(row[3].replace(",", ".")) for row in zones]
    assert len(zones) == 5
    assert total == ["Total Pemerintah Kabupaten.", "", "415", "100", ""]
    assert sum(int(row[2]) for row in zones) == int(total[2])
    assert sum(percent) == pytest.approx(100)
    assert sum(percent[3:]) == pytest.approx(8.92)


def test_table_of_internet_users_rises():
    """Eleven years without a gap, from 70,5 to 213 million users."""
    rows = table("Tabel 2. Jumlah Pengguna Internet Tahun 2013 – 2023")
    users = [float(row[2].replace(",", ".")) for row in rows]
    assert [int(row[1]) for row in rows] == list(range(2013, 2024))
    assert users == sorted(users)
    assert (rows[0][2], rows[-1][2]) == ("70,5", "213")


@needs_gold
@needs_papers
@pytest.mark.parametrize("stem", WITH_LIST)
def test_list_is_printed_byte_for_byte(stem):
    """The list is the slice of the real text, damage included."""
    text, start, end = paper(stem)
    assert printed_list(stem).encode() == text[start:end].encode()


@needs_gold
@needs_papers
@pytest.mark.parametrize("stem", CORPUS)
def test_note_copies_no_sentence(stem):
    """No run of eight words of either text stands in the paper outside its list."""
    text, start, end = paper(stem)
    length = LONGEST_SHARED_RUN + 1
    theirs = runs(text[:start], length) | runs(text[end:], length)
    ours = runs(note(stem), length) | runs(sections(stem)["Reading note"], length)
    assert not ours & theirs
