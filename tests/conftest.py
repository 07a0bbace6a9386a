"""What every test may use: the real services, and the closing words about what was not tested."""

import os

from hypothesis import settings

from tests.services.ci import runs_in_ci

pytest_plugins = [
    "pytester",
    "tests.services.absence",
    "tests.services.chromium",
    "tests.services.nginx",
    "tests.services.node",
    "tests.services.postgresql",
]

# No test is judged by a clock. In CI the examples are the same each time; elsewhere new ones are looked for.
settings.register_profile("motcua", deadline=None, print_blob=True, derandomize=runs_in_ci(os.environ))
settings.load_profile("motcua")
