"""A page that gets a new address while its template fails does not vanish between the two."""

from pathlib import Path

import pytest

from tests.sitegen.portals import Press, but, page, province, section
from tests.sitegen.themes import with_base

BOOM = "{% if page.title == 'Nổ' %}{{ page.gone }}{% endif %}"


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    """Themes in which every lasting page called “Nổ” makes its template fail."""
    folder = with_base(tmp_path)
    path = folder / "base" / "layouts" / "page.html"
    path.write_text(path.read_text("utf-8").replace("{% block content %}", f"{{% block content %}}{BOOM}"), "utf-8")
    return folder


def test_a_page_whose_slug_changes_while_it_fails_stays_at_its_old_address(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()["gioi-thieu/index.html"]
    result = press.publish(but(province(), page(title="Nổ", slug="gioi-thieu-moi")), themes=themes)
    assert press.live()["gioi-thieu/index.html"] == before
    assert "gioi-thieu-moi/index.html" not in press.live()
    assert "/gioi-thieu-moi/" not in press.text("sitemap-1.xml")
    assert [problem.code for problem in result.problems] == ["template"]


def test_a_failing_page_that_moves_below_another_stays_where_links_lead_to_it(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    moved = but(province(), section("khac"), page(title="Nổ", parent="khac"))
    press.publish(moved, themes=themes)
    assert "gioi-thieu/index.html" in press.live()
    assert "/gioi-thieu/" in press.text("sitemap-1.xml")
    mended = but(moved, page(title="Lành", parent="khac"))
    press.publish(mended, themes=themes)
    assert "Lành" in press.text("khac/gioi-thieu/index.html")
    assert "gioi-thieu/index.html" not in press.live()
