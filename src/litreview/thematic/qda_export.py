"""Evidence and codings as a REFI-QDA project, for NVivo, MAXQDA, ATLAS.ti, QualCoder, ….

Structure and order of elements follow Project.xsd of the REFI-QDA Standard 1.5 (2019),
https://www.qdasoftware.org. Identifiers are made from what they denote (RFC 4122, version 5) and
no clock is asked: the same input gives the same bytes.
"""

from __future__ import annotations

import io
import uuid
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence

from litreview.model import Paper
from litreview.prose import fold, squeeze, visible
from litreview.thematic.code import Evidence
from litreview.thematic.codebook import Codebook
from litreview.thematic.coders import MACHINE, Coding
from litreview.thematic.qda import CODEBOOK, PROJECT

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, PROJECT)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can print."""


def format_qdpx(
    papers: Sequence[Paper],
    codebook: Codebook,
    evidence: Iterable[Evidence] = (),
    codings: Iterable[Coding] = (),
    *,
    language: str = "en",
    name: str = "litreview",
) -> bytes:
    """Make a REFI-QDA project of evidence and codings; write the bytes to a ``.qdpx`` file.

    Every paper is a text source, its text untouched; every theme a code; every framework a set
    of codes; every passage a selection with the coder's name. The machine's polarity and
    confidence, and a judgement other than yes, stand in the selection's description.

    Parameters
    ----------
    papers, codebook
        The sources and the codes.
    evidence
        The machine's, under the user ``machine``.
    codings
        Persons', each under the coder's name. Judgements of a paper as a whole are codes on
        its source.
    language
        Of the names of codes; a label that two themes share is replaced by the id.

    Returns
    -------
    bytes
        A ZIP archive of ``project.qde`` and ``sources/``.
    """
    applied = [_of_evidence(e) for e in evidence] + list(codings)
    applied = list(dict.fromkeys(applied))
    users = sorted({c.coder for c in applied}) or [MACHINE]
    root = ET.Element("Project", xmlns=PROJECT)
    root.set("name", _plain(name))
    root.set("origin", "litreview")
    listed = _sub(root, "Users")
    for user in users:
        _sub(listed, "User", guid=_guid("user", user), name=user)
    if codebook.themes:
        _add_codes(_sub(_sub(root, "CodeBook"), "Codes"), codebook, language)
    sources = _sub(root, "Sources") if papers else None
    stored: dict[str, str] = {}
    by_paper: dict[str, list[Coding]] = {}
    for coding in applied:
        by_paper.setdefault(coding.paper, []).append(coding)
    for paper in papers:
        if sources is not None:
            guid = _guid("source", paper.id)
            stored[f"sources/{guid}.txt"] = paper.text
            _add_source(sources, paper, guid, by_paper.get(paper.id, []))
    _add_sets(root, codebook)
    return _zip({"project.qde": _xml(root), **{n: t.encode("utf-8") for n, t in stored.items()}})


def format_qdc(codebook: Codebook, language: str = "en") -> bytes:
    """Make a REFI-QDA codebook of the themes; write the bytes to a ``.qdc`` file."""
    root = ET.Element("CodeBook", xmlns=CODEBOOK)
    root.set("origin", "litreview")
    _add_codes(_sub(root, "Codes"), codebook, language)
    return _xml(root)


def _of_evidence(e: Evidence) -> Coding:
    note = f"{e.polarity}, {e.confidence:.2f}: {', '.join(e.terms)}"
    return Coding(e.paper, e.theme, MACHINE, "yes", e.start, e.end, e.sentence, note)


def _add_codes(codes: ET.Element, codebook: Codebook, language: str) -> None:
    for theme, shown in zip(codebook.themes, _names(codebook, language), strict=True):
        code = _sub(codes, "Code", guid=_guid("code", theme.id), name=shown, isCodable="true")
        if theme.definition:
            _sub(code, "Description").text = _plain(theme.definition)


def _names(codebook: Codebook, language: str) -> list[str]:
    """Return labels that denote one theme each, else ids."""
    labels = [theme.label(language) for theme in codebook.themes]
    taken = Counter(fold(label) for label in labels)
    ids = {fold(theme.id) for theme in codebook.themes}
    return [
        label if taken[fold(label)] == 1 and (fold(label) not in ids - {fold(t.id)}) else t.id
        for label, t in zip(labels, codebook.themes, strict=True)
    ]


def _add_source(sources: ET.Element, paper: Paper, guid: str, codings: list[Coding]) -> None:
    source = _sub(
        sources, "TextSource", guid=guid, name=paper.id, plainTextPath=f"internal://{guid}.txt"
    )
    passages: dict[tuple[int, int, str], list[Coding]] = {}
    for coding in codings:
        if coding.start is not None and coding.end is not None:
            key = (coding.start, coding.end, _said(coding))
            passages.setdefault(key, []).append(coding)
    for (start, end, said), found in sorted(passages.items()):
        shown = squeeze(visible(paper.text[start:end]))
        selection = _sub(
            source,
            "PlainTextSelection",
            guid=_guid("selection", paper.id, start, end, said),
            name=shown[:80] + ("…" if len(shown) > 80 else ""),
            startPosition=str(start),
            endPosition=str(end),
        )
        if said:
            _sub(selection, "Description").text = _plain(said)
        for coding in found:
            _add_coding(selection, coding)
    for coding in codings:
        if coding.start is None and coding.judgement == "yes":
            _add_coding(source, coding)


def _said(coding: Coding) -> str:
    judgement = "" if coding.judgement == "yes" else f"[{coding.judgement}]"
    return " ".join(part for part in (judgement, coding.note) if part)


def _add_coding(parent: ET.Element, c: Coding) -> None:
    parts = (c.paper, c.theme, c.coder, c.start, c.end, c.judgement, c.note)
    user = _guid("user", c.coder)
    coding = _sub(parent, "Coding", guid=_guid("coding", *parts), creatingUser=user)
    _sub(coding, "CodeRef", targetGUID=_guid("code", c.theme))


def _add_sets(root: ET.Element, codebook: Codebook) -> None:
    members = {
        f: [t.id for t in codebook.themes if f.id in t.frameworks or t.id in f.indicators]
        for f in codebook.frameworks
    }
    members = {f: ids for f, ids in members.items() if ids}
    sets = _sub(root, "Sets") if members else None
    for framework, ids in members.items():
        if sets is not None:
            made = _sub(
                sets,
                "Set",
                guid=_guid("set", framework.id),
                name=framework.label or framework.id,
            )
            for theme in ids:
                _sub(made, "MemberCode", targetGUID=_guid("code", theme))


def _sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    for key, value in attributes.items():
        element.set(key, _plain(value))
    return element


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n".encode()


def _guid(*parts: object) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(str(p) for p in parts)))


def _plain(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        c for c in visible(text) if c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"
    )


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()
