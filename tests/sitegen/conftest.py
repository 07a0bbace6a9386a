"""Fixtures for all tests of the generator."""

from pathlib import Path

import pytest

from tests.sitegen.portals import Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """An empty folder to publish into."""
    return Press(tmp_path)
