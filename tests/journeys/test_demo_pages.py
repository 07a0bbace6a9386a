"""All pages of the demo; citizens/ tests those of the example site more closely."""

import subprocess
from pathlib import Path

from tests.journeys.demo import Demo

RULES = Path(__file__).parent / "citizens" / "html-validate.json"


def test_html_validate_finds_nothing_in_any_page_of_the_demo(demo: Demo, html_validate: list[str]) -> None:
    portals = [folder / "live" for folder in sorted((demo.data / "releases").iterdir())]
    pages = [str(path) for portal in portals for path in sorted(portal.resolve().rglob("*.html"))]
    assert len(pages) >= 100
    answer = subprocess.run(
        [*html_validate, "--config", str(RULES), *pages], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout[-3000:]) == (0, "")
