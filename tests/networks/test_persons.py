"""Which printed names are one person."""

import pytest

from litreview.networks.persons import is_body, merge_names


@pytest.mark.parametrize(
    ("bylines", "n_persons"),
    [
        ([["Arianto, B."], ["Arianto, Bambang"]], 1),
        ([["Ventä-Olkkonen, L."], ["VENTA‐OLKKONEN, L"]], 1),
        ([["Wijaya, H."], ["Wijaya, H. H."], ["Wijaya, Hendra H."]], 1),
        ([["Arianto, B."], ["Arianto, Bambang"], ["Arianto, Budi"]], 3),
        ([["Arianto, B.", "Arianto, Bambang"]], 2),
        ([["Arianto, B."], ["Arianto, C."]], 2),
        ([["Sukarno"], ["Sukarno, M."]], 2),
        ([["Lan, A."], ["LAN"], ["Lan"]], 3),
    ],
)
def test_names_are_merged_only_when_unambiguous(bylines, n_persons):
    """Each row is a set of works' authors and the number of persons they are."""
    assert len(set(merge_names(bylines).values())) == n_persons


@pytest.mark.parametrize(
    ("printed", "body"),
    [("Kompas.com", True), ("Badan Pusat Statistik", True), ("Sugiyono", False), ("R., A.", False)],
)
def test_bodies_are_told_from_mononyms(printed, body):
    """A name without a comma is a body's unless it is one capitalised word."""
    assert is_body(printed) is body
