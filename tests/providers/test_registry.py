"""Providers by name."""

import subprocess
import sys

import pytest

from litreview.errors import UsageError
from litreview.http import AnswerStore, Transport
from litreview.providers import make_providers
from litreview.providers.registry import check_names


def test_names_become_providers_in_order(tmp_path):
    """The order of names is the order of asking."""
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"record": "r1", "csl": {"title": "Desa"}}\n', encoding="utf-8")
    with AnswerStore(":memory:") as store, Transport(store) as transport:
        made = make_providers(["scholar", "recorded"], records=facts, transport=transport)
    assert [p.name for p in made] == ["scholar", "recorded"]


@pytest.mark.parametrize("name", ["recorded", "scholar", "Scholar", ""])
def test_what_is_missing_is_said(name):
    """An unknown name, no file, no transport: each is a wrong call."""
    with pytest.raises(UsageError, match="provider"):
        make_providers([name])


def test_scholarly_is_not_imported_before_it_is_asked():
    """Its import is slow; whoever does not ask Scholar does not pay."""
    code = "import sys, litreview.providers, litreview.enrichment.enrich; print('scholarly' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "name", ["oai:foo", "oai:ftp://x.example/oai", "oai:https://", "oai:http://[x/oai", "doaj:y"]
)
def test_what_is_no_address_is_said_in_one_line(name):
    """Before anything is made, with an example of how to write it."""
    with pytest.raises(UsageError, match=r"is no address; write .*https://") as caught:
        check_names([name])
    assert "\n" not in str(caught.value)
