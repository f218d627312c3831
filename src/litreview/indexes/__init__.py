"""Exports of citation indexes → papers with their cited references, and one paper of several exports."""

from litreview.indexes.alike import fold_alike
from litreview.indexes.bibtex import add_bibtex_export, tidy_entry
from litreview.indexes.cited import PRINTED, find_indexed, is_printed, own_list, read_cited
from litreview.indexes.identity import (
    DEFAULT,
    LABELS,
    check_identity,
    find_local_citations,
    label_works,
    peer_papers,
)
from litreview.indexes.merge import merge_papers
from litreview.indexes.read import ENDINGS, is_index, parse_index
from litreview.indexes.record import CITED, Export, read_exports

__all__ = [
    "CITED",
    "DEFAULT",
    "ENDINGS",
    "LABELS",
    "PRINTED",
    "Export",
    "add_bibtex_export",
    "check_identity",
    "find_indexed",
    "find_local_citations",
    "fold_alike",
    "is_index",
    "is_printed",
    "label_works",
    "merge_papers",
    "own_list",
    "parse_index",
    "peer_papers",
    "read_cited",
    "read_exports",
    "tidy_entry",
]
