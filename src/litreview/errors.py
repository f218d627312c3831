"""Every error that a wrong call can raise, in one tree.

Bad *data* never raises: it becomes a `litreview.model.Problem` on the record that holds it.
What is raised here says in one line what is wrong, where, and how to mend it.
"""


class LitreviewError(Exception):
    """Root of all errors of this package."""


class InputError(LitreviewError, ValueError):
    """Nothing readable where papers, references or records were expected."""


class UsageError(LitreviewError, ValueError):
    """An argument has no meaning here, such as an unknown kind of network."""
