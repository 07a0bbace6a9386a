"""What every test may use: the real services, and the closing words about what was not tested."""

import os

from hypothesis import settings

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

# No test is judged by a clock. In CI the examples are the same each time; elsewhere new ones are looked for.
settings.register_profile("motcua", deadline=None, print_blob=True, derandomize=runs_in_ci(os.environ))
settings.load_profile("motcua")
