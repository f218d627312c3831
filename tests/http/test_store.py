"""The file of answers: other versions, foreign files, a full disk."""

import sqlite3

import pytest

from litreview.errors import LitreviewError, StoreError
from litreview.http import Answer, AnswerStore

ANSWER = Answer("p", "http://x.id/a", 200, b"ya", "2026-01-01T00:00:00Z")
FIRST_LAYOUT = """
CREATE TABLE answers (
    id INTEGER PRIMARY KEY, provider TEXT NOT NULL, url TEXT NOT NULL, final_url TEXT NOT NULL,
    status INTEGER NOT NULL, content_type TEXT NOT NULL, body BLOB NOT NULL, sha256 TEXT NOT NULL,
    retrieved TEXT NOT NULL, attempt INTEGER NOT NULL, usable INTEGER NOT NULL
);
CREATE INDEX answers_by_url ON answers (provider, url, usable, id);
"""


def write(path, script, *rows):
    """Write a database that another program, or version, has made."""
    with sqlite3.connect(path) as database:
        database.executescript(script)
        for row in rows:
            database.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    database.close()


def test_the_first_layout_is_migrated(tmp_path):
    """Answers of the version before are served; the file says which version it is now."""
    path = tmp_path / "answers.sqlite"
    row = (1, "p", ANSWER.url, "", 200, "", b"ya", ANSWER.sha256, ANSWER.retrieved, 1, 1)
    write(path, FIRST_LAYOUT, row)
    for _ in range(2):
        with AnswerStore(path) as store:
            assert store.get("p", ANSWER.url).body == b"ya"
            store.put(ANSWER, usable=True)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (3,)
    database.close()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("PRAGMA user_version = 99;", "newer litreview"),
        ("CREATE TABLE notes (text);", "no store of answers"),
        ("CREATE TABLE answers (id);", "cannot be"),
    ],
)
def test_what_cannot_be_read_is_said_and_left_alone(tmp_path, script, said):
    """One line names the file and what to do; the file is as it was."""
    path = tmp_path / "answers.sqlite"
    write(path, script)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said) as caught:
        AnswerStore(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, LitreviewError)
    if said != "cannot be":
        assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path):
    """A text file by that name is not overwritten."""
    path = tmp_path / "answers.sqlite"
    path.write_text("catatan\n" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        AnswerStore(path)
    assert path.read_text(encoding="utf-8").startswith("catatan")
    with pytest.raises(StoreError, match="name another file"):
        AnswerStore(path / "below" / "answers.sqlite")


def test_a_full_disk_is_one_clear_line(tmp_path):
    """What was stored before is served still."""
    with AnswerStore(tmp_path / "answers.sqlite") as store:
        store.put(ANSWER, usable=True)
        pages = store._database.execute("PRAGMA page_count").fetchone()[0]
        store._database.execute(f"PRAGMA max_page_count = {pages}")
        large = Answer("p", "http://x.id/b", 200, b"x" * 100_000, ANSWER.retrieved)
        with pytest.raises(StoreError, match=r"cannot be written \(database or disk is full\)"):
            store.put(large, usable=True)
        assert store.get("p", ANSWER.url).body == b"ya"
        assert len(store.history()) == 1


def test_only_usable_answers_are_served():
    """A later refusal does not hide an earlier answer."""
    with AnswerStore(":memory:") as store:
        store.put(ANSWER, usable=True)
        store.put(Answer("p", ANSWER.url, 500, b"", ANSWER.retrieved), usable=False)
        assert store.get("p", ANSWER.url).status == 200
        assert store.get("q", ANSWER.url) is None
        assert [status for _, status, _, _ in store.history("p")] == [200, 500]
