"""An environment of its own for each peer, and a process in it that is timed."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BESIDE = Path(__file__).parent
INSTALLATION = 900
"""Seconds that pip may take for one peer."""


class LeftOut(Exception):
    """Why a peer has no figures."""


@dataclass(frozen=True)
class Peer:
    """A library that is timed beside this package.

    Parameters
    ----------
    name
        As the ``SIDES`` of the script name it.
    needs
        What pip installs for it; nothing for what runs where this package does.
    """

    name: str
    needs: tuple[str, ...] = ()


def prepare(peer: Peer, folder: Path) -> Path:
    """Return the interpreter that has the peer, installed now or by a run before.

    Raises
    ------
    LeftOut
        When it cannot be installed.
    """
    if not peer.needs:
        return Path(sys.executable)
    home = folder / re.sub(r"\W+", "-", " ".join(peer.needs))
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / "installed.txt"
    wanted = "\n".join([*peer.needs, sys.version])
    if python.exists() and done.exists() and done.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(home, ignore_errors=True)
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), *_path()]))
    if uv:
        _call([uv, "venv", "--python", sys.executable, str(home)])
        _call([uv, "pip", "install", "--python", str(python), *peer.needs])
    else:
        _call([sys.executable, "-m", "venv", str(home)])
        _call([str(python), "-m", "pip", "install", "--quiet", *peer.needs])
    done.write_text(wanted, encoding="utf-8")
    return python


def run(python: Path, script: str, arguments: list[str], limit: float) -> dict[str, Any]:
    """Run a script of this folder, and return what it answers and the seconds of the process.

    Raises
    ------
    LeftOut
        When it fails, or is not done within the limit.
    """
    begin = time.perf_counter()
    printed = _call([str(python), str(BESIDE / script), *arguments], limit)
    seconds = time.perf_counter() - begin
    try:
        found: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    except (IndexError, ValueError) as error:
        raise LeftOut("its process gave no answer") from error
    return {
        "version": found["version"],
        "seconds": round(found["seconds"], 3),
        "process_seconds": round(seconds, 2),
        "megabytes": found["megabytes"],
    }


def _path() -> list[str]:
    return os.environ.get("PATH", "").split(os.pathsep)


def _call(command: list[str], limit: float = INSTALLATION) -> str:
    """Run a command with a session of its own, so that what it started ends with it."""
    told = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        text=True, errors="replace", start_new_session=True, env=told,
    ) as process:  # fmt: skip
        try:
            printed, wrong = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise LeftOut(f"not done within {limit:.0f} seconds") from error
        except BaseException:
            _end(process)
            raise
    if process.returncode:
        raise LeftOut(_reason(wrong) or f"its process ended with {process.returncode}")
    return printed


def _end(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _reason(wrong: str) -> str:
    """Return the line that tells most of what a process said before it failed."""
    lines = [line.strip() for line in wrong.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"(?i)\w*(error|exception)\b", line)]
    return (telling or lines or [""])[-1][:200]
