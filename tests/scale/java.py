"""Whether tests of Spark can run here: it needs Java, which pip does not bring."""

from __future__ import annotations

import os

import pytest

from litreview.errors import UsageError
from litreview.scale.cluster.session import check_java


def java_is_demanded() -> bool:
    """Say whether a missing Java is a failure, as it is in CI."""
    return os.environ.get("CI") == "true" or os.environ.get("LITREVIEW_SPARK") == "1"


def need_java() -> None:
    """Skip with a line that says what to install, or fail where Java is demanded."""
    try:
        check_java()
    except UsageError as error:
        (pytest.fail if java_is_demanded() else pytest.skip)(str(error))
