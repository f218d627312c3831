"""Facts that a page states behind their names, as Garuda and OJS print them: "Title : …"."""

from __future__ import annotations

import re
from typing import Any

from litreview.dates import parse_date
from litreview.identifiers import find_issns, repair_doi
from litreview.names import parse_names
from litreview.papers.imprint import is_imprint, merge_imprints, read_journal_name
from litreview.prose import fold, squeeze

_LABELS = {
    "title": "title; judul; judul artikel; article title; judul jurnal artikel; judul penelitian",
    "author": "author; authors; author s; penulis; nama penulis; pengarang; para penulis; creator; creators",
    "container-title": """journal; jurnal; nama jurnal; journal title; journal name; judul jurnal; source; sumber;
        published in; dipublikasikan di; diterbitkan di; terbitan; issue; nomor; edisi""",
    "publisher": "publisher; penerbit; journal publisher",
    "issued": """year; tahun; tahun terbit; publish date; published; publication date; date; tanggal terbit;
        date published; diterbitkan; terbit""",
    "volume": "volume; vol",
    "page": "pages; page; halaman; hal; hlm",
    "ISSN": "issn; e issn; p issn; eissn; pissn; issn online; issn cetak; issn print",
    "DOI": "doi",
}
_VARIABLE = {
    phrase.strip(): variable
    for variable, phrases in _LABELS.items()
    for phrase in re.sub(r"\s+", " ", phrases).split(";")
}
_LINE = re.compile(
    r"^[ \t*_#>•-]*(?P<label>[^\W\d][\w ()/-]{1,24}?)[ \t*_]*[:：][ \t*_]*(?P<value>.*?)[*_\s]*$",
    re.M,
)
_HEAD = 4_000
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_RANGE = re.compile(r"(\d{1,5})\s*[-–]\s*(\d{1,5})")


def find_stated(text: str, end: int) -> dict[str, Any]:
    """Read the labelled facts at the head of a page, up to where its abstract or list begins.

    Parameters
    ----------
    text, end
        The page, and where its own data end.

    Returns
    -------
    dict
        CSL variables; empty where no title is stated beside another fact.

    Examples
    --------
    >>> page = "Title : Media Sosial dan Warga Desa\\nAuthor(s) : Budi Santoso (UGM), Rina Wati\\nYear: 2020\\n"
    >>> find_stated(page, len(page))["author"]
    [{'family': 'Santoso', 'given': 'Budi'}, {'family': 'Wati', 'given': 'Rina'}]
    """
    printed = _collect(text[: min(end, _HEAD)])
    if "title" not in printed or len(printed) < 2:
        return {}
    csl: dict[str, Any] = {"title": squeeze(printed.pop("title")[0]).strip("*_ ")}
    for variable, values in printed.items():
        _READ[variable](csl, values)
    lines = [line for line in text[: min(end, _HEAD)].splitlines() if is_imprint(line)]
    for variable, value in merge_imprints(lines).items():
        csl.setdefault(variable, value)
    return csl


def _collect(head: str) -> dict[str, list[str]]:
    printed: dict[str, list[str]] = {}
    for match in _LINE.finditer(head):
        variable = _VARIABLE.get(fold(match["label"]))
        value = match["value"] or _line_below(head, match.end())
        if variable and value:
            printed.setdefault(variable, []).append(value)
    return printed


def _line_below(head: str, at: int) -> str:
    """The value of a label that stands alone on its line, if no other label follows."""
    below = head[at + 1 :].split("\n", 1)[0].strip()
    return "" if _LINE.match(below) else below


def _read_authors(csl: dict[str, Any], values: list[str]) -> None:
    plain = ", ".join(_BRACKETED.sub("", value).strip(" ,;") for value in values)
    names = parse_names(plain, given_first="," not in plain or ";" not in plain)[0]
    if names:
        csl["author"] = [name.as_csl() for name in names]


def _read_container(csl: dict[str, Any], values: list[str]) -> None:
    numbered = [value for value in values if is_imprint(value)]
    for variable, value in merge_imprints(numbered).items():
        csl.setdefault(variable, value)
    for value in values:
        name = read_journal_name(value) if value in numbered else squeeze(value)
        if name and not name[0].isdigit() and "container-title" not in csl:
            csl["container-title"] = name
        elif re.fullmatch(r"\d{1,3}", name):
            csl.setdefault("issue", name)


def _read_publisher(csl: dict[str, Any], values: list[str]) -> None:
    csl["publisher"] = squeeze(values[0])


def _read_date(csl: dict[str, Any], values: list[str]) -> None:
    """The fullest of the printed dates, if all name one year."""
    dates = [parts for value in values if (parts := parse_date(value).parts)]
    if dates and len({parts[0] for parts in dates}) == 1:
        csl["issued"] = {"date-parts": [max(dates, key=len)]}


def _read_volume(csl: dict[str, Any], values: list[str]) -> None:
    if is_imprint(f"Vol. {values[0]}"):
        for variable, value in merge_imprints([f"Vol. {values[0]}"]).items():
            csl.setdefault(variable, value)
    elif match := re.match(r"\d{1,4}", values[0]):
        csl["volume"] = match[0].lstrip("0") or match[0]


def _read_pages(csl: dict[str, Any], values: list[str]) -> None:
    if match := _RANGE.search(values[0]):
        csl["page"] = f"{match[1]}-{match[2]}"


def _read_issn(csl: dict[str, Any], values: list[str]) -> None:
    if issns := find_issns(" ".join(values)):
        csl["ISSN"] = ", ".join(dict.fromkeys(issns))


def _read_doi(csl: dict[str, Any], values: list[str]) -> None:
    if doi := repair_doi(values[0])[0]:
        csl["DOI"] = doi


_READ = {
    "author": _read_authors,
    "container-title": _read_container,
    "publisher": _read_publisher,
    "issued": _read_date,
    "volume": _read_volume,
    "page": _read_pages,
    "ISSN": _read_issn,
    "DOI": _read_doi,
}
