"""The notebooks on folders of somebody else: one paper, no list, an export, hostile text."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("05_your_own_papers", "06_reference_audit", "00_start_here")
LIST = """

## Daftar Pustaka

Anwar, R. (2019). Tata kelola desa. Jurnal Desa, 4(2), 11-20.

Budiman, S., & Cahyono, T. (2020). Dana desa. Jurnal Desa, 5(1), 3-9.
"""
BODY = "# Layanan Desa\n\n## Pendahuluan\n\nLayanan itu mudah (Anwar, 2019). Begitu pula (Widodo, 2018)."
HOSTILE = (
    "# <script>alert(1)</script> =HYPERLINK(1)\n\n## Pendahuluan\n\n</script><img src=x onerror=alert(1)> "
    f"(\u202eAnwar, 2019).\x07\n\n## Daftar Pustaka\n\n{'N' * 3000}, <b>R</b>. (2019). =1+1 </script> "
    "& \u202e desa. Jurnal <i>Desa, 4(2), 11-20.\n"
)
EXPORT = (
    "FN Clarivate\nVR 1.0\nPT J\nAU Ali, B\nTI Satu\nCR SMALL H, 1973, J AM SOC INFORM SCI, V24, P265\n"
    "   COLE S, 1973, SOCIAL STRATIFICATION\nPY 2020\nUT WOS:1\nER\n\nEF\n"
)
CODEBOOK = "themes:\n  - {id: ease, label_id: kemudahan, label_en: ease, terms_id: [mudah]}\n"
FOLDERS = {
    "one paper": {"a.md": BODY + LIST},
    "no list, no body": {"a.md": "# Sebuah judul saja\n", "b.txt": "x"},
    "an export": {"savedrecs.txt": EXPORT},
    "hostile": {"a.md": HOSTILE, "b.md": BODY + LIST},
}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_notebooks_run_on_any_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cell fails, with a codebook or without, and the files are written; one kernel for all."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for file, text in FOLDERS[name].items():
        (folder / file).write_text(text, encoding="utf-8")
    book = tmp_path / "themes.yaml"
    book.write_text(CODEBOOK, encoding="utf-8")
    monkeypatch.setenv("LITREVIEW_PAPERS", str(folder))
    monkeypatch.setenv("LITREVIEW_OUT", str(tmp_path / "out"))
    monkeypatch.setenv("LITREVIEW_CODEBOOK", str(book) if name in ("one paper", "hostile") else "")
    monkeypatch.delenv("LITREVIEW_CORRECTIONS", raising=False)
    names = NAMES if name == "one paper" else NAMES[:2]
    notebook = nbformat.v4.new_notebook()
    for path in (ROOT / "notebooks" / f"{n}.ipynb" for n in names):
        cells = nbformat.read(path, as_version=4).cells
        reset = nbformat.v4.new_code_cell("%reset -f")
        notebook.cells += [reset, *(cell for cell in cells if cell.cell_type == "code")]
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(ROOT / "notebooks")}},
    )  # fmt: skip
    client.execute()
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {
        "explorer.html",
        "report.html",
        "report.docx",
        "works.bib",
        "review.xlsx",
        "audit.csv",
    } <= written
    for page in ("explorer.html", "report.html"):
        text = (tmp_path / "out" / page).read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<img src=x" not in text
