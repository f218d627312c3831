"""One self-contained page from gathered data: the template, the bundle, the data as JSON blocks."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError
from litreview.explorer.corpus import describe_work
from litreview.labels import LANGUAGES
from litreview.model import Work

if TYPE_CHECKING:
    from litreview.review import Review

PREFIX = "explorer-"
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_RECORDS = re.compile(r'<meta name="litreview-records" content="([0-9a-f]{64})">')
_HEAD = 100_000
"""Characters of a page within which its head names its records."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data: blob:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)


def render_page(corpus: dict[str, Any], networks: list[dict[str, Any]]) -> str:
    """Return the explorer as one HTML file that asks no host for anything.

    Parameters
    ----------
    corpus
        Records, references, mentions, evidence, themes and what the networks are, JSON-ready. Words
        of the page stand in its `labels`; those that it lacks come from the shipped table.
    networks
        Nodes, edges and what explains them, one for each of `corpus["networks"]`, in that order.

    Returns
    -------
    str
        HTML. Nothing in it that comes from data is markup: it stands in JSON blocks, escaped, and
        the content security policy runs the page's own script and no other.

    Raises
    ------
    InputError
        The bundle that the build makes is missing.
    """
    script, style = _read_built("explorer.js"), _read_built("explorer.css")
    given = corpus.get("labels") or {}
    words = page_labels()
    labels = {language: words[language] | given.get(language, {}) for language in LANGUAGES}
    blocks = [_json_block("corpus", {**corpus, "labels": labels})]
    blocks += [_json_block(f"network-{i}", network) for i, network in enumerate(networks)]
    policy = _POLICY.format(script=_hash_source(script), style=_hash_source(style))
    title = _SURROGATE.sub("\ufffd", str(corpus.get("title") or "litreview"))
    language = corpus.get("language") if corpus.get("language") in LANGUAGES else LANGUAGES[0]
    filled = {
        "language": str(language),
        "policy": escape(policy),
        "records": hash_records((r["id"], r["title"]) for r in corpus["records"]),
        "title": escape(title),
        "noscript": escape(" / ".join(words[one]["no-script"] for one in LANGUAGES)),
        "style": style,
        "blocks": "\n".join(blocks),
        "script": script,
    }
    template = files("litreview").joinpath("explorer/web/index.html").read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: filled[found[1]], template)


def hash_records(records: Iterable[tuple[str, str | None]]) -> str:
    """Return a digest of records, each its id and title, in any order.

    >>> hash_records([("a", "Desa"), ("b", None)]) == hash_records([("b", ""), ("a", "Desa")])
    True
    """
    listed = sorted((name, title or "") for name, title in records)
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()


def hash_review(review: Review) -> str:
    """Return the digest that the explorer of a review has."""
    known = {work.id: describe_work(work)["title"] for work in review.work_records}
    for paper in review.paper_records:
        if paper.id not in known:
            known[paper.id] = describe_work(Work(paper.id, paper.csl, (), paper.id))["title"]
    return hash_records(known.items())


def read_records_hash(page: Path) -> str | None:
    """Return the digest of the records that a file shows; None where it is no explorer."""
    try:
        with page.open(encoding="utf-8", errors="replace") as file:
            found = _RECORDS.search(file.read(_HEAD))
    except OSError:
        return None
    return found[1] if found else None


@lru_cache(maxsize=1)
def page_labels() -> dict[str, dict[str, str]]:
    """Return the words of the page by language and key, placeholders unfilled."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for name, prefix in (("audit_kinds", "problem-"), ("explorer_labels", "")):
        table = files("litreview").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
        for line in table.splitlines()[1:]:
            key, *words = line.split("\t")
            for language, text in zip(LANGUAGES, words, strict=True):
                found[language][prefix + key.removeprefix(PREFIX)] = text
    return found


def escape_json(value: Any) -> str:
    """Return JSON that may stand in a `<script>` block, whatever its strings hold.

    >>> escape_json({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = _SURROGATE.sub("\ufffd", text)
    return re.sub("[<>&\u2028\u2029]", lambda found: _ESCAPES[found[0]], text)


def _json_block(name: str, value: Any) -> str:
    return f'<script type="application/json" id="{name}">{escape_json(value)}</script>'


def _hash_source(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=2)
def _read_built(name: str) -> str:
    """Return a bundled file; a browser reads line ends as one character, and so does the hash."""
    try:
        text = files("litreview").joinpath(f"explorer/built/{name}").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            f"explorer/built/{name} is missing: the explorer's page is made when litreview is "
            "built; install it again (from a clone: pip install -e .), with npm in reach"
        ) from None
    return text.replace("\r\n", "\n")
