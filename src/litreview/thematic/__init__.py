"""Themes: a codebook, the sentences of papers that speak of its themes, the matrix of both."""

from litreview.thematic.code import (
    Evidence,
    code_themes,
    evidence_frame,
    term_weight,
    theme_records,
)
from litreview.thematic.codebook import Codebook, Framework, Theme, load_codebook, parse_codebook
from litreview.thematic.matrix import ThemeMatrix, cell, theme_matrix

__all__ = [
    "Codebook",
    "Evidence",
    "Framework",
    "Theme",
    "ThemeMatrix",
    "cell",
    "code_themes",
    "evidence_frame",
    "load_codebook",
    "parse_codebook",
    "term_weight",
    "theme_matrix",
    "theme_records",
]
