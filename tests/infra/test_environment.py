"""`make` on a fresh machine: a suitable Python is found, or the problem is reported in a plain sentence."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = '#!/bin/sh\ncase "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac\n'
NEW = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "infra" / "environment" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "một cửa"
    folder.mkdir()
    (folder / "requirements.lock").write_text("click==8.3\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return folder


def run_python(path: Path, script: str = "echo.py") -> subprocess.CompletedProcess[str]:
    """Run infra/environment/python with a PATH that contains only one folder."""
    command = ["/bin/sh", str(ROOT / "infra" / "environment" / "python"), script]
    home = path.parent
    (home / "infra" / "environment").mkdir(parents=True, exist_ok=True)
    (home / "infra" / "environment" / "echo.py").write_text("print('chạy được')\n", encoding="utf-8")
    environment = {"PATH": str(path), "LC_ALL": "C"}
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False)


def program(path: Path, name: str, text: str) -> None:
    path.mkdir(exist_ok=True)
    (path / name).write_text(text, encoding="utf-8")
    (path / name).chmod(0o755)


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    program(tmp_path / "bin", "python3", OLD)
    done = run_python(tmp_path / "bin")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Một Cửa needs Python 3.11, 3.12 or 3.13; found Python 3.9.2. "
        "Install one of them (on Debian: apt install python3 python3-venv) and run make again.\n"
    )


def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    assert "; found no python3. Install one of them" in run_python(tmp_path / "bin").stderr


def test_another_python_that_fits_is_found_beside_one_that_is_too_old(tmp_path: Path) -> None:
    program(tmp_path / "bin", "python3", OLD)
    program(tmp_path / "bin", "python3.12", NEW)
    done = run_python(tmp_path / "bin")
    assert (done.returncode, done.stdout) == (0, "chạy được\n")


def test_a_prepared_folder_is_left_alone_even_when_it_is_read_only(
    prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".venv").mkdir()
    (folder / ".venv" / "prepared").write_text(prepare.fingerprint(folder), encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(prepare, "prepare", lambda *_, **__: pytest.fail("it prepared again"))
    assert prepare.main(folder) == 0


def test_a_read_only_folder_gets_a_sentence(
    prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert prepare.main(folder) == 1
    assert capsys.readouterr().err == (
        f"Một Cửa: {folder} is read-only. Copy it to a folder that you may write to, and run make there.\n"
    )


def test_a_python_without_venv_gets_a_sentence(
    prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert prepare.main(folder) == 1
    assert "has no venv module. Install it (on Debian: apt install python3-venv)" in capsys.readouterr().err


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_into_the_same_venv(
    prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    asked: list[bool] = []
    (folder / ".venv").mkdir()
    monkeypatch.setattr(prepare, "prepare", lambda *_, stale: asked.append(stale))
    assert prepare.main(folder) == 0
    assert prepare.main(folder) == 0
    (folder / changed).write_text("# new\n", encoding="utf-8")
    assert prepare.main(folder) == 0
    assert asked == [False, False]


def test_a_venv_that_was_moved_is_made_anew(prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    (folder / ".venv").mkdir()
    monkeypatch.setattr(prepare, "prepare", lambda *_, stale: asked.append(stale))
    assert prepare.main(folder) == 0
    moved = folder.rename(folder.parent / "nơi khác")
    assert prepare.main(moved) == 0
    assert asked == [False, True]


def test_a_step_that_fails_leaves_no_stamp(
    prepare: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, ["pip", "install"])

    monkeypatch.setattr(prepare, "prepare", fail)
    assert prepare.main(folder) == 1
    assert "Một Cửa: a step failed: pip install. Its own words are above" in capsys.readouterr().err
    assert prepare.read(folder / ".venv" / "prepared") == ""
