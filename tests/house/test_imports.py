"""The import rules cover every package without exceptions; `make lint` applies them."""

import tomllib
from typing import Any

import pytest

from tests.house.repository import ROOT


@pytest.fixture
def rules() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["tool"]["importlinter"]
        return found


def test_every_package_of_ours_is_under_the_rules(rules: dict[str, Any]) -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert set(rules["root_packages"]) == rooms


def test_the_list_of_exceptions_is_empty(rules: dict[str, Any]) -> None:
    # The rules apply to TYPE_CHECKING imports too: ignoring these would also be an exception.
    excuses = {"ignore_imports", "exclude_type_checking_imports", "exhaustive_ignores", "allow_indirect_imports"}
    assert [name for part in (rules, *rules["contracts"]) for name in excuses & part.keys()] == []
