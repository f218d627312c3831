"""A job on a cluster: what is finished is kept, what is not is made anew, what fails is one line."""

from __future__ import annotations

import json
import shlex
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from litreview.errors import InputError, UsageError
from litreview.scale import Count, count_out_of_core
from litreview.scale.cluster import run_job, steps
from litreview.scale.cluster.submit import ENTRY, submit, submit_command
from litreview.scale.job import Job
from shell import run

NAMES = ["co-citation", "bibliographic-coupling"]


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """A table of links in two files, with the columns citing and cited."""
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({"citing": rng.integers(0, 60, 800), "cited": rng.integers(0, 40, 800)})
    frame["cited"] = "w" + frame["cited"].astype(str)
    folder = tmp_path / "links"
    folder.mkdir()
    frame.iloc[:400].to_parquet(folder / "0.parquet")
    frame.iloc[400:].to_parquet(folder / "1.parquet")
    return folder


def edges_in(folder: Path) -> pd.DataFrame:
    """Read what a stage wrote, sorted."""
    return pd.read_parquet(folder).sort_values(["source", "target"], ignore_index=True)


def assert_counted(links: Path, out: Path, count: Count, tmp_path: Path) -> None:
    """Both networks are those of one machine."""
    for name, group, item in zip(NAMES, ["citing", "cited"], ["cited", "citing"], strict=True):
        expected = count_out_of_core(
            links / "*.parquet", count, tmp_path / f"one-{name}", group=group, item=item
        ).frame()
        assert len(expected) > 50
        found = edges_in(out / name)
        pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_a_job_is_done_once_and_goes_on_when_killed(
    spark: Any, links: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is whole is kept, what is half is replaced, and another input makes all anew."""
    out = tmp_path / "out"
    given = Job(str(links), str(out), ("count",), count=Count(threshold=4))
    write, written = steps.write_text, []

    def killed(session: Any, place: str, text: str) -> None:
        written.append(place)
        if len(written) == 2:  # after Spark has moved the files in place, before they count
            raise KeyboardInterrupt
        write(session, place, text)

    monkeypatch.setattr(steps, "write_text", killed)
    with pytest.raises(KeyboardInterrupt):
        list(run_job(spark, given))
    monkeypatch.undo()
    half = out / NAMES[1]
    (half / "_SUCCESS").unlink()
    (half / "part-00000-of-the-killed.parquet").write_bytes(b"half a file")
    first = list(run_job(spark, given))
    assert [(r["stage"], r["kept"]) for r in first] == list(zip(NAMES, [True, False], strict=True))
    assert first[0].keys() >= {"rows", "seconds", "products", "groups_left_out", "largest"}
    assert_counted(links, out, given.count, tmp_path)
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)  # no table between is left
    (half / "_settings.json").write_text('{"settings": {"in')
    assert [r["kept"] for r in run_job(spark, given)] == [True, False]
    again = list(run_job(spark, given))
    assert [{**r, "seconds": 0} for r in again] == [
        {**r, "seconds": 0, "kept": True} for r in first
    ]
    (links / "1.parquet").unlink()
    fewer = list(run_job(spark, given))
    assert [r["kept"] for r in fewer] == [False, False]
    assert [r["rows"] for r in fewer] != [r["rows"] for r in first]


def test_a_broken_file_is_named(spark: Any, links: Path, tmp_path: Path) -> None:
    """With the stage, in one line; nothing is shown as whole."""
    (links / "2.parquet").write_bytes(b"PAR1 and then nothing of the kind PAR1")
    with pytest.raises(InputError, match=r"stage co-citation: .*2.parquet") as told:
        list(run_job(spark, Job(str(links), str(tmp_path / "out"), ("count",))))
    assert "what is finished is kept" in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 600
    assert not (tmp_path / "out" / NAMES[0] / "_SUCCESS").exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"input": "{tmp}/nowhere"}, "nowhere: there is nothing"),
        ({"citing": "paper"}, "no column 'paper': name one of citing, cited"),
    ],
)
def test_input_that_is_not_there(
    spark: Any, links: Path, tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    """A place or a column: one line."""
    changed = {key: value.format(tmp=tmp_path) for key, value in changed.items()}
    given = Job(
        **{"input": str(links), "out": str(tmp_path / "out"), "stages": ("count",), **changed}
    )  # type: ignore[arg-type]
    with pytest.raises(InputError, match=message):
        list(run_job(spark, given))


def test_jobs_that_make_no_sense() -> None:
    """A stage that is none; an output that would replace its input."""
    with pytest.raises(UsageError, match=r"no stage 'guess': use one of .*count"):
        Job("in", "out", ("guess",))
    with pytest.raises(UsageError, match="would be replaced"):
        Job("out/co-citation/", "out")
    given = Job("s3a://b/links", "s3a://b/out/", count=Count("fractional", "salton", 2, 3, 100))
    assert Job.from_json(given.to_json()) == given
    assert given.place("co-citation") == "s3a://b/out/co-citation"


def test_the_command_for_a_cluster() -> None:
    """Settings of the user come last, a packed environment is unpacked on the nodes."""
    conf = {"spark.executor.memory": "8g", "spark.pyspark.python": "/opt/python"}
    command = submit_command(Job("in", "out"), master="yarn", archive="env.tar.gz", conf=conf)
    assert command[0].endswith("bin/spark-submit")
    assert command[1:3] == ["--master", "yarn"]
    assert command[command.index("--archives") + 1] == "env.tar.gz#environment"
    assert command[-2] == str(ENTRY)
    assert "spark.pyspark.python=/opt/python" in command
    assert f"spark.pyspark.driver.python={sys.executable}" in command
    inside = submit_command(
        Job("in", "out"), master="k8s://https://h:6443", archive="a.tgz", conf={"spark.submit.deployMode": "cluster"}
    )  # fmt: skip
    assert "spark.pyspark.python=./environment/bin/python" in inside
    assert not [part for part in inside if part.startswith("spark.pyspark.driver.python")]
    for master in ("", "spark", "http://h:1", "--conf", "local[2"):
        with pytest.raises(UsageError, match="use spark://HOST:7077, yarn"):
            submit_command(Job("in", "out"), master=master)


def pretended(tmp_path: Path, script: str) -> list[str]:
    """Return the command of a Spark that only says and does what a script says."""
    program = tmp_path / "spark-submit"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return [str(program), "--master", "spark://one:7077,two:7077"]


@pytest.mark.parametrize(
    ("script", "status", "reason"),
    [
        ("echo noise; echo 'litreview: no such table'; exit 2", 2, "no such table"),
        (
            "echo 'Exception in thread \"main\" org.a.SparkException: set YARN_CONF_DIR' >&2\n"
            "printf '\\tat org.a.Error: x\\n' >&2; exit 1",
            1,
            "set YARN_CONF_DIR",
        ),
        ("echo x; exit 7", 7, "spark-submit ended with status 7"),
        ("exit 0", 0, ""),
    ],
)
@pytest.mark.usefixtures("java")
def test_how_a_job_ended(tmp_path: Path, script: str, status: int, reason: str) -> None:
    """Its status is passed on, and of all lines the one that says why."""
    ended = submit(pretended(tmp_path, script), report=lambda _: None)
    assert (ended.status, ended.reason) == (status, reason)


@pytest.mark.usefixtures("java")
def test_records_come_as_they_are_made(tmp_path: Path) -> None:
    """Lines of Spark's between them go to the log."""
    script = """echo '{"stage": "a", "rows": 1}'; echo noise; echo '{"stage": cut'"""
    records: list[dict[str, Any]] = []
    lines: list[str] = []
    submit(pretended(tmp_path, script), report=records.append, log=lines.append)
    assert records == [{"stage": "a", "rows": 1}]
    assert lines == ["noise", '{"stage": cut']


@pytest.mark.usefixtures("java")
def test_no_master_is_told_at_once(tmp_path: Path) -> None:
    """When none of them answers, without the minute that Spark would wait; one may be down."""
    one, two = (f"echo 'WARN Failed to connect to master {m}:7077' >&2" for m in ("one", "two"))
    start = time.monotonic()
    ended = submit(pretended(tmp_path, f"{one}\n{two}\nexec sleep 60"), report=lambda _: None)
    assert time.monotonic() - start < 30
    assert (ended.status, ended.reason.split(";")[0]) == (
        2,
        "one:7077, two:7077: no Spark master answers there",
    )
    assert submit(pretended(tmp_path, f"{one}\n{one}\nexit 0"), report=lambda _: None).status == 0


def test_the_command(java: None, links: Path, tmp_path: Path) -> None:
    """From the shell to the files, on a Spark of this machine; the second run has nothing to do."""
    out = tmp_path / "out"
    arguments = [
        "cluster-job",
        str(links),
        "-o",
        str(out),
        "--master",
        "local[2]",
        "--stage",
        "count",
        "--threshold",
        "4",
    ]
    dry = run(*arguments, "--dry-run")
    assert dry.returncode == 0
    assert shlex.split(dry.stdout)[-2] == str(ENTRY)
    assert not out.exists()
    quick = ["--conf", "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1"]
    done = run(*arguments, *quick, "--conf", "spark.sql.shuffle.partitions=2")
    assert (done.returncode, done.stderr) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["stage"], r["kept"]) for r in records] == [(name, False) for name in NAMES]
    assert_counted(links, out, Count(threshold=4), tmp_path)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["--master", "mesos://h"], "litreview: --master mesos://h: use spark://HOST:7077"),
        (["--master", "yarn", "--conf", "memory"], "litreview: --conf memory: give KEY=VALUE"),
        (["--master", "yarn", "--stage", "guess"], "litreview: no stage 'guess'"),
        (["--master", "yarn", "--archive", "no.tgz"], "litreview: --archive no.tgz: no such file"),
        (["--master", "yarn", "--counting", "half"], "litreview: no counting 'half'"),
    ],
)
def test_wrong_use_of_the_command(wrong: list[str], message: str) -> None:
    """One line and status 2, before anything is started."""
    done = run("cluster-job", "in", "-o", "out", *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1
