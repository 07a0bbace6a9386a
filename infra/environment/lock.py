"""Rewrites requirements.lock from pyproject.toml: one file for Python 3.11 to 3.13, with hashes.

Versions that still satisfy pyproject.toml are kept; with UPGRADE=1 in the environment, the newest of each is taken.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

UV = "uv==0.13.9"
COMPILE = ["pip", "compile", "--universal", "--python-version=3.11", "--generate-hashes", "--group=dev"]
PLAIN = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
FILES = ["pyproject.toml", "--output-file=requirements.lock"]


def main(folder: Path) -> None:
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []
    with tempfile.TemporaryDirectory(prefix="motcua-lock-") as scratch:
        # uv is installed only for this command: it is not a dependency of the project.
        run([sys.executable, "-m", "venv", scratch], folder)
        run([f"{scratch}/bin/python", "-m", "pip", "install", "--quiet", UV], folder)
        run([f"{scratch}/bin/uv", *COMPILE, *PLAIN, *upgrade, *FILES], folder)


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    try:
        main(Path(__file__).resolve().parents[2])
    except subprocess.CalledProcessError as error:
        sys.exit(f"make lock: a step failed: {' '.join(error.cmd)}. Its own words are above.")
