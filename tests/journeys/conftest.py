"""Fixtures: one running demo that most journeys share, and a shell in its CMS."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.demo import Demo, demo_environment, running_demo
from tests.journeys.shell import Shell
from tests.services.server import free_port


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Run a demo in a folder whose name contains a space and letters beyond ASCII."""
    with running_demo(tmp_path_factory.mktemp("journeys") / "dữ liệu demo", free_port()) as running:
        yield running


@pytest.fixture
def shell(demo: Demo) -> Iterator[Shell]:
    """Open a Python shell in the CMS of the demo."""
    log = demo.data.parent / "shell.log"
    with Shell(demo_environment(demo.data, demo.port), log) as opened:
        yield opened
