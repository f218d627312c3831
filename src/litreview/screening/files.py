"""The text of a file that a person keeps: decisions, or what was searched."""

from __future__ import annotations

from pathlib import Path

from litreview.errors import InputError


def read_text(path: Path, *, absent: str, undecoded: str) -> str:
    """Read a file as UTF-8, with or without a byte order mark.

    Parameters
    ----------
    absent, undecoded
        What to do where it cannot be read, and where it is not UTF-8.

    Raises
    ------
    InputError
        In both cases, with these words.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: not readable ({error.strerror}); {absent}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; {undecoded}") from None
