"""REFI-QDA projects and codebooks: read what NVivo, MAXQDA, ATLAS.ti, QualCoder, … exchange.

A project (``.qdpx``) is a ZIP archive of ``project.qde`` (XML) and the folder ``sources``; a
codebook (``.qdc``) is XML alone. Positions count Unicode code points from 0, ends exclusive.
Source: REFI-QDA Standard 1.5 (2019) and its Project.xsd, https://www.qdasoftware.org.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from litreview.errors import InputError
from litreview.model import Paper, Problem
from litreview.papers.decode import decode
from litreview.thematic.codebook import Codebook, Theme
from litreview.thematic.coders import Codings, RawCoding, place_codings

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

_LARGEST = 500 * 2**20
"""Bytes of one file of an archive: more is refused, so that a small archive cannot fill the memory."""

_ONE_FOR_NEWLINE = ("atlas.ti", "qualcoder")
"""Programs that store \\r\\n in their sources and count it as one character."""


def read_qdpx(
    path: str | Path, papers: Sequence[Paper], codebook: Codebook, coder: str = ""
) -> Codings:
    """Read the codings of a REFI-QDA project.

    Selections in text sources, and in the text that represents a PDF, are looked up in the
    papers by what they quote. A code on a whole source judges the paper as a whole. What is
    coded in pictures, sound or on the page of a PDF is reported, not guessed at.

    Raises
    ------
    InputError
        When the file is no archive, has no project in it, or its XML is broken.
    """
    path = Path(path)
    raw, problems = parse_qdpx(_bytes(path), path.name)
    placed = place_codings(raw, papers, codebook, coder or path.stem)
    return Codings(placed.codings, tuple(problems) + placed.problems, placed.unplaced)


def parse_qdpx(data: bytes, name: str) -> tuple[list[RawCoding], list[Problem]]:
    """Parse the bytes of a project to codings as printed; errors as `read_qdpx`."""
    archive = _open(data, name)
    with archive:
        members = {m.filename.replace("\\", "/").casefold(): m for m in archive.infolist()}
        inside = next((m for n, m in sorted(members.items()) if n.endswith(".qde")), None)
        if inside is None:
            raise InputError(f"{name}: no project.qde in it; export it again as REFI-QDA project")
        root = _parse_xml(_member(archive, inside, name), name)
        project = _Project(root, name)
        raw: list[RawCoding] = []
        for source in _sources(root):
            text = None
            holder = (
                source if source.tag == _tag("TextSource") else source.find(_tag("Representation"))
            )
            if holder is not None:
                path = (holder.get("plainTextPath") or "").rpartition("/")[2].casefold()
                found = next(
                    (m for n, m in members.items() if path and n.endswith("/" + path)), None
                )
                stored = _member(archive, found, name) if found else None
                text = project.text(holder, stored)
            raw += project.codings(source, holder, text)
        return raw, project.problems


def _open(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise InputError(
            f"{name}: no REFI-QDA project (not a ZIP archive); export it again"
        ) from error


def read_qdc(path: str | Path) -> list[Theme]:
    """Read the codes of a REFI-QDA codebook (``.qdc``), or those of a project, as themes.

    Only codes that may be applied are themes; what stands above one in the tree is its
    ``group``. They have no terms: what indicates them is for the reviewer to say.

    Raises
    ------
    InputError
        When the file is not there, or no codebook.
    """
    path = Path(path)
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        with _open(data, path.name) as archive:
            member = next(
                (m for m in archive.infolist() if m.filename.lower().endswith(".qde")), None
            )
            data = _member(archive, member, path.name) if member else b""
    root = _parse_xml(data, path.name)
    themes: dict[str, Theme] = {}
    for element, group in _codes(root, ""):
        code = " ".join((element.get("name") or "").split())
        if element.get("isCodable", "true") in ("true", "1") and code:
            said = element.findtext("{*}Description") or ""
            themes.setdefault(code, Theme(code, group, {"": code}, " ".join(said.split())))
    if not themes:
        raise InputError(f"{path.name}: no codes in it; export the codebook again")
    return list(themes.values())


class _Project:
    """The users and codes of a project, by which its codings are read."""

    def __init__(self, root: ET.Element, name: str) -> None:
        self.name = name
        self.origin = (root.get("origin") or "").casefold()
        self.problems: list[Problem] = []
        self.users = {_guid(u, "guid"): u.get("name") or "" for u in root.iter(_tag("User"))}
        self.codes = {_guid(c, "guid"): c.get("name") or "" for c in root.iter(_tag("Code"))}
        self.notes = {
            _guid(n, "guid"): n.findtext(_tag("PlainTextContent")) or n.get("name") or ""
            for n in root.iter(_tag("Note"))
        }

    def text(self, source: ET.Element, stored: bytes | None) -> str | None:
        """Return the text that positions refer to, None where the archive lacks it."""
        inline = source.findtext(_tag("PlainTextContent"))
        if stored is None:
            return inline
        text = decode(stored, self.name)[0]
        if self.origin != "litreview":  # whose offsets count a byte order mark
            text = text.removeprefix("\ufeff")
        if any(program in self.origin for program in _ONE_FOR_NEWLINE):
            text = text.replace("\r\n", "\n")
        return text

    def codings(
        self, source: ET.Element, holder: ET.Element | None, text: str | None
    ) -> Iterator[RawCoding]:
        """Yield what is coded in a source: its selections, then the source as a whole."""
        paper = source.get("name") or ""
        selections = [] if holder is None else holder.findall(_tag("PlainTextSelection"))
        for selection in selections:
            start, end = (_whole(selection, k) for k in ("startPosition", "endPosition"))
            quote = text[start:end] if text is not None and 0 <= start < end else ""
            quote = quote or (selection.get("name") or "").removesuffix("…").removesuffix("...")
            said = " ".join((selection.findtext(_tag("Description")) or "").split())
            for coding in selection.findall(_tag("Coding")):
                yield self._coding(coding, paper, quote, said, selection, (start, end))
        for coding in source.findall(_tag("Coding")):
            yield self._coding(coding, paper, "", "", source, None)
        on_page = source.findall(_tag("PDFSelection"))
        coded = sum(1 for s in on_page if s.find(_tag("Coding")) is not None)
        if coded:
            message = f"{self.name}: {coded} selections on pages of {paper!r} carry no text; code the text and export again"
            self.problems.append(Problem("no-text", message, "sentence", paper))

    def _coding(
        self,
        coding: ET.Element,
        paper: str,
        quote: str,
        said: str,
        holder: ET.Element,
        span: tuple[int, int] | None,
    ) -> RawCoding:
        reference = coding.find(_tag("CodeRef"))
        code = "" if reference is None else self.codes.get(_guid(reference, "targetGUID"), "")
        user = self.users.get(_guid(coding, "creatingUser") or _guid(holder, "creatingUser"), "")
        notes = [
            self.notes.get(_guid(n, "targetGUID"), "") for n in coding.findall(_tag("NoteRef"))
        ]
        judgement, note = _judgement(" ".join([said, *notes]).strip())
        where = f"{self.name}, {paper or 'source without name'}"
        start, end = span or (None, None)
        return RawCoding(where, paper, code, user, judgement, quote, start, end, note)


def _judgement(note: str) -> tuple[str, str]:
    """Take the judgement off a note that opens with it, as `litreview.thematic.qda_export` writes it.

    >>> _judgement("[no] speaks of another law"), _judgement("see page 3")
    (('no', 'speaks of another law'), ('yes', 'see page 3'))
    """
    for word in ("yes", "no", "doubtful"):
        if note.startswith(f"[{word}]"):
            return word, note[len(word) + 2 :].strip()
    return "yes", note


def _sources(root: ET.Element) -> Iterator[ET.Element]:
    kinds = (_tag("TextSource"), _tag("PDFSource"))
    for sources in root.findall(_tag("Sources")):
        yield from (source for source in sources if source.tag in kinds)


def _codes(element: ET.Element, group: str) -> Iterator[tuple[ET.Element, str]]:
    for child in element:
        if child.tag.endswith("}Code"):
            yield child, group
            yield from _codes(child, child.get("name") or group)
        elif child.tag.endswith(("}Codes", "}CodeBook")):
            yield from _codes(child, group)


def _tag(name: str) -> str:
    return f"{{{PROJECT}}}{name}"


def _guid(element: ET.Element, attribute: str) -> str:
    return (element.get(attribute) or "").strip("{} ").casefold()


def _whole(element: ET.Element, attribute: str) -> int:
    printed = (element.get(attribute) or "").strip()
    return int(printed) if printed.isdecimal() else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file of codes; check the name") from error
    except OSError as error:
        raise InputError(f"{path}: not readable ({error.strerror}); check the file") from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    if member.file_size > _LARGEST:
        raise InputError(f"{name}: {member.filename} is larger than 500 MB; export less at a time")
    try:
        return archive.read(member)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise InputError(
            f"{name}: {member.filename} is broken or locked; export it again"
        ) from error


def _parse_xml(data: bytes, name: str) -> ET.Element:
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        line = f", line {error.position[0]}" if isinstance(error, ET.ParseError) else ""
        raise InputError(f"{name}{line}: broken XML; export it again") from error
