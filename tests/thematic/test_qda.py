"""REFI-QDA projects: written as the standard wants, read back, and read as other programs write them."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from litreview.errors import InputError
from litreview.model import Paper
from litreview.thematic.code import code_themes
from litreview.thematic.codebook import parse_codebook
from litreview.thematic.coders import Coding
from litreview.thematic.codingfiles import read_codings
from litreview.thematic.qda import PROJECT, parse_qdpx, read_qdc
from litreview.thematic.qda_export import format_qdc, format_qdpx

BOOK = parse_codebook(
    {
        "frameworks": [{"id": "law", "label": "Law", "indicators": ["ease"]}],
        "themes": [
            {"id": "ease", "label_id": "Kemudahan", "definition": "Being <easy> & light.", "terms_id": ["mudah"]},
            {"id": "cost", "label_id": "Biaya", "frameworks": ["law"], "terms_id": ["biaya"]},
            {"id": "fee", "label_id": "biaya", "terms_id": ["tarif"]},
        ],
    }
)  # fmt: skip
TEXT = "Ini mudah 😀 dan\r\n<murah> & baik.\x00 Biaya naik.\n\nTarif tetap, “mudah”."
PAPERS = (Paper("a", TEXT), Paper("b & c", "Biaya lain."))
CODES = (
    Coding("a", "ease", "Ana", "no", 0, 9, "Ini mudah", "bukan itu"),
    Coding("a", "ease", "Ben", "doubtful", 0, 9, "Ini mudah"),
    Coding("b & c", "fee", "Ana"),
)

ORDER = {
    "Project": [
        "Users",
        "CodeBook",
        "Variables",
        "Cases",
        "Sources",
        "Notes",
        "Links",
        "Sets",
        "Graphs",
    ],
    "Users": ["User"],
    "CodeBook": ["Codes"],
    "Codes": ["Code"],
    "Code": ["Description", "NoteRef", "Code"],
    "Sources": ["TextSource"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "Sets": ["Set"],
    "Set": ["Description", "MemberCode", "MemberSource", "MemberNote"],
}
"""Which elements may stand in which, in what order: Project.xsd of REFI-QDA 1.5, as far as we write it."""
NEEDED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "CodeRef": {"targetGUID"},
    "Set": {"guid", "name"},
    "MemberCode": {"targetGUID"},
}
"""Attributes that the schema requires."""


def written() -> bytes:
    """Export evidence and codes."""
    return format_qdpx(PAPERS, BOOK, code_themes(PAPERS, BOOK, by="terms"), CODES, language="id")


def local(element: ET.Element) -> str:
    """Return the name without its namespace, which has to be the project's."""
    assert element.tag.startswith(f"{{{PROJECT}}}")
    return element.tag.rpartition("}")[2]


def walk(element: ET.Element) -> Iterator[ET.Element]:
    """Check an element against the schema, then its children."""
    allowed = ORDER.get(local(element), [])
    places = [allowed.index(local(child)) for child in element]
    assert places == sorted(places)
    assert NEEDED.get(local(element), set()) <= set(element.attrib)
    yield element
    for child in element:
        yield from walk(child)


def test_the_archive_is_as_the_standard_wants() -> None:
    """A sound ZIP; elements in the order of the schema; identifiers unique, references whole."""
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert archive.testzip() is None
        root = ET.fromstring(archive.read("project.qde"))
        elements = list(walk(root))
        guids = [e.attrib["guid"] for e in elements if "guid" in e.attrib]
        assert len(guids) == len(set(guids))
        targets = {
            e.attrib[k] for e in elements for k in ("targetGUID", "creatingUser") if k in e.attrib
        }
        assert targets <= set(guids)
        for source, paper in zip(root.iter(f"{{{PROJECT}}}TextSource"), PAPERS, strict=True):
            path = source.attrib["plainTextPath"].replace("internal://", "sources/")
            text = archive.read(path).decode("utf-8")
            assert text == paper.text
            for selection in source.iter(f"{{{PROJECT}}}PlainTextSelection"):
                start, end = (int(selection.attrib[k]) for k in ("startPosition", "endPosition"))
                assert 0 <= start < end <= len(text)


def test_a_project_comes_back(tmp_path: Path) -> None:
    """Every piece of evidence and every code returns with its place, coder, judgement and note."""
    path = tmp_path / "out.qdpx"
    path.write_bytes(written())
    found = read_codings(path, PAPERS, BOOK)
    assert found.problems == ()
    assert found.coders == ("Ana", "Ben", "machine")
    machine = {
        (e.paper, e.theme, e.start, e.end, e.sentence)
        for e in code_themes(PAPERS, BOOK, by="terms")
    }
    read = [c for c in found.codings if c.coder == "machine"]
    assert {(c.paper, c.theme, c.start, c.end, c.sentence) for c in read} == machine
    assert {c for c in found.codings if c.coder != "machine"} == set(CODES)


def test_the_same_input_gives_the_same_bytes() -> None:
    """No clock, no chance."""
    assert written() == written()


