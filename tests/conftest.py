"""What every test may use: the real services, and the closing words about those that are not here."""

import os

import pytest
from hypothesis import settings

from tests.services.absence import lines_of_absence, must_have_everything

pytest_plugins = [
    "pytester",
    "tests.services.chromium",
    "tests.services.nginx",
    "tests.services.node",
    "tests.services.postgresql",
]

# No test is judged by a clock. In CI the examples are the same each time; elsewhere new ones are looked for.
settings.register_profile("motcua", deadline=None, print_blob=True, derandomize=must_have_everything(os.environ))
settings.load_profile("motcua")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = lines_of_absence(terminalreporter.config)
    if lines:
        terminalreporter.section("Not tested here")
        for line in lines:
            terminalreporter.write_line(line)
