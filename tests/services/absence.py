"""What could not be tested on this machine: told at the end of a run, and a failure where CI=true."""

import os
from collections.abc import Mapping
from typing import NoReturn

import pytest

ABSENT = pytest.StashKey[dict[str, str]]()
INSTALLER = "infra/testbed/install gets it"


def absent(config: pytest.Config, service: str, reason: str) -> NoReturn:
    """Skip the test that asks for a service that is not here, or fail it in CI."""
    config.stash.setdefault(ABSENT, {})[service] = reason
    if must_have_everything(os.environ):
        pytest.fail(f"{service} is missing ({reason}), and CI=true asks for every service.", pytrace=False)
    pytest.skip(f"{service} is missing ({reason})")


def must_have_everything(environment: Mapping[str, str]) -> bool:
    return environment.get("CI", "").lower() == "true"


def lines_of_absence(config: pytest.Config) -> list[str]:
    """One line for each missing service, in the order of their names."""
    missing = config.stash.get(ABSENT, {})
    return [f"Not tested here: {service} ({missing[service]})" for service in sorted(missing)]