def test_an_empty_review_is_a_project_too(tmp_path: Path) -> None:
    """Without papers, without evidence: still read."""
    for data in (format_qdpx((), BOOK), format_qdpx(PAPERS, BOOK)):
        path = tmp_path / "empty.qdpx"
        path.write_bytes(data)
        assert read_codings(path, PAPERS, BOOK).codings == ()


def test_codebooks_come_back(tmp_path: Path) -> None:
    """The codes of a codebook and of a project, with their definitions, labels that two share as ids."""
    for name, data in (("b.qdc", format_qdc(BOOK, "id")), ("p.qdpx", written())):
        path = tmp_path / name
        path.write_bytes(data)
        themes = read_qdc(path)
        assert [(t.id, t.definition) for t in themes] == [
            ("Kemudahan", "Being <easy> & light."),
            ("cost", ""),
            ("fee", ""),
        ]


FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="{origin}">
 <Users><User guid="{{AAAAAAAA-0000-0000-0000-000000000001}}" name="Ana"/></Users>
 <CodeBook><Codes><Code guid="BBBBBBBB-0000-0000-0000-000000000001" name="Asas" isCodable="false">
  <Code guid="BBBBBBBB-0000-0000-0000-000000000002" name="ease" isCodable="true"/></Code></Codes></CodeBook>
 <Sources>
  <TextSource guid="CCCCCCCC-0000-0000-0000-000000000001" name="a.docx" plainTextPath="internal://s1.txt">
   <PlainTextSelection guid="DDDDDDDD-0000-0000-0000-000000000001" startPosition="{start}" endPosition="{end}"
     creatingUser="aaaaaaaa-0000-0000-0000-000000000001">
    <Coding guid="EEEEEEEE-0000-0000-0000-000000000001"><CodeRef targetGUID="{{bbbbbbbb-0000-0000-0000-000000000002}}"/></Coding>
   </PlainTextSelection></TextSource>
  <PDFSource guid="CCCCCCCC-0000-0000-0000-000000000002" name="b & c">
   <PDFSelection guid="F" page="1" firstX="1" firstY="1" secondX="2" secondY="2"><Coding guid="G"><CodeRef targetGUID="B"/></Coding></PDFSelection>
   <Coding guid="EEEEEEEE-0000-0000-0000-000000000003"><CodeRef targetGUID="BBBBBBBB-0000-0000-0000-000000000002"/></Coding>
  </PDFSource>
 </Sources>
</Project>"""


@pytest.mark.parametrize(
    ("origin", "stored", "start", "end"),
    [
        ("ATLAS.ti for Windows 23", "\ufeffSatu.\r\nDua.\r\nIni mudah sekali.", 11, 20),
        ("NVivo", "Satu.\nDua.\nIni mudah sekali.", 11, 20),
        ("MAXQDA 2022", "Satu.\r\nDua.\r\nIni mudah sekali.", 13, 22),
    ],
)
def test_projects_of_other_programs(
    origin: str, stored: str, start: int, end: int, tmp_path: Path
) -> None:
    """Line ends, byte marks, braces and case of identifiers differ; the passage is found in our text."""
    path = tmp_path / "foreign.qdpx"
    xml = FOREIGN.format(origin=origin, start=start, end=end).replace("b & c", "b &amp; c")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr("Sources/s1.txt", stored.encode("utf-8"))
    papers = (Paper("a", "Judul\n\nSatu. Dua. Ini\nmudah sekali."), PAPERS[1])
    found = read_codings(path, papers, BOOK)
    assert [(c.paper, c.theme, c.coder, c.sentence) for c in found.codings] == [
        ("a", "ease", "Ana", "Ini\nmudah"),
        ("b & c", "ease", "foreign", ""),
    ]
    assert [p.kind for p in found.problems] == ["no-text"]


def test_a_source_that_is_not_in_the_archive() -> None:
    """Its codings keep the code; the passage is what the selection is called, if anything."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        xml = FOREIGN.format(origin="x", start=0, end=4).replace("b & c", "b")
        archive.writestr("project.qde", xml)
    raw, _ = parse_qdpx(out.getvalue(), "x.qdpx")
    assert [(r.theme, r.quote) for r in raw] == [("ease", ""), ("ease", "")]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (None, "not a ZIP archive"),
        ({"notes.txt": b""}, "no project.qde"),
        ({"project.qde": b"<Project>"}, "broken XML"),
        ({"project.qde": b"\xff\xfe\x00"}, "broken XML"),
    ],
)
def test_what_is_no_project_is_refused(
    members: dict[str, bytes] | None, said: str, tmp_path: Path
) -> None:
    """One line says what is wrong and what to do."""
    path = tmp_path / "x.qdpx"
    path.write_bytes(b"nothing")
    if members is not None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    with pytest.raises(InputError, match=said) as raised:
        read_codings(path, PAPERS, BOOK)
    assert "\n" not in str(raised.value)


def test_what_is_no_codebook_is_refused(tmp_path: Path) -> None:
    """Broken, missing or empty codebooks are named."""
    path = tmp_path / "x.qdc"
    with pytest.raises(InputError, match="no such file"):
        read_qdc(path)
    for data, said in ((b"<a", "broken XML"), (b"<a/>", "no codes")):
        path.write_bytes(data)
        with pytest.raises(InputError, match=said):
            read_qdc(path)
