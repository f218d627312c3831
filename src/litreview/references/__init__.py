"""Printed reference lists → References: split, tag, normalize."""

from litreview.references.extract import extract_references, with_own_citation
from litreview.references.parse import iter_references, parse_reference, parse_references

__all__ = [
    "extract_references",
    "iter_references",
    "parse_reference",
    "parse_references",
    "with_own_citation",
]
