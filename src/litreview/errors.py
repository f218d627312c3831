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


class ProviderError(LitreviewError):
    """A provider did not answer as it should; what had come before is in the store.

    Parameters
    ----------
    url
        What was asked for, without keys or e-mail addresses.
    status
        The HTTP status, None where no answer came.
    attempt
        Which attempt failed last, from 1.
    message
        What went wrong and what to do.
    """

    def __init__(self, url: str, status: int | None, attempt: int, message: str = "") -> None:
        self.url = url
        self.status = status
        self.attempt = attempt
        self.message = message or "no usable answer"
        super().__init__(url, status, attempt, message)

    def __str__(self) -> str:
        said = f"status {self.status}" if self.status is not None else "no status"
        return f"{self.url}: {self.message} ({said}, attempt {self.attempt})"


class ProviderBlocked(ProviderError):
    """The provider refuses to go on; it is asked nothing more in this run."""


class BudgetSpent(ProviderError):
    """As many requests as this run may make were made; run again to go on from here."""


class StoreError(LitreviewError):
    """The store of answers cannot be used; the message says why and what to do."""
