"""``python -m litreview`` is the command line."""

from litreview.cli import main

main()
