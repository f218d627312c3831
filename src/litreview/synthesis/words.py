"""The fixed words of a synthesis, by language, from ``data/synthesis_labels.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from litreview.errors import UsageError


def words(key: str, language: str, **values: object) -> str:
    """Return the words for a key, with values put in.

    Raises
    ------
    UsageError
        When there are no words in that language.

    Examples
    --------
    >>> words("aim", "id"), words("mark", "en", n=3)
    ('Tujuan', 'E3')
    """
    languages, table = _table()
    if language not in languages:
        raise UsageError(f"no synthesis in {language!r}; use one of {', '.join(languages)}")
    return table[f"syn-{key}"][languages.index(language)].format(**values)


@lru_cache(maxsize=1)
def _table() -> tuple[list[str], dict[str, list[str]]]:
    table = files("litreview").joinpath("data/synthesis_labels.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in table.splitlines())
    return head[1:], {key: said for key, *said in rows}
