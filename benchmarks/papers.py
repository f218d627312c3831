"""Speed of the readers: JSON lines of pages or entries and seconds.

python benchmarks/papers.py [pages ...]
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time

from litreview.papers import parse_file
from litreview.references.split import split_list

LINE = "Media sosial mengubah cara pemerintah daerah berbicara dengan warga (Arianto, 2021)."
ENTRY = "Arianto, B. ({}). Media Sosial dan Warga {}. Jurnal Akuntansi, 6(1), 61-80."


def make_pdf(pages: int) -> bytes:
    """Return a PDF of 45 lines a page, with running heads."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in range(pages):
        canvas.drawString(72, 800, f"Jurnal Administrasi, {page}")
        for row in range(45):
            canvas.drawString(72, 760 - 14 * row, LINE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    """Print one JSON line for each PDF and for each length of list."""
    for pages in [int(a) for a in sys.argv[1:]] or [20, 200, 2000]:
        data = make_pdf(pages)
        begin = time.perf_counter()
        parse_file(data, "a.pdf")
        seconds = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"pages": pages, "seconds": round(seconds, 2), "peak_mb": peak}))
    for entries in (5_000, 50_000):
        text = "\n".join(ENTRY.format(1990 + n % 30, n) for n in range(entries))
        begin = time.perf_counter()
        found = len(split_list(text))
        seconds = time.perf_counter() - begin
        print(json.dumps({"entries": entries, "found": found, "seconds": round(seconds, 2)}))


if __name__ == "__main__":
    main()
