"""A small invented corpus and codebook for the tests of the synthesis."""

from __future__ import annotations

from pathlib import Path

from litreview import Review
from litreview.papers import parse_file
from litreview.review import review_papers
from litreview.synthesis import Synthesis
from litreview.thematic import ThemeMatrix, code_themes, parse_codebook

FIRST = """Pupuk Cair dan Panen Padi di Kabupaten Karawang

Sri Handayani

Abstrak

Penelitian ini bertujuan menguji pupuk cair pada padi. Penelitian ini menggunakan metode eksperimen dengan tiga ulangan. Hasil penelitian menunjukkan bahwa panen naik 12%. Pelatihan petani masih kurang. Penelitian selanjutnya perlu menguji musim kering.

Pendahuluan

Pelatihan petani menaikkan panen (Wijaya, 2018). Menurut Lestari (2019), pupuk cair mudah dipakai.

Daftar Pustaka

Lestari, M. (2019). Pupuk cair di sawah. Jurnal Tani, 4(1), 1-10.
Wijaya, B. (2018). Pelatihan petani. Jurnal Desa, 2(2), 20-30.
"""
SECOND = """Farmer training and rice yields

Abstract

This study aims to measure what farmer training does to rice yields. A survey of 80 farmers was conducted in Ubud in 2019. The results show that training raises yields. The study was limited to one valley.
"""
THIRD = """Riz et formation

Cette étude examine les effets de la formation des paysans sur les récoltes de riz dans les villages du delta. Les résultats montrent que la formation augmente les rendements de manière significative pendant la saison des pluies.
"""
BOOK = {
    "frameworks": [{"id": "f1", "label": "Extension theory"}],
    "themes": [
        {
            "id": "training",
            "label_id": "pelatihan",
            "label_en": "training",
            "definition": "Training of farmers.",
            "frameworks": ["f1"],
            "terms_id": ["pelatihan"],
            "terms_en": ["training"],
        },
        {"id": "yield", "label_id": "panen", "label_en": "yield", "terms_id": ["panen"], "terms_en": ["yields"]},
        {"id": "credit", "label_id": "kredit", "label_en": "credit", "terms_id": ["kredit"]},
    ],
}  # fmt: skip


def make_review(*texts: str) -> Review:
    """Read texts as papers p1, p2, …."""
    named = enumerate(texts or (FIRST, SECOND), start=1)
    return review_papers([p for n, t in named for p in parse_file(t.encode(), f"p{n}.txt")])


def by_terms(review: Review) -> ThemeMatrix:
    """Code a review by the terms of the codebook alone, so that the evidence is known beforehand."""
    book = parse_codebook(BOOK)
    papers = review.paper_records
    return ThemeMatrix(tuple(code_themes(papers, book, by="terms")), book, papers)


def make_synthesis(
    *texts: str, language: str = "id", style: str | Path | None = "harvard", book: bool = True
) -> Synthesis:
    """Build the synthesis of texts, with the codebook above or without."""
    review = make_review(*texts)
    matrix = by_terms(review) if book else None
    return Synthesis.of(
        review.paper_records,
        review.mention_records,
        review.work_records,
        matrix=matrix,
        language=language,
        style=style,
    )
