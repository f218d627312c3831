"""The synthesis: a table of what each paper says of itself, and a skeleton of themes to write from.

Nothing in it is said without evidence: `Statement` cannot be made without a `Quote`, and a
`Quote` has to stand in its paper.
"""

from litreview.synthesis.blocks import Prompt, Silence, Statement
from litreview.synthesis.cells import fill_cells
from litreview.synthesis.cues import ROLES, Role
from litreview.synthesis.quote import Quote, take
from litreview.synthesis.roles import RoleSentence, find_roles
from litreview.synthesis.rows import Row, build_rows
from litreview.synthesis.synthesis import Synthesis
from litreview.synthesis.themes import ThemeSection, Voice, build_themes

__all__ = [
    "ROLES",
    "Prompt",
    "Quote",
    "Role",
    "RoleSentence",
    "Row",
    "Silence",
    "Statement",
    "Synthesis",
    "ThemeSection",
    "Voice",
    "build_rows",
    "build_themes",
    "fill_cells",
    "find_roles",
    "take",
]
