"""Frames as Parquet, by pyarrow: lists stay lists, whole numbers may be absent.

https://parquet.apache.org/docs/file-format/. Read by pandas, DuckDB, Spark, R's arrow.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import UsageError
from litreview.formats.whole import whole_file

if TYPE_CHECKING:
    import pandas as pd

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(frame: pd.DataFrame, path: Path, lists: frozenset[str] = frozenset()) -> None:
    """Write a frame as one Parquet file; the same frame gives the same bytes with one pyarrow.

    Parameters
    ----------
    frame, path
        What is written, and where.
    lists
        Columns of lists of texts; of others that is seen from their values.

    Raises
    ------
    UsageError
        Where pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError(
            f"{path}: Parquet needs pyarrow; install the extra `parquet` or choose .csv or .xlsx"
        )
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        str(name): pa.array(
            [_plain(value) for value in values], _kind(values, is_list=name in lists)
        )
        for name, values in frame.items()
    }
    with whole_file(path) as part:
        pq.write_table(pa.table(columns), part, version="2.6", compression="zstd")


def _kind(values: pd.Series[Any], *, is_list: bool) -> Any:
    """Return the type of a column; one of lists holds texts."""
    import pandas as pd
    import pyarrow as pa

    types = pd.api.types
    if types.is_bool_dtype(values.dtype):
        return pa.bool_()
    if types.is_integer_dtype(values.dtype):
        return pa.int64()
    if types.is_float_dtype(values.dtype):
        return pa.float64()
    if is_list or any(isinstance(value, list | tuple) for value in values):
        return pa.list_(pa.string())
    return pa.string()


def _plain(value: Any) -> Any:
    import pandas as pd

    if isinstance(value, list | tuple):
        return [_text(str(item)) for item in value]
    if value is None or pd.isna(value):
        return None
    if hasattr(value, "item"):
        return value.item()
    return value if isinstance(value, bool | int | float) else _text(str(value))


def _text(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return _SURROGATE.sub("\ufffd", text)
