"""Build labelled references, train the tagger, evaluate it: ``python -m training``."""
