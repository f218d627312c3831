"""What `make review` does: build, execute copies of the notebooks, say where to look.

    python -m litreview.make --papers data/papers [--out folder]

Without ``--out`` the shipped results are renewed (``data/bib``, ``figures``); with it everything
goes into that folder and nothing of the project is touched.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

from litreview.errors import InputError, LitreviewError
from litreview.model import Progress
from litreview.terminal import harmless, terminal_progress

NOTEBOOKS = Path("notebooks")


def main(arguments: list[str] | None = None) -> int:
    """Run the whole job; return the exit status (0 fine, 2 nothing readable)."""
    parser = argparse.ArgumentParser(
        description="Read papers, write bibliography, figures and notebooks."
    )
    parser.add_argument("--papers", type=Path, default=Path("data/papers"))
    parser.add_argument(
        "--out", default="", help="folder for everything; empty: data/bib and figures"
    )
    parser.add_argument(
        "--codebook", default="", help="themes; empty: data/codebook.yaml for the shipped papers"
    )
    parser.add_argument(
        "--corrections",
        default="",
        help="your corrections; empty: data/corrections.yaml for the shipped papers",
    )
    options = parser.parse_args(arguments)
    shipped = not options.out
    if shipped and options.papers.resolve() != Path("data/papers").resolve():
        print("make review: say where the results go: OUT=folder", file=sys.stderr)
        return 2
    out = Path("data/bib") if shipped else Path(options.out)
    figures = Path("figures") if shipped else out / "figures"
    executed = Path("build/notebooks") if shipped else out / "notebooks"
    codebook = options.codebook or ("data/codebook.yaml" if shipped else None)
    corrections = options.corrections or ("data/corrections.yaml" if shipped else None)
    from litreview import commands
    from litreview.edits import describe_offers

    try:
        with terminal_progress() as report:
            review = commands.build(
                options.papers,
                out,
                figures=figures,
                codebook=codebook,
                corrections=corrections,
                progress=report,
            )
            papers = (
                None if shipped else options.papers
            )  # else each notebook reads what it is about
            execute_notebooks(NOTEBOOKS, executed, papers, codebook, corrections, report)
    except LitreviewError as error:
        print(harmless(f"make review: {error}"), file=sys.stderr)
        return 2
    print(*map(harmless, [*review.summary(), *describe_offers(out)]), sep="\n")
    pages = [str(out / name) for name in ("explorer.html", "report.html") if (out / name).is_file()]
    if pages:
        print(f"open        {', '.join(pages)}")
    print(f"look at     {out}/audit.csv (what to mend), {out}/works.csv (column reasons)")
    print(f"reuse       {out}/references.bib, {out}/works.json, {out}/networks")
    print(f"see         {figures}/en, {figures}/id, {executed}")
    return 0


def execute_notebooks(
    source: Path,
    target: Path,
    papers: Path | None,
    codebook: str | None = None,
    corrections: str | None = None,
    report: Progress | None = None,
) -> None:
    """Execute a copy of every notebook on the given papers; the originals stay as they are.

    Without papers each reads its own: the shipped corpus, or the thesis of the audit. What a
    notebook writes goes into a folder of its name beside the copy.

    Raises
    ------
    InputError
        When nbconvert is absent or a cell fails; the failing cell is named.
    """
    try:
        import nbformat
        from nbconvert.preprocessors import CellExecutionError, ExecutePreprocessor
    except ImportError as error:
        raise InputError("notebooks need nbconvert: pip install 'litreview[notebooks]'") from error
    target.mkdir(parents=True, exist_ok=True)
    named = {"PAPERS": papers, "CODEBOOK": codebook, "CORRECTIONS": corrections}
    for name, path in named.items():
        if path:
            os.environ[f"LITREVIEW_{name}"] = str(Path(path).resolve())
    paths = sorted(source.glob("[0-9]*.ipynb"))
    for done, notebook_path in enumerate(paths, start=1):
        notebook = nbformat.read(notebook_path, as_version=4)
        files = target / notebook_path.stem
        os.environ["LITREVIEW_OUT"] = str(files.resolve())
        # The kernel warns of its plain local socket at every start; only errors matter here.
        runner = ExecutePreprocessor(
            timeout=600, kernel_name="python3", extra_arguments=["--IPKernelApp.log_level=40"]
        )
        try:
            runner.preprocess(notebook, {"metadata": {"path": str(source)}})
        except CellExecutionError as error:
            last = re.sub(r"\x1b\[[\d;]*m", "", str(error).strip().splitlines()[-1])
            raise InputError(
                f"{notebook_path.name} stopped: {last}; open it with `make lab`"
            ) from error
        _point_beside(notebook, files)
        nbformat.write(notebook, target / notebook_path.name)
        if report:
            report("executing notebooks", done, len(paths))


def _point_beside(notebook: Any, files: Path) -> None:
    """Make links to the files that a notebook wrote relative, so that the folder can be moved."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown = output.get("data", {})
            if "text/html" in shown:
                shown["text/html"] = shown["text/html"].replace(
                    f'"{files.resolve()}', f'"{files.name}'
                )


if __name__ == "__main__":
    raise SystemExit(main())
