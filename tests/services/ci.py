"""Recognises runs in CI, where every test must run and every run must be the same."""

from collections.abc import Mapping


def runs_in_ci(environment: Mapping[str, str]) -> bool:
    """Return whether CI=true, in upper or lower case."""
    return environment.get("CI", "").lower() == "true"
