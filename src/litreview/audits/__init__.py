"""What is wrong in the papers' citations and lists, as a reviewer would mark it."""

from litreview.audits.audit import audit_review
from litreview.audits.figures import Figure
from litreview.audits.groups import GROUPS, group_of
from litreview.audits.rows import COLUMNS, KINDS, AuditRow, audit_frame, make_row, sort_rows

__all__ = [
    "COLUMNS",
    "GROUPS",
    "KINDS",
    "AuditRow",
    "Figure",
    "audit_frame",
    "audit_review",
    "group_of",
    "make_row",
    "sort_rows",
]
