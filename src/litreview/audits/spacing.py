"""Spaces and punctuation marks of one printed entry, its links left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litreview.audits.print import blank_links, snippet
from litreview.audits.rows import AuditRow, make_row
from litreview.dates import MONTHS
from litreview.model import Reference

_MONTH = "|".join(sorted((m for m in MONTHS if len(m) > 2), key=len, reverse=True))
_LETTER = r"[^\W\d_]"
_NO_SPACE = re.compile(
    rf"(?<![\ufffc])[,;](?={_LETTER}{{2}}|{_LETTER}\.|[NV]0)"  # "Vol.10,No.1", "Putra,M."
    rf"|(?<={_LETTER}{{3}}),(?=\d|\()"  # "Management,52", "Hukum,(Jakarta"
    rf"|(?<=[^\W\d_A-Z]{{4}})\.(?=[A-ZÀ-Þ][^\W\d_A-Z]{{3}})"  # "Hukum.Jakarta"
    rf"|(?<=[^\W\d_A-Z]{{5}})\.(?=(?:19|20)\d\d(?!\d))"  # "Alfabeta.2019"
    rf"|(?<=\d{{4}})\)?\.(?=[A-ZÀ-Þ“\"‘]{_LETTER})"  # "(2017).Evaluasi"
    rf"|(?<=\d{{4}})\)(?=[A-ZÀ-Þ]{_LETTER})"  # "(2017)Evaluasi"
    rf"|(?<={_LETTER}{{4}}):(?=[A-ZÀ-Þ][^\W\d_A-Z]{{2}})"  # "Bandung:Alfabeta"
    rf"|(?<={_LETTER}{{3}})(?=\((?:19|20)\d\d)"  # "Ahmad(2019)"
    rf"|(?<=[^\W\d_A-Z]{{4}})(?=\([A-ZÀ-Þ][^\W\d_]{{2}})"  # "Hukum(Studi"
)
_LETTERED = re.compile(r"(?<!\w)[^\W\d_],[^\W\d_](?!\w)")
_BEFORE_MARK = re.compile(r"(?<=[^\s.\ufffc])\s{1,3}(?P<mark>[.,;:])(?=\s|$|[\"”’)\]*])(?!\s?\.)")
_IN_BRACKET = re.compile(r"[(\[]\s{1,3}(?=[^\s)\]])|(?<=[^\s(\[])\s{1,3}[)\]]")
_DOUBLED = re.compile(
    r"(?<![.\s])\.\.(?!\.)|(?<=\w)\.\s\.(?![.\d]|\s\.)|,\s?,|;\s?;|(?<!:)::(?!:)|,\s?\.(?![.\d]|\s\.)|;\s?,|,\s?;"
    r"|(?<=[^\W\d_A-Z]{3})\.,(?=[”\"])|\b(?:hlm|hal|vol|pp)\.,"
)
_DIGIT = re.compile(r"\b(?:N0|n0|V0l|v0l|Vo1|vo1|H1m|h1m|Ha1|ha1)(?![^\W\d_])(?=\W{0,3}\d)")
_GLUED = re.compile(
    rf"\d(?=(?:no|nomor|vol|volume|hal|hlm|halaman|pp|issue)\b)|\d(?=(?:{_MONTH})(?:\d{{4}}|\b))"
    rf"|\b(?:{_MONTH})(?=(?:19|20)\d\d\b)|\b(?:vol|volume|nomor|hlm|halaman)(?=\d)",
    re.I,
)
_NOT_GLUED = re.compile(r"\d(?:mar|may|mei|jan|dec|des|sep|apr|jun|jul|oct|okt|nov|feb)\b", re.I)


def check_spacing(reference: Reference, *, spaced_colons: bool = False) -> Iterator[AuditRow]:
    """Yield what is wrong with spaces and marks.

    Parameters
    ----------
    reference
        The entry; the labels of its links are used where there are any.
    spaced_colons
        Whether this list always prints " : ", so that it is its style.

    Examples
    --------
    >>> entry = Reference("r", "Putra, M. T. (2017).Evaluasi Partisipasi : Kajian. Journal, 6(4).", "p")
    >>> [(row.kind, row.printed) for row in check_spacing(entry)]
    [('space-missing', '(2017).Evaluasi'), ('space-before-mark', 'Partisipasi : Kajian. Journal,')]
    """
    text = blank_links(reference)
    yield from _missing(reference, text)
    yield from _before_marks(reference, text, spaced_colons)
    if match := _IN_BRACKET.search(text):
        yield _row(reference, "space-in-bracket", match, "take out the spaces inside the bracket")
    if match := _DOUBLED.search(text):
        yield _row(reference, "doubled-mark", match, "keep one of the two marks")
    if match := _DIGIT.search(text):
        yield _row(reference, "digit-for-letter", match, "type the letter in place of the digit")
    glued = [m for m in _GLUED.finditer(text) if not _NOT_GLUED.match(text, m.start())]
    if glued:
        printed = snippet(reference.text, glued[0].start(), glued[-1].end(), 6)
        yield make_row(
            reference.paper,
            "glued-number",
            reference.id,
            printed,
            "put spaces between the words and the numbers",
        )


def _missing(reference: Reference, text: str) -> Iterator[AuditRow]:
    """Report all missing spaces of an entry at once, each with the words around it."""
    found = [m for m in _NO_SPACE.finditer(text) if not _is_lettered(text, m)]
    if not found:
        return
    shown = dict.fromkeys(_word_at(reference.text, m.start(), m.end()) for m in found)
    yield make_row(
        reference.paper,
        "space-missing",
        reference.id,
        " … ".join(shown),
        "put a space after the mark",
    )


def _is_lettered(text: str, match: re.Match[str]) -> bool:
    """Tell whether a comma stands between single letters, as in "N,N-dimetil"."""
    return _LETTERED.match(text, max(0, match.start() - 1)) is not None


def _word_at(text: str, start: int, end: int) -> str:
    left, right = start, end
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    return text[left:right]


def _before_marks(reference: Reference, text: str, spaced_colons: bool) -> Iterator[AuditRow]:
    """Report one row for each mark that has a space before it."""
    seen: set[str] = set()
    for match in _BEFORE_MARK.finditer(text):
        mark = match["mark"]
        if mark in seen or (mark == ":" and spaced_colons):
            continue
        seen.add(mark)
        yield _row(reference, "space-before-mark", match, f"take out the space before “{mark}”")


def _row(reference: Reference, kind: str, match: re.Match[str], advice: str) -> AuditRow:
    printed = snippet(reference.text, match.start(), match.end(), 10)
    return make_row(reference.paper, kind, reference.id, printed, advice)
