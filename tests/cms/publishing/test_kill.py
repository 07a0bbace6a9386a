"""Real processes: no change is lost although the worker is killed again and again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

EDITS = 20
PATIENCE = 60
"""Seconds; the promise is ten, but a busy test machine gets more."""

SITEGEN = (sys.executable, "-c", "from sitegen.cli import main; main()")
LOADER = """
from cms.preparation import prepare
prepare()
from tests.cms.country import load_country
load_country("http://localhost:8000/")
"""
EDITOR = (
    f"EDITS = {EDITS}"
    + """
from cms.preparation import prepare
prepare()
from cms.portal.models import ArticlePage
page = ArticlePage.objects.filter(locale__language_code="vi").order_by("path").first()
for number in range(EDITS):
    page.title = f"Bản thứ {number}"
    page.save_revision().publish()
    print(number, flush=True)
print(page.url.removeprefix("http://localhost:8000/bo-noi-vu/"), flush=True)
"""
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of the processes: a new data folder, and with PostgreSQL a new database."""
    variables = {**os.environ, "MOTCUA_DATA": str(tmp_path), "DATABASE_URL": "", "PUBLIC_URL": ""}
    variables.pop("DJANGO_SETTINGS_MODULE", None)
    server = os.environ.get("TEST_DATABASE_URL")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS motcua_kill WITH (FORCE)")
            connection.execute("CREATE DATABASE motcua_kill")
        variables["DATABASE_URL"] = server.rpartition("/")[0] + "/motcua_kill"
    return variables


def run(environment, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "cms.cli", *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout


def start_worker(environment):
    return subprocess.Popen([sys.executable, "-m", "cms.cli", "worker"], env=environment, stderr=subprocess.DEVNULL)


@pytest.mark.timeout(300)
def test_twenty_publications_survive_the_death_of_their_workers(environment, tmp_path):
    subprocess.run([sys.executable, "-c", LOADER], env=environment, check=True, capture_output=True)
    run(environment, "publish")
    worker = start_worker(environment)
    editor = subprocess.Popen([sys.executable, "-c", EDITOR], env=environment, stdout=subprocess.PIPE, text=True)
    lines = []
    for line in editor.stdout:
        lines.append(line.strip())
        if line.strip() in {"4", "9", "15"}:
            worker.kill()
            worker.wait()
            worker = start_worker(environment)
    editor.stdout.close()
    assert editor.wait() == 0
    worker.kill()
    worker.wait()
    worker = start_worker(environment)
    try:
        end = time.monotonic() + PATIENCE
        while (status := json.loads(run(environment, "status", "--json")))["pending"]:
            assert time.monotonic() < end, status
        assert status["failed"] == 0
    finally:
        worker.kill()
        worker.wait()
    page = tmp_path / "releases" / "bo-noi-vu" / "live" / lines[-1] / "index.html"
    assert f"Bản thứ {EDITS - 1}" in page.read_text(encoding="utf-8")
    snapshot = tmp_path / "now.jsonl"
    shared = tmp_path / "shared.jsonl"
    run(environment, "export", "bo-noi-vu", "--out", str(snapshot))
    run(environment, "export", "--shared", "--out", str(shared))
    clean = tmp_path / "clean"
    subprocess.run(
        [*SITEGEN, "build", str(snapshot), "--shared", str(shared), "--out", str(clean)],
        env=environment,
        check=True,
        capture_output=True,
    )
    expected = files(clean / "bo-noi-vu" / "live")
    assert expected
    assert expected == files(tmp_path / "releases" / "bo-noi-vu" / "live")


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
