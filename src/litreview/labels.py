"""Words that figures print, by language. A further language is one more column."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from litreview.errors import UsageError

LANGUAGES = ("en", "id")

_LABELS: dict[str, tuple[str, str]] = {
    "references-by-year": ("References by year of publication", "Rujukan menurut tahun terbit"),
    "container-titles": ("Where the cited works appeared", "Tempat terbit karya yang dirujuk"),
    "types": ("Types of cited works", "Jenis karya yang dirujuk"),
    "citation-network": ("Who cites what", "Siapa merujuk apa"),
    "year": ("Year of publication", "Tahun terbit"),
    "entries": ("Printed entries", "Entri tercetak"),
    "works": ("Cited works", "Karya yang dirujuk"),
    "no-year": ("no year", "tanpa tahun"),
    "total": ("all papers", "semua naskah"),
    "paper": ("other paper of the corpus", "naskah lain dalam korpus"),
    "cited-paper": ("paper cited by another paper", "naskah yang dirujuk naskah lain"),
    "work": ("work cited once", "karya dirujuk satu naskah"),
    "shared": ("work cited by two or more papers", "karya dirujuk dua naskah atau lebih"),
    "only-shared": (
        "{shown} of {all} works drawn: those that two or more papers cite",
        "{shown} dari {all} karya digambar: yang dirujuk dua naskah atau lebih",
    ),
    "small": (
        "{n} papers: read the counts, not the shape",
        "{n} naskah: bacalah angkanya, bukan bentuknya",
    ),
    "others": ("{n} more, once each", "{n} lainnya, masing-masing sekali"),
    "nothing": ("nothing to draw", "tidak ada yang dapat digambar"),
    "audit": ("What the audit found", "Temuan audit"),
    "findings": ("Findings", "Temuan"),
    "error": ("error", "kesalahan"),
    "warning": ("warning", "peringatan"),
    "note": ("note", "catatan"),
    "theme-matrix": ("Sentences by theme and paper", "Kalimat menurut tema dan naskah"),
    "printed-table": ("A printed table", "Tabel tercetak"),
    "article-journal": ("journal article", "artikel jurnal"),
    "article-newspaper": ("newspaper article", "artikel surat kabar"),
    "article": ("preprint", "pracetak"),
    "book": ("book", "buku"),
    "chapter": ("chapter", "bab buku"),
    "document": ("type not printed", "jenis tidak tercetak"),
    "legislation": ("law or regulation", "peraturan perundang-undangan"),
    "paper-conference": ("conference paper", "makalah konferensi"),
    "post-weblog": ("web log", "blog"),
    "report": ("report", "laporan"),
    "thesis": ("thesis", "skripsi, tesis, disertasi"),
    "webpage": ("web page", "laman web"),
}


def label(key: str, language: str, **values: object) -> str:
    """Return the words for a key; an unknown key (a new CSL type) stands for itself.

    >>> label("year", "id"), label("small", "en", n=4)
    ('Tahun terbit', '4 papers: read the counts, not the shape')
    >>> label("note-undated", "en", n=2), label("note-undated", "en", n=1)
    ('2 entries without a year are left out.', '1 entry without a year is left out.')
    """
    if language not in LANGUAGES:
        raise UsageError(f"no labels in {language!r}; use one of {', '.join(LANGUAGES)}")
    words = _LABELS.get(key) or _tables().get(key)
    if values.get("n") == 1:  # where a word changes with the number
        words = _tables().get(f"{key}-one", words)
    return words[LANGUAGES.index(language)].format(**values) if words else key


_TABLES = (
    *("audit_kinds", "audit_advice", "indicator_labels", "network_labels", "thematic_labels"),
    *("inductive_labels", "synthesis_labels", "report_labels", "explorer_labels"),
)


@lru_cache(maxsize=1)
def _tables() -> dict[str, tuple[str, str]]:
    """Words about the audit, indicators and networks, from tables that need no code to grow."""
    found = {}
    for name in _TABLES:
        table = files("litreview").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
        for line in table.splitlines()[1:]:
            key, english, indonesian = line.split("\t")
            found[key] = (english, indonesian)
    return found
