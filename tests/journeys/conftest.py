"""One demo for the journeys that leave it running, and a way into its database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.demo import Demo, demo_environment, running_demo
from tests.journeys.shell import Shell
from tests.services.server import free_port


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo in a folder whose name is no plain ASCII word."""
    with running_demo(tmp_path_factory.mktemp("journeys") / "dữ liệu demo", free_port()) as running:
        yield running


@pytest.fixture
def shell(demo: Demo) -> Iterator[Shell]:
    """Python in the CMS of the demo."""
    log = demo.data.parent / "shell.log"
    with Shell(demo_environment(demo.data, demo.port), log) as opened:
        yield opened
