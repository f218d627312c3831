"""What ``spark-submit`` starts: the job, in a session that Spark has opened."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from litreview.errors import LitreviewError
from litreview.scale.cluster.session import open_session
from litreview.scale.cluster.stages import run_job
from litreview.scale.job import Job


def main(arguments: Sequence[str]) -> int:
    """Run a job and print the record of each step as JSON; say errors in one line.

    Parameters
    ----------
    arguments
        One: the job, as `litreview.scale.job.Job.to_json` writes it.

    Returns
    -------
    int
        0, or 2 when something was wrong.
    """
    try:
        session = open_session()
        for record in run_job(session, Job.from_json(arguments[0])):
            line = json.dumps(record, ensure_ascii=False) + "\n"
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
    except LitreviewError as error:
        sys.stderr.write(f"litreview: {' '.join(str(error).split())}\n")
        return 2
    session.stop()
    return 0
