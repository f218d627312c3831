"""Files → papers: decoding, front matter, regions, and what a page says of itself."""

from litreview.papers.read import parse_file, read_file, read_folder

__all__ = ["parse_file", "read_file", "read_folder"]
