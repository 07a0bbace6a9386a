"""The checkers of pages that npm brings: axe-core, a script for the browser, and html-validate, a command."""

import shutil
from pathlib import Path

import pytest

from tests.services.absence import INSTALLER, absent

MODULES = Path(__file__).resolve().parents[2] / "infra" / "testbed" / "node_modules"


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """The file that a page loads to be checked with `axe.run()`."""
    script = MODULES / "axe-core" / "axe.min.js"
    return script if script.exists() else absent("axe-core", f"not found; {INSTALLER}")


@pytest.fixture(scope="session")
def html_validate() -> list[str]:
    """The command that checks the HTML files named after it, and ends with 1 when it finds a fault."""
    script = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    if node is None or not script.exists():
        absent("html-validate", f"not found; {INSTALLER}")
    return [node, str(script)]
