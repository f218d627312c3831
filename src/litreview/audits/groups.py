"""The kinds of findings by what a writer does about them, in the order of a revision."""

from __future__ import annotations

GROUPS: dict[str, tuple[str, ...]] = {
    "missing": ("missing-reference", "no-list"),
    "uncited": ("uncited", "few-cited"),
    "drift": (
        *("year-drift", "year-doubtful", "year-not-printed", "year-at-end", "year-letter"),
        *("name-spelling", "name-part", "ambiguous-mention"),
        *("et-al-dropped", "et-al-added", "co-author-dropped"),
    ),
    "twice": ("printed-twice", "letter-needed", "letter-alone"),
    "identifiers": (
        *("doi-broken", "doi-split", "doi-doubled", "doi-dash", "doi-shared", "doi-unknown"),
        *("doi-elsewhere", "url-broken", "url-split", "url-scheme", "isbn-broken"),
    ),
    "incomplete": (
        *("no-author", "no-title", "no-date", "no-volume", "no-pages", "no-book"),
        *("no-conference", "no-publisher", "no-institution", "no-access-date", "truncated"),
    ),
    "damage": (
        *("unreadable", "overlong", "torn", "unbalanced", "other-problem", "space-missing"),
        *("space-before-mark", "space-in-bracket", "doubled-mark", "digit-for-letter"),
        *("glued-number", "glued-words", "split-word", "initials-glued"),
    ),
    "doubt": (
        *("dates-disagree", "issue-is-date", "host-differs", "impossible-number"),
        *("thesis-authors", "from-future", "keywords-foreign", "own-page-differs"),
        *("lists-differ", "provider-differs", "figures-differ"),
    ),
    "style": (
        *("citation-style-mixed", "et-al-otherwise", "et-al-stop", "joiner-otherwise"),
        *("mention-comma", "locator-otherwise", "full-name", "mention-after-stop"),
        *("no-stop-after-mention", "not-in-order", "names-otherwise", "name-order"),
        *("joiner-in-list", "authors-shortened", "title-capitals", "volume-form"),
        *("pages-form", "range-dash", "range-spaces", "doi-form", "access-otherwise"),
        *("author-year-mark", "year-title-mark", "year-brackets", "year-not-at-head"),
        *("odd-separator", "no-final-stop"),
    ),
}
"""Group → its kinds. The words for a group stand in the labels as ``group-…``."""

_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}


def group_of(kind: str) -> str:
    """Return the group that a kind belongs to; one that is not known is looked at by a person.

    >>> group_of("year-drift"), group_of("novel")
    ('drift', 'damage')
    """
    return _GROUP_OF.get(kind, "damage")
