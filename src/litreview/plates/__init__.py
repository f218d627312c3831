"""The figures that a review is saved with: which it has enough data for, and writing them."""

from litreview.plates.networks import find_strongest
from litreview.plates.plate import Plate, write_plate
from litreview.plates.write import choose_plates, write_plates

__all__ = ["Plate", "choose_plates", "find_strongest", "write_plate", "write_plates"]
