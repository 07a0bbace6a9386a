"""Fixtures for all tests: the real services, and the report of tests that were not run."""

import os

from hypothesis import HealthCheck, settings

from tests.services.ci import runs_in_ci
from tests.signals import restore_signals_of_children

pytest_plugins = [
    "pytester",
    "tests.services.absence",
    "tests.services.chromium",
    "tests.services.nginx",
    "tests.services.node",
    "tests.services.postgresql",
]

restore_signals_of_children()

# No test fails because it is slow. In CI the examples are the same in each run; elsewhere new ones are generated.
settings.register_profile(
    "motcua",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=runs_in_ci(os.environ),
)
settings.load_profile("motcua")
