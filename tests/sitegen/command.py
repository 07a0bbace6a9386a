"""Runs the real command `sitegen` in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SITEGEN = Path(sys.executable).with_name("sitegen")


class Answer(NamedTuple):
    """The exit code and the output of a command."""

    code: int
    stdout: str
    stderr: str


def sitegen(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Answer:
    """Run `sitegen` and wait until it ends."""
    done = subprocess.run(
        [SITEGEN, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **(environment or {})},
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def build(folder: Path, *arguments: str | Path, environment: Mapping[str, str] | None = None) -> Answer:
    """Run `sitegen build` on a folder's xa-mau.jsonl, shared.jsonl and media/; the portal goes to <folder>/out."""
    return sitegen(
        *("build", folder / "xa-mau.jsonl", "--shared", folder / "shared.jsonl", "--media", folder / "media"),
        *("--out", folder / "out", *arguments),
        environment=environment,
    )
