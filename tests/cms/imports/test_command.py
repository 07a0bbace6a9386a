"""The real command: its output on stdout and stderr, its exit codes, and an import killed in the middle of a batch."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.cms.imports.samples import detail, row, write

ROWS = 500
KILLED = """
import os, signal
from cms.preparation import prepare
prepare()
from cms.imports import storing
real, calls = storing.record_change_of_definitions, []

def record_change_of_definitions(keys):
    real(keys)
    calls.append(1)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

storing.record_change_of_definitions = record_change_of_definitions
from cms.cli import main
main()
"""
"""A program that kills itself after the second batch is written and before it is committed."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of the command: a new data folder, and with PostgreSQL a new database."""
    variables = {**os.environ, "MOTCUA_DATA": str(tmp_path / "dữ liệu"), "DATABASE_URL": "", "PUBLIC_URL": ""}
    variables.pop("DJANGO_SETTINGS_MODULE", None)
    server = os.environ.get("TEST_DATABASE_URL")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS motcua_import WITH (FORCE)")
            connection.execute("CREATE DATABASE motcua_import")
        variables["DATABASE_URL"] = server.rpartition("/")[0] + "/motcua_import"
    return variables


@pytest.fixture
def motcua(environment):
    """Return a function that runs the command and waits for its end."""

    def run(*arguments, program=("-m", "cms.cli")):
        return subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """Create a data folder with an empty SQLite database once, because creating it takes longer than most tests."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    variables = {**os.environ, "MOTCUA_DATA": str(folder), "DATABASE_URL": "", "PUBLIC_URL": ""}
    variables.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-m", "cms.cli", "status"], env=variables, capture_output=True, check=True)
    return folder


@pytest.fixture
def soon_ready(environment, prepared):
    """Copy the prepared data folder for a test; a PostgreSQL database is prepared by the first command instead."""
    if not environment["DATABASE_URL"]:
        shutil.copytree(prepared, environment["MOTCUA_DATA"])


def counts(done):
    return {name: count for name, count in json.loads(done.stdout).items() if name != "oddities" and count}


@pytest.mark.timeout(120)
def test_what_is_printed_where(motcua, tmp_path):
    path = write(tmp_path / "thủ tục.jsonl", detail(), row(code="1.000005", codeNotation="1.000005"))
    done = motcua("import", "procedures", path, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert list(told) == ["read", "new", "changed", "unchanged", "refused", "oddities"]
    assert counts(done) == {"read": 2, "new": 2}
    assert [list(issue) for issue in told["oddities"]] == [["record", "field", "value", "what"]]
    assert done.stderr.splitlines() == ["prepared the data folder", "lines read: 2"]

    again = motcua("import", "procedures", path)
    assert again.returncode == 0
    assert again.stdout.splitlines()[:2] == ["read 2: new 0, changed 0, unchanged 2, refused 0", "issues 1:"]

    damaged = motcua("import", "procedures", write(tmp_path / "b.jsonl", detail(note="Mới"), '{"code": "1.0'), "--json")
    assert damaged.returncode == 1
    assert counts(damaged) == {"read": 2, "changed": 1, "refused": 1}

    other = write(tmp_path / "c.csv", "code,name", "1.000094,Ten")
    foreign = motcua("import", "procedures", other, "--json")
    assert (foreign.returncode, foreign.stdout) == (3, "")
    assert foreign.stderr == (
        "refused: c.csv: no line has the national portal's format; line 1 starts with code,name. "
        "Each line must be an object of JSON with code and name. Nothing was changed.\n"
    )

    missing = motcua("import", "procedures", tmp_path / "d.jsonl")
    assert missing.returncode == 2
    assert "does not exist" in missing.stderr


@pytest.mark.timeout(120)
def test_a_database_that_cannot_be_used_is_told_in_a_sentence(motcua, environment):
    environment["DATABASE_URL"] = "postgres://nobody:x@127.0.0.1:1/none"
    refused = motcua("status", "--json")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.startswith("refused: the database cannot be used: ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.usefixtures("soon_ready")
@pytest.mark.timeout(120)
def test_an_import_that_is_killed_goes_on_where_it_was(motcua, tmp_path):
    codes = [f"1.{number:06}" for number in range(ROWS)]
    path = write(tmp_path / "a.jsonl", *(row(code=code, codeNotation=code) for code in codes))
    killed = motcua("import", "procedures", path, "--json", program=("-c", KILLED))
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "")
    assert "lines read: 200" in killed.stderr
    resumed = motcua("import", "procedures", path, "--json")
    assert counts(resumed) == {"read": ROWS, "new": ROWS - 200, "unchanged": 200}
    assert counts(motcua("import", "procedures", path, "--json")) == {"read": ROWS, "unchanged": ROWS}


@pytest.mark.usefixtures("soon_ready")
@pytest.mark.timeout(120)
def test_an_import_that_is_stopped_by_ctrl_c_says_so_and_goes_on_where_it_was(motcua, tmp_path):
    codes = [f"1.{number:06}" for number in range(ROWS)]
    path = write(tmp_path / "a.jsonl", *(row(code=code, codeNotation=code) for code in codes))
    stopped = motcua("import", "procedures", path, "--json", program=("-c", KILLED.replace("SIGKILL", "SIGINT")))
    assert (stopped.returncode, stopped.stdout) == (130, "")
    assert stopped.stderr.splitlines()[-1] == "stopped: what was finished stands; run the command again to go on."
    resumed = motcua("import", "procedures", path, "--json")
    assert counts(resumed) == {"read": ROWS, "new": ROWS - 200, "unchanged": 200}
