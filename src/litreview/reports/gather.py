"""What a report tells of: the frames of a review, computed once for every language."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import litreview
from litreview.enrichment import NOTHING_ASKED
from litreview.errors import UsageError
from litreview.model import DOUBTFUL
from litreview.reports.nets import Net, gather_networks
from litreview.reports.numbers import Frames
from litreview.screening import ScreeningLog, count_flow, read_protocol, read_screening
from litreview.works import THRESHOLD

if TYPE_CHECKING:
    import pandas as pd

    from litreview.review import Review
    from litreview.thematic import ThemeMatrix

LIBRARIES = ("numpy", "pandas", "scipy", "networkx", "scikit-learn", "rapidfuzz")
"""Those whose versions can change a figure, beside litreview's own."""
LOW_LIMITS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the steps of confidence begin."""
SEED = 1
"""Of clusters and layouts; see `litreview.networks.compute_clusters`."""
_PEER = "one label by the rule of "


@dataclass(frozen=True, eq=False)
class Material:
    """Everything that the sections draw on.

    Parameters
    ----------
    review
        The review.
    frames
        Its frames by name, and those made of them.
    matrix
        Its themes, where there is a codebook.
    nets
        Its networks, most important first.
    versions
        Of `LIBRARIES`, those that are installed.
    parameters
        Settings that are words: the identity of works, the codebook's file and hash.
    log
        The screening log, where one was given.
    explorer
        Where links to the explorer lead; None: nowhere.
    """

    review: Review
    frames: Frames
    matrix: ThemeMatrix | None = None
    nets: tuple[Net, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    log: ScreeningLog | None = None
    protocol: bool = False
    explorer: str | None = None


def gather(
    review: Review,
    codebook: str | Path | ThemeMatrix | None,
    protocol: str | Path | Sequence[str | Path] | pd.DataFrame | None,
    screening: str | Path | ScreeningLog | None,
    explorer: str | None,
) -> Material:
    """Compute everything; arguments as in `litreview.reports.build_report`."""
    log = screening if isinstance(screening, ScreeningLog | None) else read_screening(screening)
    asked = _read_protocols(protocol)
    matrix = review.themes(codebook) if isinstance(codebook, str | Path) else codebook
    nets, networks = gather_networks(review)
    held: dict[str, Any] = {
        name: getattr(review, name)
        for name in ("papers", "references", "mentions", "works", "citations")
    }
    held |= {"audit": review.audit(), "skipped": _problems(review.skipped), **networks}
    held |= _indicators(review) if len(held["references"]) or len(held["papers"]) else {}
    if review.enriched is not NOTHING_ASKED:
        held |= {"coverage": review.coverage(), "enrichment": review.enrichment}
    if matrix is not None:
        held |= _themes(matrix)
    if log is not None or asked is not None:
        held["flow"] = count_flow(log, asked)
    if asked is not None:
        held["protocol"] = asked.assign(search=range(1, len(asked) + 1))
    held["parameters"] = _parameters(review)
    return Material(
        review,
        Frames(held),
        matrix,
        nets,
        _versions(),
        _words(review, codebook, matrix),
        log,
        asked is not None,
        explorer,
    )


def _read_protocols(
    protocol: str | Path | Sequence[str | Path] | pd.DataFrame | None,
) -> pd.DataFrame | None:
    """Read a protocol, or several as one; a frame and nothing stay what they are."""
    import pandas as pd

    if protocol is None or isinstance(protocol, pd.DataFrame):
        return protocol
    if isinstance(protocol, str | Path):
        return read_protocol(protocol)
    files = {Path(path).resolve(): path for path in protocol}  # each once
    read = [read_protocol(path) for path in files.values()]
    return pd.concat(read, ignore_index=True) if read else None


def _problems(problems: Sequence[Any]) -> pd.DataFrame:
    import pandas as pd

    rows = [(p.kind, p.message) for p in problems]
    return pd.DataFrame(rows, columns=["kind", "message"], dtype="string")


def _indicators(review: Review) -> dict[str, pd.DataFrame]:
    """Compute the indicators that a report shows; each frame's notes say whether it has enough."""
    of = review.indicators
    return {
        "impact": of.impact(),
        "bradford": of.bradford("works"),
        "rpys": of.rpys(),
        "ages": of.ages(),
        "collaboration": of.collaboration(),
        "price": of.price(),
        "growth-rate": of.growth_rate(),
    }


def _themes(matrix: ThemeMatrix) -> dict[str, pd.DataFrame]:
    from litreview.thematic import evidence_frame

    return {
        "evidence": evidence_frame(matrix.held),
        "themes": matrix.frame.reset_index(),
        "gaps": matrix.gaps(),
    }


def _parameters(review: Review) -> pd.DataFrame:
    """Return the settings that are numbers: name and value."""
    import pandas as pd

    applied = len(review.corrections.rows) - len(review.correction_problems)
    values = {
        "same-work": THRESHOLD,
        "doubtful": DOUBTFUL,
        "seed": SEED,
        "corrections": max(applied, 0),
        "corrections-stale": len(review.correction_problems),
        **{f"confidence-{n}": low for n, low in enumerate(LOW_LIMITS)},
    }
    return pd.DataFrame(values.items(), columns=["name", "value"])


def _versions() -> dict[str, str]:
    found = {}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return {"litreview": litreview.__version__, **found}


def _words(
    review: Review, codebook: str | Path | ThemeMatrix | None, matrix: ThemeMatrix | None
) -> dict[str, str]:
    rules = (r for work in review.work_records for r in work.reasons if r.startswith(_PEER))
    words = {"identity": next(rules, _PEER + "works").removeprefix(_PEER)}
    if isinstance(codebook, str | Path):
        words["codebook"] = Path(codebook).name
        words["codebook-hash"] = hashlib.sha256(Path(codebook).read_bytes()).hexdigest()
    elif matrix is not None:
        content = json.dumps(dataclasses.asdict(matrix.codebook), sort_keys=True, default=str)
        words["codebook-hash"] = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
    return words


def check_language(language: str) -> None:
    """Refuse a language without labels.

    Raises
    ------
    UsageError
        Naming those that there are.
    """
    from litreview.labels import LANGUAGES

    if language not in LANGUAGES:
        raise UsageError(f"no report in {language!r}; use one of {', '.join(LANGUAGES)}")
