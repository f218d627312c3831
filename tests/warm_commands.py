"""The command `litreview` without its start: a process that has it loaded, and forks for each call.

The blocks of a page call it fifty times, and a start takes a second or two. That a process of
its own does the same is tested in `test_cli`.
"""

from __future__ import annotations

import importlib
import json
import os
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

_CLIENT = """#!{python} -IS
import json, os, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({address!r})
socket.send_fds(line, [json.dumps([sys.argv[1:], os.getcwd()]).encode()], [0, 1, 2])
sys.exit((line.recv(1) or b"\\1")[0])
"""
_REFERENCE = "Tuten, T. L. (2016). Social Media Marketing. Sage."


@contextmanager
def serve_commands(folder: Path, env: Mapping[str, str]) -> Iterator[Path]:
    """Serve `litreview` as long as the context lasts; yield the folder that has the command."""
    address = str(folder / "socket")
    bound = folder / "bin"
    bound.mkdir()
    command = bound / "litreview"
    command.write_text(_CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
    command.chmod(0o755)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        os.set_inheritable(listening.fileno(), True)
        with subprocess.Popen(
            [sys.executable, __file__, str(listening.fileno())],
            pass_fds=[listening.fileno()],
            env=env,
        ) as process:
            try:
                yield bound
            finally:
                process.terminate()


def _serve(number: int) -> None:
    """Load what commands need, then answer calls, each in a fork."""
    import litreview
    from litreview.cli import main

    list(litreview.parse(_REFERENCE))
    for name in ("pandas", "networkx", "litreview.networks", "litreview.indicators"):
        importlib.import_module(name)

    with socket.socket(fileno=number) as listening:
        while True:
            line, _ = listening.accept()
            data, streams, *_ = socket.recv_fds(line, 1 << 16, 3)
            if os.fork() == 0:
                listening.close()
                _run(main, data, streams, line)
            for stream in streams:
                os.close(stream)
            line.close()
            _reap()


def _run(
    main: Callable[[], None], data: bytes, streams: list[int], line: socket.socket
) -> NoReturn:
    """Run one command on the caller's streams, in the caller's folder; say its status and end."""
    arguments, where = json.loads(data)
    os.chdir(where)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
    sys.argv = ["litreview", *arguments]
    status: int | str | None = 1
    try:
        main()
        status = 0
    except SystemExit as end:
        status = end.code
    finally:
        if sys.exception() is not None:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        line.send(bytes([status if isinstance(status, int) else 0]))
        os._exit(0)


def _reap() -> None:
    """Let those that have ended go."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
