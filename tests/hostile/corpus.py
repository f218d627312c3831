"""A folder of papers in which every title, name, entry, sentence and file name is hostile."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
from pathlib import Path

from hostile.payloads import ADDRESSES, ALL, CELLS, CHARACTERS, LINES, LONG, PAGES, PLACES, RUN, TEX
from written import docx_bytes

FAMILIES = [f"Jahat{a}{b}" for a in "abcdefgh" for b in "aeiou"]
MANY_AUTHORS = [f"Penulis{n}, {PAGES[2] if n % 20 == 0 else 'B.'}" for n in range(60)]
NAMES = (
    "<img src=x onerror=alert(1)>.txt",
    "=HYPERLINK(1)+cmd.md",
    "\u202egnp.terbalik.txt",
    "baris\nbaru \x1b[31m.txt",
    "--help.md",
    "naskah 'kutip' \"dua\" & $HOME `id` #%2e%3f.html",
    os.fsdecode(b"bukan-utf8-\xff\xfe.txt"),
    "javascript:alert(1)\u2028.docx",
)


def write_corpus(folder: Path) -> Path:
    """Write the papers; return the folder. The same bytes each time."""
    folder.mkdir(parents=True)
    text, prints = paper_text(ALL), paper_text([*PAGES, *CELLS, *TEX])
    files = {
        NAMES[0]: text,
        NAMES[1]: front_matter(PAGES[0], CELLS[0], PLACES[0]) + prints,
        NAMES[2]: paper_text([*CHARACTERS, *CELLS], title=CHARACTERS[0]),
        NAMES[3]: paper_text([*LONG, *PAGES[:3]], title=LONG[1]),
        NAMES[4]: front_matter(CHARACTERS[6], CELLS[1], CHARACTERS[5]) + text,
        NAMES[5]: page(prints),
        NAMES[6]: paper_text(TEX, title=TEX[1]),
        "ekspor.json": csl_json(),
        "scopus.csv": scopus(),
        "zotero.bib": bibtex(),
        "mendeley.ris": ris(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content.encode("utf-8", "surrogatepass"))
    (folder / NAMES[7]).write_bytes(docx_bytes(re.sub(r"[^\n -\ud7ff\ue000-\ufffd]", "", prints)))
    return folder


def write_codebook(path: Path) -> Path:
    """Write a codebook whose ids, labels, definitions and terms are hostile, too."""
    themes = [
        {
            "id": f"tema{n}",
            "label_en": payload,
            "label_id": payload[::-1] or "x",
            "definition": payload,
            "terms_id": ["kemudahan", "tanggap"] if n else ["transparan*"],
            "terms_en": ["ease"],
        }
        for n, payload in enumerate([PAGES[1], PAGES[3], CELLS[0], TEX[1], CHARACTERS[0]])
    ]
    path.write_text(json.dumps({"themes": themes}), encoding="utf-8")
    return path


def entries(payloads: list[str]) -> list[str]:
    """Print an entry for each payload: in the title, and every third time in the name."""
    printed = []
    for n, payload in enumerate(payloads):
        flat, family = one_line(payload), FAMILIES[n % len(FAMILIES)]
        name = f"{flat}, A." if n % 3 == 2 else f"{family}, B."
        address = one_line(ADDRESSES[n % len(ADDRESSES)])
        printed.append(
            f"{name} ({2001 + n % 20}). {flat} dalam pelayanan publik. "
            f"Jurnal {flat[:200]}, 7({n + 1}), {n + 1}–{n + 9}. {address}"
        )
    return printed


def paper_text(payloads: list[str], title: str = PAGES[0]) -> str:
    """Print a paper: a title, sentences that cite and that speak of themes, a list."""
    body = "\n\n".join(
        f"Kemudahan layanan {one_line(payload)} membuat warga tanggap dan transparan "
        f"({FAMILIES[n % len(FAMILIES)]}, {2001 + n % 20}). Temuan {one_line(payload)[:300]} dibahas."
        for n, payload in enumerate(payloads)
    )
    listed = "\n".join(entries(payloads))
    return (
        f"{one_line(title)} dan Pelayanan Publik di Daerah\n\nAni Jahat, {one_line(PAGES[2])}\n\n"
        f"Abstrak\n\nPenelitian ini bertujuan {one_line(PAGES[3])}.\n\nPendahuluan\n\n{body}\n\n"
        f"Daftar Pustaka\n\n{listed}\n"
    )


def front_matter(title: str, container: str, identifier: str) -> str:
    """Return YAML front matter that says hostile things; JSON is YAML, and escapes all of it."""
    facts = {
        "id": identifier,
        "type": "article-journal",
        "title": title,
        "author": [{"family": PAGES[2], "given": CELLS[0]}, {"literal": LONG[0]}],
        "container-title": container,
        "issued": 2020,
        "DOI": "10.1/" + PAGES[3],
        "URL": ADDRESSES[0],
        "keyword": f"{PAGES[0]}, {CELLS[1]}, {CHARACTERS[6]}",
    }
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in facts.items())
    return f"---\n{lines}\n---\n\n"


def page(text: str) -> str:
    """Return a web page that says the text, and runs scripts of its own."""
    parts = "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n+", text))
    meta = "".join(
        f'<meta name="citation_{name}" content="{html.escape(value)}">'
        for name, value in [
            ("title", PAGES[1]), ("author", PAGES[2]), ("journal_title", CELLS[0]),
            ("doi", ADDRESSES[0]), ("pdf_url", ADDRESSES[1]), ("keywords", PAGES[3]),
        ]
    )  # fmt: skip
    return (
        f"<!doctype html><html><head><title>{html.escape(PAGES[0])}</title>{meta}"
        f"<script>{RUN}</script></head><body onload='{RUN}'>{parts}</body></html>"
    )


def csl_json() -> str:
    """Return CSL records; JSON carries every character there is, in every field."""
    records = [
        {
            "id": f"csl-{n}" if n % 2 else payload[:300],
            "type": payload if n % 5 == 4 else "article-journal",
            "title": payload,
            "author": [{"family": payload, "given": payload}, {"literal": payload}],
            "container-title": payload,
            "volume": payload[:500],
            "page": payload[:500],
            "publisher": payload,
            "abstract": f"Kemudahan layanan {payload} itu tanggap.",
            "keyword": payload,
            "language": payload[:50],
            "URL": ADDRESSES[n % len(ADDRESSES)],
            "DOI": f"10.5555/{payload[:300]}",
            "issued": {"date-parts": [[2000 + n % 20]]},
            "reference": [{"unstructured": entry} for entry in entries(ALL)] if n < 2 else [],
        }
        for n, payload in enumerate([*ALL, LONG[0]])
    ]
    records[0]["author"] = [{"literal": name} for name in MANY_AUTHORS]
    return json.dumps(records)


def scopus() -> str:
    """Return an export of Scopus in which every cell is a payload."""
    columns = ["Authors", "Title", "Year", "Source title", "DOI", "Link", "Affiliations",
               "Abstract", "Author Keywords", "References", "Document Type", "EID"]  # fmt: skip
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow(columns)
    for n, payload in enumerate([*CELLS, *PAGES[:2]]):
        authors = "; ".join(MANY_AUTHORS) if n == 0 else f"{payload} A.; Wajar B."
        cited = "; ".join(entries(ALL)) if n < 2 else ""
        rows.writerow([authors, payload, 2000 + n % 20, payload, f"10.5555/{n}{payload[:50]}",
                       ADDRESSES[n % len(ADDRESSES)], payload, payload, payload, cited, "Article",
                       payload[:80] or n])  # fmt: skip
    return made.getvalue()


def bibtex() -> str:
    """Return BibTeX as a careless program writes it: braces and line ends as they come."""
    return "\n".join(
        f"@article{{kunci{n},\n title = {{{payload}}},\n author = {{{FAMILIES[n % len(FAMILIES)]}, {payload[:2000]}}},\n"
        f" journal = {{{payload}}},\n year = {{{2000 + n % 20}}},\n url = {{{ADDRESSES[n % len(ADDRESSES)]}}}\n}}\n"
        for n, payload in enumerate([*PAGES[:2], *TEX, *CHARACTERS[:3]])
    )


def ris() -> str:
    """Return RIS records; a payload of lines is written as it is, so it breaks its record."""
    return "\n".join(
        f"TY  - JOUR\nAU  - {payload}\nTI  - {payload}\nT2  - {payload}\nPY  - {2000 + n % 20}\n"
        f"UR  - {ADDRESSES[n % len(ADDRESSES)]}\nID  - {one_line(payload)[:60]}\nER  - \n"
        for n, payload in enumerate([*LINES, *CELLS[:2], *PAGES[:2]])
    )


def one_line(text: str) -> str:
    """Return a text without line ends, as print on one line has it."""
    return re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]+", " ", text)
