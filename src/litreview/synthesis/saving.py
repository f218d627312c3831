"""Writing an export: whole or not at all, the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from litreview.errors import InputError
from litreview.formats.whole import whole_file

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""

_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_FIXED = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


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


def settle_zip(data: bytes) -> bytes:
    """Return an Office file without the time it was made at: same content, same bytes.

    The members keep their order; their dates, and those in ``docProps/core.xml``, are fixed.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = _CLOCK.sub(_FIXED, content)
            settled = zipfile.ZipInfo(member.filename, _EPOCH)
            settled.compress_type = zipfile.ZIP_DEFLATED
            settled.external_attr = 0o600 << 16
            settled.create_system = 3
            new.writestr(settled, content)
    return made.getvalue()
