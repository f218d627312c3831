"""All figures of a review, in every language, and a list of those that were left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.formats.whole import make_folder, whole_file
from litreview.labels import LANGUAGES, label
from litreview.plates.indicators import indicator_plates
from litreview.plates.inductive import inductive_plates
from litreview.plates.lists import citation_plate, finding_plates, list_plates
from litreview.plates.networks import network_plates
from litreview.plates.plate import Plate, remove_plate, write_plate

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from litreview.figures.network import Places
    from litreview.review import Review
    from litreview.thematic import ThemeMatrix

    Citations = Callable[[], tuple[nx.DiGraph, Places]]
    """The citation network with the places that its figures in all languages share."""
    Overview = Callable[[], Mapping[str, pd.DataFrame]]
    """What is found in the texts without a codebook."""

LEFT_OUT = "left-out.txt"


def choose_plates(
    review: Review,
    matrix: ThemeMatrix | None,
    citation: Citations,
    overview: Overview | None = None,
) -> Iterator[Plate]:
    """Yield every figure that a review may have; those too small for it say so in ``doubts``.

    Parameters
    ----------
    matrix
        The themes of the papers, where there is a codebook.
    citation
        Gives the citation network and its places.
    overview
        Gives the frames of `litreview.inductive.overview.compute_overview`; by default it is
        asked for those.
    """
    from litreview.inductive.overview import compute_overview

    yield from list_plates(review)
    yield citation_plate(citation)
    yield from network_plates(review, citation()[0])
    yield from indicator_plates(review.indicators, citation()[0])
    yield from finding_plates(review, matrix)
    found = overview() if overview else compute_overview(review.inductive)
    yield from inductive_plates(found)


def write_plates(
    review: Review,
    folder: Path,
    matrix: ThemeMatrix | None,
    citation: Citations,
    overview: Overview | None = None,
    languages: Iterable[str] = LANGUAGES,
) -> None:
    """Draw the figures of a review as PNG and SVG, a folder a language.

    What is too small to be drawn honestly stands in `LEFT_OUT` with the reason.

    Parameters
    ----------
    folder
        Gets one folder a language, such as ``folder/id``.
    matrix, citation, overview
        As in `choose_plates`.
    """
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from litreview.figures import STYLE

    folders = {language: folder / language for language in languages}
    left_out: dict[str, list[str]] = {language: [] for language in folders}
    for path in folders.values():
        make_folder(path)
    with plt.rc_context(STYLE):
        for plate in choose_plates(review, matrix, citation, overview):
            for language, path in folders.items():
                if plate.doubts:
                    remove_plate(plate.name, path)
                    left_out[language].append(_why(plate, language))
                else:
                    write_plate(plate, path, language)
    for language, path in folders.items():
        with whole_file(path / LEFT_OUT) as part:
            part.write_text("".join(left_out[language]), encoding="utf-8", newline="\n")


def _why(plate: Plate, language: str) -> str:
    reasons = " ".join(label(key, language, **values) for key, values in plate.doubts)
    return f"{plate.name}: {reasons}\n"
