"""What is wrong in the papers' citations and lists, as a reviewer would mark it."""

from litreview.audits.audit import audit_review
from litreview.audits.figures import Figure
from litreview.audits.rows import COLUMNS, KINDS, AuditRow, audit_frame, make_row, sort_rows

__all__ = [
    "COLUMNS",
    "KINDS",
    "AuditRow",
    "Figure",
    "audit_frame",
    "audit_review",
    "make_row",
    "sort_rows",
]
