"""The page checkers from npm: axe-core, a script for the browser, and html-validate, a command."""

import shutil
from pathlib import Path

import pytest

from tests.services.absence import INSTALLER, absent

MODULES = Path(__file__).resolve().parents[2] / "infra" / "testbed" / "node_modules"


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """Return the script that a page must load before `axe.run()` can check it."""
    script = MODULES / "axe-core" / "axe.min.js"
    return script if script.exists() else absent("axe-core", f"not found; {INSTALLER}")


@pytest.fixture(scope="session")
def html_validate() -> list[str]:
    """Return the command that checks the HTML files in its arguments; it exits with 1 if it finds an error."""
    script = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    if node is None or not script.exists():
        absent("html-validate", f"not found; {INSTALLER}")
    return [node, str(script)]
