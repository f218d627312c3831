"""The bundle of the page: what counts as built, and what is said where it cannot be put."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from shell import ROOT


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The build hook, with a copy of the shipped bundle in a folder of its own."""
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("bundling", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built = tmp_path / "built"
    shutil.copytree(module.BUILT, built)
    monkeypatch.setattr(module, "BUILT", built)
    return module


@pytest.mark.parametrize("name", ["explorer.js", "explorer.css"])
def test_a_bundle_cut_short_is_not_built(hook: ModuleType, name: str) -> None:
    """The head alone does not make a bundle: its body is held against its digest."""
    digest = hook.compute_digest()
    assert hook.is_built(digest)
    path = hook.BUILT / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert not hook.is_built(digest)
    path.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert hook.is_built(digest)
    assert not hook.is_built("0" * 64)


def test_files_are_put_whole_and_nothing_stays_behind(hook: ModuleType, tmp_path: Path) -> None:
    """Both files are replaced; no half-written one is left beside them."""
    work = tmp_path / "work"
    work.mkdir()
    for name in hook.FILES:
        (work / name).write_text(name, encoding="utf-8")
    hook._put_built(work)
    assert {p.name: p.read_text(encoding="utf-8") for p in hook.BUILT.iterdir()} == {
        name: name for name in hook.FILES
    }


def test_a_folder_that_cannot_be_written_is_one_line(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback: the line names the place and says what to do."""
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    monkeypatch.setattr(hook, "BUILT", taken)
    with pytest.raises(hook.BundleError, match=r"taken: cannot be written \(.+\); .*writable"):
        hook._put_built(tmp_path)
