"""Whether this run is one in CI, where every test must run and every run must be the same."""

from collections.abc import Mapping


def runs_in_ci(environment: Mapping[str, str]) -> bool:
    """Whether CI=true, in any case of letters."""
    return environment.get("CI", "").lower() == "true"
