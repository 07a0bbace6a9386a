"""Only settings and language data contain the code of the first language; all other code gets it from there."""

import ast

import pytest

from tests.house.repository import texts

ROOMS = ("cms/", "content_models/", "infra/", "sitegen/")
LANGUAGE_DATA = ("content_models/languages.py", "content_models/terms.py", "content_models/rules/")
SETTINGS = ("cms/settings/",)


def lines_that_name_it(source: str) -> list[int]:
    """Return the lines with a string that is only the code of the first language, with or without a region."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.lower().replace("_", "-").split("-")[0] == "vi"
    ]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('locale = "vi"', [1]),
        ('names = {}\nnames.get("vi-vn", "")', [2]),
        ('text.startswith("vi_VN")', [1]),
        ('"""A module about vi."""\nword = "video"', []),
        ("vi = FIRST_LANGUAGE", []),
    ],
)
def test_the_code_of_the_language_is_seen(source: str, lines: list[int]) -> None:
    assert lines_that_name_it(source) == lines


def test_only_settings_and_language_data_name_the_first_language() -> None:
    modules = {path: text for path, text in texts() if path.endswith(".py") and path.startswith(ROOMS)}
    named = {path: lines for path, text in modules.items() if (lines := lines_that_name_it(text))}
    assert {path: lines for path, lines in named.items() if not path.startswith(LANGUAGE_DATA + SETTINGS)} == {}
    assert "content_models/languages.py" in named
