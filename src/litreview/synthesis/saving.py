"""Writing an export: whole or not at all, the same bytes for the same content."""

from __future__ import annotations

from pathlib import Path

from litreview.errors import InputError
from litreview.formats.packed import settle_zip
from litreview.formats.whole import whole_file

__all__ = ["save_bytes", "settle_zip"]


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file that takes its place only when it is whole.

    Raises
    ------
    InputError
        When it cannot be written there.
    """
    try:
        with whole_file(path) as part:
            part.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from error
