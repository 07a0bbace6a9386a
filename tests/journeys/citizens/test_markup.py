"""Every page is correct HTML, whatever texts editors wrote."""

import json
import subprocess
from pathlib import Path

from tests.journeys.citizens.conftest import Citizens

CONFIGURATION = Path(__file__).with_name("html-validate.json")
# Editors write the titles: cut to the 70 characters that search engines show, they would say less. And a telephone link
# may have words instead of a number, which may be wrapped like other text.
LEFT_OUT = {"long-title", "tel-non-breaking"}


def test_html_validate_finds_nothing_in_any_page(citizens: Citizens, html_validate: list[str], tmp_path: Path) -> None:
    files = citizens.files()
    assert len(files) > 50
    # A page with an error proves that the checker finds errors.
    broken = tmp_path / "broken.html"
    broken.write_bytes(files[0].read_bytes().replace(b"</main>", b"<p><div></div></p></main>"))
    report = tmp_path / "report.json"
    # Into a file: the command exits before it has written a long report to a pipe.
    with report.open("wb") as sink:
        command = [*html_validate, "--config", str(CONFIGURATION), "--formatter", "json", str(broken), *map(str, files)]
        subprocess.run(command, stdout=sink, check=False)
    found = {
        f"{result['filePath']}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for result in json.loads(report.read_bytes())
        for fault in result["messages"]
    }
    expected = {entry for entry in found if entry.startswith(f"{broken}:")}
    assert expected
    assert found - expected == set()


def test_no_more_rules_are_left_out_than_there_is_a_reason_for() -> None:
    rules = json.loads(CONFIGURATION.read_bytes())["rules"]
    assert {name for name, level in rules.items() if level == "off"} == rules.keys() == LEFT_OUT


def test_the_example_site_has_every_kind_of_page_in_both_languages(citizens: Citizens) -> None:
    kinds = {(path.startswith("/lang-son/"), "/en/" in path, citizens._kind(path)) for path in citizens.pages()}
    for kind in ("home", "section", "article", "page", "404", "search", "procedures", "procedure 1.004222"):
        for language in (False, True):
            assert {(True, language, kind), (False, language, kind)} <= kinds
    assert (True, False, "numbered") in kinds
