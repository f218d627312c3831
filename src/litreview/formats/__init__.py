"""What other programs read: BibTeX, BibLaTeX, RIS, CSL-JSON, tables, reference lists, graphs."""

from litreview.formats.exports import FORMATS, export_review

__all__ = ["FORMATS", "export_review"]
