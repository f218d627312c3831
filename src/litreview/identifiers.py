"""DOI, URL, ISSN and ISBN: repair what print and web pages did to them, then validate.

Each ``repair_…`` returns the clean identifier (or None) and the problems it mended; the
printed string stays with whoever called. Sources: DOI Handbook §2.2
(https://www.doi.org/doi-handbook/HTML/), ISO 3297 (ISSN), ISO 2108 (ISBN).
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from litreview.model import Problem
from litreview.prose import visible

_SPACES = re.compile(r"\s+")
_RESOLVER = re.compile(r"(?:https?:)?/{0,2}(?:dx\.)?doi\.org/\.?", re.I)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}/[^\s\x00-\x1f]+", re.I)
_AFTER_DOI = re.compile(
    r"https?:/|\]\(|\[(?:google|cross\s*ref|scopus|pub\s*med|link|doi)|(?<=\w)doi(?::|\.org/)", re.I
)
_DASH = re.compile(r"[‐‑‒–—−]")
_ACCESS_NOTE = re.compile(
    r"[\s.,;(\[]{1,6}(?:(?:di\s?akses|diunduh|dilihat|accessed|retrieved|viewed)\b|(?:pada|on|tanggal)\s+\d)"
    r"|[\s,;]{1,6}(?=https?\s?:)|\]\(",
    re.I,
)
_NEAR_SCHEME = re.compile(r"^(https?)[:;]?/{1,2}(?=\w)", re.I)
_SCHEME = re.compile(r"^(?:https?|ftp)://", re.I)
_CLOSERS = {")": "(", "]": "[", ">": "<", "}": "{"}
LINK_START = re.compile(r"(?:https?\s*:\s*/\s*/|www\.)", re.I)
"""Where a printed link begins, stray spaces allowed."""


def repair_doi(printed: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Reduce a printed DOI or DOI link to the bare DOI, lower case.

    Returns
    -------
    doi
        ``10.prefix/suffix`` in lower case, or None where no DOI is in it.
    problems
        ``doi-split`` (white space inside), ``doi-doubled`` (a resolver inside another),
        ``doi-dash`` (a typographic dash for a hyphen), ``doi-broken`` (no DOI to be found).

    Examples
    --------
    >>> repair_doi("https://doi. org/10.1016/j.bushor.2009.09.003")[0]
    '10.1016/j.bushor.2009.09.003'
    >>> repair_doi("https://doi.org/http://dx.doi.org/10.25299/medium.vol8(1).4820.")[0]
    '10.25299/medium.vol8(1).4820'
    >>> repair_doi("doi.org/jurnal")[0] is None
    True
    """
    noted = _ACCESS_NOTE.search(printed, len(printed) - len(printed.lstrip()) + 1)
    kept = printed[: noted.start()] if noted and _DOI.search(printed[: noted.start()]) else printed
    joined = _SPACES.sub("", visible(kept).replace("\u00ad", ""))
    problems = []
    match = _DOI.search(_decode_link(joined))
    doi = _trim_end(_first_doi(match.group())) if match else ""
    plain = _DASH.sub("-", doi).lower()
    if not is_doi(plain):
        return None, (
            Problem("doi-broken", "no DOI in this link; look it up by title", "DOI", printed),
        )
    if _SPACES.search(kept.strip()) and _SPACES.search(_after_label(kept)):
        problems.append(Problem("doi-split", "white space inside the DOI removed", "DOI", printed))
    if len(_RESOLVER.findall(joined)) > 1:
        problems.append(Problem("doi-doubled", "doubled DOI resolver removed", "DOI", printed))
    if _DASH.search(doi):
        problems.append(Problem("doi-dash", "dash in the DOI made a hyphen", "DOI", printed))
    return plain, tuple(problems)


def _decode_link(link: str) -> str:
    """Undo percent and HTML escapes, also doubled ones, until nothing changes."""
    for _ in range(8):
        decoded = html.unescape(unquote(link))
        if decoded == link:
            break
        link = decoded
    return link


def _first_doi(link: str) -> str:
    """Cut off what follows a DOI without a space: another link, a label of a web page."""
    prefix, slash, suffix = link.partition("/")
    after = _AFTER_DOI.search(suffix)
    return prefix + slash + (suffix[: after.start()] if after else suffix)


def _after_label(printed: str) -> str:
    return re.sub(r"^\s*doi\s*[:.]?\s+", "", printed.strip(), flags=re.I)


