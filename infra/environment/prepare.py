"""Creates .venv from requirements.lock, unless it is up to date.

Runs under any supported Python before any package is installed, so it uses only the standard library.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

INPUTS = ("requirements.lock", "pyproject.toml")


def main(folder: Path) -> int:
    venv = folder / ".venv"
    stamp = venv / "prepared"
    wanted = fingerprint(folder)
    if read(stamp) == wanted:
        return 0
    if not os.access(folder, os.W_OK):
        return refuse(f"{folder} is read-only. Copy it to a folder that you may write to, and run make there.")
    if not has_module("venv") or not has_module("ensurepip"):
        return refuse(
            f"{sys.executable} has no venv module. Install it (on Debian: apt install python3-venv) and run make again."
        )
    try:
        prepare(folder, venv, stale=was_made_elsewhere(stamp, wanted))
    except subprocess.CalledProcessError as error:
        step = " ".join(error.cmd)
        return refuse(f"a step failed: {step}. Its own words are above; run make again after that.")
    except OSError as error:
        return refuse(f"cannot make {venv}: {error.strerror}. Put that right and run make again.")
    stamp.write_text(wanted, encoding="utf-8")
    return 0


def fingerprint(folder: Path) -> str:
    """Return the folder, because scripts in a venv contain its path, and the hashes of the input files."""
    hashes = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in INPUTS]
    return "\n".join([str(folder), *hashes, ""])


def read(stamp: Path) -> str:
    try:
        return stamp.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def was_made_elsewhere(stamp: Path, wanted: str) -> bool:
    made = read(stamp)
    return bool(made) and made.splitlines()[0] != wanted.splitlines()[0]


def has_module(name: str) -> bool:
    try:
        __import__(name)
    except ImportError:
        return False
    return True


def prepare(folder: Path, venv: Path, *, stale: bool) -> None:
    python = venv / "bin" / "python"
    say(f"Preparing {venv} with Python {sys.version.split()[0]} (a minute or two, once) …")
    if stale or not works(python):
        shutil.rmtree(venv, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(venv)], folder)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", "requirements.lock"], folder)
    run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], folder)


def works(python: Path) -> bool:
    """Whether the venv can be used; False also if its creation was interrupted or its Python was removed."""
    try:
        done = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=True)


def refuse(sentence: str) -> int:
    print(f"Một Cửa: {sentence}", file=sys.stderr)
    return 1


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(Path(__file__).resolve().parents[2]))
    except KeyboardInterrupt:
        sys.exit(130)
