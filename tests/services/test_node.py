"""The checkers report an error in a faulty page, and none in a correct one."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

GOOD = """<!DOCTYPE html>
<html lang="vi">
  <head><meta charset="utf-8"><title>Một Cửa</title></head>
  <body><main><h1>Một Cửa</h1>{}</main></body>
</html>
"""


@pytest.mark.parametrize(("fault", "code"), [("", 0), ("<p><div>Sai</div></p>", 1)])
def test_html_validate_ends_with_1_at_a_fault(tmp_path: Path, html_validate: list[str], fault: str, code: int) -> None:
    file = tmp_path / "trang.html"
    file.write_text(GOOD.format(fault), encoding="utf-8")
    assert subprocess.run([*html_validate, file], capture_output=True, check=False).returncode == code


@pytest.mark.parametrize(("fault", "rules"), [("", []), ("<img src='data:,'>", ["image-alt"])])
def test_axe_names_the_rule_that_is_broken(page: Page, axe_script: Path, fault: str, rules: list[str]) -> None:
    page.set_content(GOOD.format(fault))
    page.add_script_tag(path=axe_script)
    found = page.evaluate("axe.run().then(result => result.violations.map(violation => violation.id))")
    assert found == rules
