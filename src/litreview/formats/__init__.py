"""What other programs read: BibTeX, CSL-JSON, graph files."""
