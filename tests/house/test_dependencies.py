"""The product imports only what is installed with it: the run-time dependencies in pyproject.toml."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from tests.house.repository import ROOT, texts

PRODUCT = frozenset({"cms", "content_models", "sitegen"})


def normal(requirement: str) -> str:
    """The name in a requirement, written as registries compare names: `Django>=5` is `django`."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def imported(text: str) -> Iterator[tuple[int, str]]:
    """The line and the top package of each import, inside functions too."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


def undeclared(path: str, text: str, declared: frozenset[str]) -> list[str]:
    """The imports of a file that come from neither Python, nor us, nor a declared dependency: `path:line: package`."""
    brought = PRODUCT | sys.stdlib_module_names
    distributions = installed()
    return [
        f"{path}:{line}: {package}"
        for line, package in imported(text)
        if package not in brought and declared.isdisjoint(normal(name) for name in distributions.get(package, ()))
    ]


@cache
def installed() -> Mapping[str, list[str]]:
    """The distributions that bring each package; kept, as it reads the list of files of every one of them."""
    return packages_distributions()


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)
        return found


@pytest.fixture(scope="module")
def declared() -> frozenset[str]:
    """The names of the run-time dependencies."""
    return frozenset(normal(line) for line in project()["project"]["dependencies"])


@pytest.mark.parametrize(
    ("line", "package"),
    [
        ("import pytest", "pytest"),
        ("from infra.tools import languages", "infra"),
        ("import tests.cms.country", "tests"),
        ("import no_such_package", "no_such_package"),
        # wagtail-localize brings this one, but a later version may not.
        ("from polib import pofile", "polib"),
        ("def draw(): import hypothesis.strategies", "hypothesis"),
    ],
)
def test_an_import_that_no_dependency_brings_is_seen(line: str, package: str, declared: frozenset[str]) -> None:
    assert undeclared("cms/a.py", f"import os\n{line}\n", declared) == [f"cms/a.py:2: {package}"]


@pytest.mark.parametrize("line", ["import PIL.Image", "from wagtail import hooks", "from cms.errors import DemoError"])
def test_an_import_of_a_dependency_is_left_alone(line: str, declared: frozenset[str]) -> None:
    assert undeclared("cms/a.py", line, declared) == []


def test_the_product_imports_only_its_dependencies(declared: frozenset[str]) -> None:
    product = [(path, text) for path, text in texts() if path.endswith(".py") and path.split("/")[0] in PRODUCT]
    assert {path.split("/")[0] for path, _ in product} == PRODUCT
    assert [line for path, text in product for line in undeclared(path, text, declared)] == []


def test_only_the_product_is_installed() -> None:
    assert {
        name.removesuffix("*") for name in project()["tool"]["setuptools"]["packages"]["find"]["include"]
    } == PRODUCT
