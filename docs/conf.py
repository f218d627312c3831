"""How the documentation is built: `make docs`, offline, warnings are errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import litreview

project = "litreview"
author = "The litreview authors"
copyright = author  # Sphinx's name for it; no year, so that the same input gives the same pages
release = litreview.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "generated_pages"]
exclude_patterns = ["_ext"]
default_role = "py:obj"  # single backticks in docstrings name things of the package

myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "furo"
html_title = "litreview"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_show_search_summary = False  # it would fetch pages, which a browser refuses to pages on a disk
# The theme takes its fonts from the reader's machine; nothing is asked of a host.
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#00567a", "color-brand-content": "#00567a"},
    "dark_css_variables": {"color-brand-primary": "#7cc4e8", "color-brand-content": "#7cc4e8"},
}


def _finish(app: Any, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Say which pages are Indonesian, and mend what Sphinx leaves out for keyboard and screen reader."""
    if page.startswith("id/"):
        context["language"] = "id"
    for part in ("body", "furo_navigation_tree"):
        if context.get(part):
            levelled = context[part].replace('role="heading">', 'role="heading" aria-level="2">')
            context[part] = levelled.replace("<pre>", '<pre tabindex="0">')


def setup(app: Any) -> None:
    """Connect what this file adds, after the theme has made its tree."""
    app.connect("html-page-context", _finish, priority=900)
