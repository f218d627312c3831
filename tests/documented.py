"""The pages that people read, their blocks of code, and a folder to run these in.

A block of Python or shell is run. One that is not says why, in a comment on the line before it::

    <!-- no-run: asks Crossref -->

A ``text`` block right behind one that is run is what it prints; ``…`` there stands for anything.
"""

from __future__ import annotations

import ast
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *("README.md", "README.id.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
]
TRANSLATIONS = {"README.id.md": "README.md", "docs/id/tutorial.md": "docs/tutorial.md"}
"""Pages whose code is that of another page, which is run in their place."""
LONG = ("README.md", "docs/tutorial.md")
"""Pages that take half a minute."""
RUN = ("python", "sh")
SHIPPED = ("data", "notebooks")
_NO_RUN = re.compile(r"<!-- no-run: (.+?) -->")
# A command of ours that fails stops the block; an audit that finds something has not failed.
_SHELL = (
    """trap 's=$?; case "$s $BASH_COMMAND" in "1 litreview audit "*) ;; *) exit $s;; esac' ERR\n"""
)
_NOWHERE = "http://127.0.0.1:9"  # where nobody answers


@dataclass(frozen=True)
class Block:
    """A block of code: where it stands, why it is not run (or None), what it should print."""

    page: str
    line: int
    language: str
    code: str
    no_run: str | None
    printed: str | None

    @property
    def place(self) -> str:
        """Page and line."""
        return f"{self.page}:{self.line}"


def parse_page(page: str) -> list[Token]:
    """Return the tokens of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return MarkdownIt("commonmark").enable("table").parse(text)


def read_blocks(page: str) -> list[Block]:
    """Return the blocks of Python, shell and YAML of a page."""
    tokens = [t for t in parse_page(page) if t.nesting >= 0 and t.type != "inline"]
    found = []
    for n, token in enumerate(tokens):
        if token.type != "fence" or token.info.split(" ")[0] not in (*RUN, "yaml"):
            continue
        before = tokens[n - 1] if n else token
        after = tokens[n + 1] if n + 1 < len(tokens) else token
        said = _NO_RUN.search(before.content) if before.type == "html_block" else None
        prints = after.type == "fence" and after.info == "text"
        assert token.map
        found.append(
            Block(
                page,
                token.map[0] + 1,
                token.info,
                token.content,
                said[1] if said else None,
                after.content if prints else None,
            )
        )
    return found


def make_copy(folder: Path) -> Path:
    """Lay out what a reader has: the shipped papers and files, and the installed commands."""
    for name in SHIPPED:
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns(".*", "synthesis")
        )
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def offline() -> dict[str, str]:
    """Return the environment, without a way to any host."""
    names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    return {**os.environ, **dict.fromkeys(names, _NOWHERE)}


def pages_with_code() -> list[str]:
    """Return the pages that have something to run."""
    own = [page for page in PAGES if page not in TRANSLATIONS]
    return [page for page in own if any(b.language in RUN for b in read_blocks(page))]


def check_page(page: str, folder: Path, commands: Path) -> None:
    """Run a page in a copy of the shipped layout; what it shows has to be what is printed."""
    code = "".join(block.code for block in read_blocks(page))
    if "jq " in code and not shutil.which("jq"):
        pytest.skip("jq is not on this machine")
    if "nbconvert" in code:
        pytest.importorskip("nbconvert")
    for block, printed, said in run_page(page, make_copy(folder), commands):
        if block.printed is not None:
            assert any(fits(each, block.printed) for each in (printed, said, said + printed)), (
                f"{block.place} prints\n{printed}\nand says\n{said}"
            )


def run_page(page: str, folder: Path, commands: Path) -> Iterator[tuple[Block, str, str]]:
    """Run the blocks of a page in their order; yield each with what it printed and what it said.

    ``commands`` is the folder where the shell finds `litreview`.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in read_blocks(page):
        if block.language in RUN and block.no_run is None:
            if block.language == "python":
                yield block, *_run_python(block, folder, namespace)
            else:
                yield block, *_run_shell(block, folder, commands)


def _run_python(block: Block, folder: Path, namespace: dict[str, Any]) -> tuple[str, str]:
    """Run Python as a notebook does: the value of a last expression is printed."""
    tree = ast.parse(block.code, filename=block.place)
    ast.increment_lineno(tree, block.line)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    out, said = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(said):
        exec(compile(tree, block.place, "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), block.place, "eval"), namespace)
            if value is not None:
                print(repr(value))
    return out.getvalue(), said.getvalue()


def _run_shell(block: Block, folder: Path, commands: Path) -> tuple[str, str]:
    """Run shell in the folder, with the installed commands and without a way to any host."""
    path = os.pathsep.join([str(commands), str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-u", "-c", f"{_SHELL}{block.code}\n:"], cwd=folder, capture_output=True, text=True, encoding="utf-8",
        env={**offline(), "PATH": path}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block.place}: status {done.returncode}\n{done.stderr}"
    failed = [line for line in done.stderr.splitlines() if line.startswith("litreview: ")]
    assert not failed, f"{block.place}: {failed}"
    return done.stdout, done.stderr


def fits(printed: str, shown: str) -> bool:
    """Tell whether what was printed is what a page shows; ``…`` stands for anything.

    White space is one space, since releases of pandas set their columns otherwise.

    >>> fits("4 papers,  69 entries\\n", "4 papers, … entries\\n"), fits("b", "a…")
    (True, False)
    """
    one, other = (" ".join(text.split()) for text in (printed, shown))
    return re.fullmatch(".*".join(map(re.escape, other.split("…"))), one) is not None


def comments_removed(block: Block) -> str:
    """Return the code without its comments, which a translation may word otherwise."""
    lines = (re.sub(r"(^|\s)# .*$", "", line).rstrip() for line in block.code.splitlines())
    return "\n".join(line for line in lines if line)
