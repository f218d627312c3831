"""What axe-core finds against a page: faults of accessibility, the serious ones."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

SERIOUS = ("serious", "critical")


def find_faults(page: Any) -> list[str]:
    """Return the serious and critical faults, a line for each element.

    Frames are looked into as well; rules that axe calls experimental stay off.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{fault['impact']} {fault['id']}: {' '.join(map(str, node['target']))}"
        f" {node['html'][:120]} ({' '.join(c['message'] for c in (*node['any'], *node['all'], *node['none']))})"
        for fault in found["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