def is_doi(text: str) -> bool:
    """Tell whether the text is one bare DOI.

    >>> is_doi("10.1108/17506161211214831"), is_doi("https://doi.org/10.1/2")
    (True, False)
    """
    return _DOI.fullmatch(text) is not None


def repair_url(printed: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Rejoin a printed address that line wrapping split, and strip what is not part of it.

    Examples
    --------
    >>> repair_url("https://ejournal3.undip. ac.id/index.php/jpgs/article/view/17471")[0]
    'https://ejournal3.undip.ac.id/index.php/jpgs/article/view/17471'
    >>> repair_url("<https://example.org/a>.")[0]
    'https://example.org/a'
    >>> repair_url("tidak ada")[0] is None
    True
    """
    found = LINK_START.search(printed)
    begin = found.start() if found else 0
    note = _ACCESS_NOTE.search(printed, found.end() if found else 1)
    kept = printed[begin : note.start()] if note else printed[begin:]
    address = _SPACES.sub("", visible(kept)).lstrip("<([*_\"'“")
    mended = _NEAR_SCHEME.sub(r"\1://", _trim_end(address), count=1)
    address, torn = re.sub(r"&(?:amp;)+", "&", mended), mended != _trim_end(address)
    if not re.match(r"(?:https?|ftp)://[^\s/]|[\w-]+(?:\.[\w-]+)+(?:/|$)", address, re.I):
        return None, (Problem("url-broken", "no address here; look it up", "URL", printed),)
    problems = []
    if torn:
        problems.append(Problem("url-scheme", "start of the URL mended", "URL", printed))
    if _SPACES.search(kept.strip(" .,;<>")):
        problems.append(Problem("url-split", "white space inside the URL removed", "URL", printed))
    return address, tuple(problems)


def _trim_end(link: str) -> str:
    """Drop sentence marks and unopened brackets at the end."""
    surplus = {mark: link.count(mark) - link.count(_CLOSERS[mark]) for mark in _CLOSERS}
    end = len(link)
    while end:
        last = link[end - 1]
        if last in surplus and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in ".,;:'\"*_”’":
            break
        end -= 1
    return link[:end]


def url_host(url: str) -> str:
    """Return the host of an address, lower case, without ``www.``.

    >>> url_host("https://www.kompas.id/baca/")
    'kompas.id'
    """
    host = re.split(r"[/?#]", re.sub(r"^(?:[a-z]+:)?//", "", url.strip().lower()))[0]
    return re.sub(r":\d*$", "", host.rpartition("@")[2]).removeprefix("www.")


def find_issns(text: str) -> list[str]:
    """Return every valid ISSN in a text as ``dddd-dddX``, in order.

    >>> find_issns("E-ISSN 2807-4238 and P-ISSN 2807-4246; telp. 1234-5678")
    ['2807-4238', '2807-4246']
    """
    candidates = re.findall(r"(?<!\d)([0-9]{4})\s?[-‐‑–—]\s?([0-9]{3}[0-9xX])(?!\w)", text)
    return [f"{a}-{b.upper()}" for a, b in candidates if is_issn(f"{a}-{b}")]


def is_issn(text: str) -> bool:
    """Check the form and the check digit of an ISSN.

    >>> is_issn("2088-2815"), is_issn("2088-2816")
    (True, False)
    """
    digits = re.fullmatch(r"([0-9]{4})-?([0-9]{3}[0-9xX])", text.strip())
    if digits is None:
        return False
    values = [10 if c in "xX" else int(c) for c in "".join(digits.groups())]
    return (
        sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True)) % 11 == 0
    )


def find_isbns(text: str) -> list[str]:
    """Return every valid ISBN (10 or 13 digits) in a text, digits only, in order.

    >>> find_isbns("ISBN 978-0-306-40615-7, 0-306-40615-3")
    ['9780306406157']
    """
    found = []
    for candidate in re.findall(r"(?<![\d-])\d[\d -]{8,16}[\dxX](?![\d-])", text):
        digits = re.sub(r"[ -]", "", candidate).upper()
        if is_isbn(digits):
            found.append(digits)
    return found


def is_isbn(digits: str) -> bool:
    """Check the check digit of an ISBN given as bare digits.

    >>> is_isbn("0306406152"), is_isbn("9780306406157"), is_isbn("9780306406158")
    (True, True, False)
    """
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if c == "X" else int(c) for c in digits]
        return sum(w * v for w, v in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10 == 0
    return False
