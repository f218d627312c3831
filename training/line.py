"""A reference under construction: text, and the spans of the values put into it."""

from __future__ import annotations

from training.examples import Example, make_example


class Line:
    """Collects literal text and labelled values."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[str, int, int]] = []

    def raw(self, text: str) -> Line:
        """Add text that is no field."""
        self.text += text
        return self

    def put(self, label: str, value: str, before: str = "", after: str = "") -> Line:
        """Add a value with what stands around it; nothing at all when the value is empty."""
        if value:
            self.text += before
            start = len(self.text)
            self.text += value
            self.spans.append((label, start, len(self.text)))
            self.text += after
        return self

    def stop(self, mark: str = ". ") -> Line:
        """End a part with `mark`, without doubling a mark that is there."""
        bare = self.text.rstrip()
        if bare and bare[-1] in ".?!" and mark[:1] == ".":
            self.text = bare + mark[1:]
        else:
            self.text = bare + mark
        return self

    def example(self, corpus: str) -> Example:
        """Return the finished example, white space at the ends removed."""
        text = self.text.rstrip()
        lead = len(text) - len(text.lstrip())
        spans = [(label, start - lead, end - lead) for label, start, end in self.spans]
        return make_example(text.lstrip(), spans, corpus)
