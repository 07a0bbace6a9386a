"""Python inside the CMS of a running demo: a second process with the same database, for steps that need no screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

PROGRAM = """
import json, sys, traceback
from cms.preparation import prepare
prepare()
names = {}
for line in sys.stdin:
    names.pop("answer", None)
    try:
        exec(json.loads(line), names)
        reply = {"answer": names.get("answer")}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply), flush=True)
"""


class Shell:
    """Runs pieces of code one after another in one process."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._sink = log.open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._sink,
            text=True,
        )

    def run(self, code: str) -> Any:
        """Run some code; return its variable `answer`, or raise AssertionError with the code's traceback."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(code) + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["answer"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()
        self._sink.close()
