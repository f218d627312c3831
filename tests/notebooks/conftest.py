"""Let the tests of this folder import what compares pictures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
