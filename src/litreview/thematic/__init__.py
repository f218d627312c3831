"""Themes: a codebook, the sentences of papers that speak of its themes, the matrix of both."""

from litreview.quantities import compare_figures
from litreview.thematic.code import (
    By,
    Evidence,
    code_themes,
    evidence_frame,
    term_weight,
    theme_records,
)
from litreview.thematic.codebook import Codebook, Framework, Theme, load_codebook, parse_codebook
from litreview.thematic.coders import Coding, Codings, place_codings
from litreview.thematic.codingfiles import format_sheet, read_codings
from litreview.thematic.coverage import compute_coverage, compute_framework_matrix, find_gaps
from litreview.thematic.matrix import ThemeMatrix, cell, theme_matrix
from litreview.thematic.merge import merge_codes
from litreview.thematic.qda import read_qdc
from litreview.thematic.qda_export import format_qdc, format_qdpx
from litreview.thematic.ratings import (
    build_ratings,
    compute_alpha,
    compute_kappa,
    list_disagreements,
)

__all__ = [
    "By",
    "Codebook",
    "Coding",
    "Codings",
    "Evidence",
    "Framework",
    "Theme",
    "ThemeMatrix",
    "build_ratings",
    "cell",
    "code_themes",
    "compare_figures",
    "compute_alpha",
    "compute_coverage",
    "compute_framework_matrix",
    "compute_kappa",
    "evidence_frame",
    "find_gaps",
    "format_qdc",
    "format_qdpx",
    "format_sheet",
    "list_disagreements",
    "load_codebook",
    "merge_codes",
    "parse_codebook",
    "place_codings",
    "read_codings",
    "read_qdc",
    "term_weight",
    "theme_matrix",
    "theme_records",
]
