"""The product imports only packages that are installed with it: the run-time dependencies in pyproject.toml."""

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
    """Return the normalised name in a requirement, as registries compare names: `Django>=5` is `django`."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def imported(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the top-level package of each import, including imports inside functions."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


def undeclared(path: str, text: str, declared: frozenset[str]) -> list[str]:
    """Return imports that are neither Python's, nor ours, nor of a declared dependency, as `path:line: package`."""
    brought = PRODUCT | sys.stdlib_module_names
    distributions = installed()
    return [
        f"{path}:{line}: {package}"
        for line, package in imported(text)
        if package not in brought and declared.isdisjoint(normal(name) for name in distributions.get(package, ()))
    ]


@cache
def installed() -> Mapping[str, list[str]]:
    """Return the distributions of each package; cached, because it reads the file lists of all distributions."""
    return packages_distributions()


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)
        return found


@pytest.fixture(scope="module")
def declared() -> frozenset[str]:
    """Return the names of the run-time dependencies."""
    return frozenset(normal(line) for line in project()["project"]["dependencies"])


@pytest.mark.parametrize(
    ("line", "package"),
    [
        ("import pytest", "pytest"),
        ("from infra.tools import languages", "infra"),
        ("import tests.cms.country", "tests"),
        ("import no_such_package", "no_such_package"),
        # It is installed as a dependency of wagtail-localize, but a later version may not need it.
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
