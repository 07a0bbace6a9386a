"""If a page's address changes while its template fails, its last good version moves there, and links to it follow."""

from pathlib import Path

import pytest

import sitegen.build
from content_models.kind import RecordBase
from tests.sitegen.documents import addresses
from tests.sitegen.portals import (
    PREFIX,
    Press,
    agency,
    articles,
    but,
    directory,
    home,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    redirect,
    refused,
    section,
    snapshot,
    to_page,
)
from tests.sitegen.themes import with_base

BOOM = "{% if page.title == 'Nổ' %}{{ page.gone }}{% endif %}"
OLD, NEW = "gioi-thieu/index.html", "noi-khac/index.html"
MOVED = page(title="Nổ", slug="noi-khac")


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    """Themes in which every page and procedure called “Nổ” makes its template fail."""
    folder = with_base(tmp_path)
    for name in ("page", "procedure"):
        break_template(folder, name, BOOM)
    return folder


def break_template(themes: Path, name: str, fault: str) -> None:
    path = themes / "base" / "layouts" / f"{name}.html"
    path.write_text(path.read_text("utf-8").replace("{% block content %}", f"{{% block content %}}{fault}"), "utf-8")


def links_within(press: Press) -> dict[str, set[str]]:
    """The addresses within the portal to which each live page refers."""
    return {
        path: {url.partition("#")[0].removeprefix(PREFIX) for url in addresses(data.decode()) if url.startswith(PREFIX)}
        for path, data in press.live().items()
        if path.endswith(".html")
    }


def test_a_page_whose_slug_changes_while_it_fails_moves_as_it_was(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    result = press.publish(but(province(), MOVED), themes=themes)
    assert press.live()[NEW] == before
    assert OLD not in press.live()
    assert "/noi-khac/" in press.text("sitemap-1.xml")
    assert [(problem.code, problem.value) for problem in result.problems] == [("template", NEW)]


def test_what_leads_to_a_page_that_fails_and_moves_leads_to_its_new_place(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    press.publish(but(province(), MOVED), themes=themes)
    assert "/tinh-a/noi-khac/" in press.text("index.html")
    assert "/tinh-a/noi-khac/" in press.text("cu/index.html")
    leading = {path for path, links in links_within(press).items() if "gioi-thieu/" in links}
    # Only the page's own last good file still has the old address, in its menu.
    assert leading == {NEW}


def test_a_page_that_fails_and_moves_is_there_after_a_kill_between_the_release_and_its_records(
    press: Press, themes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    moved = but(province(), MOVED)
    with monkeypatch.context() as patch:
        patch.setattr(sitegen.build, "write_published_records", killed)
        with pytest.raises(KeyboardInterrupt):
            press.publish(moved, themes=themes)
    for summary in ("Một", "Hai"):
        assert press.live()[NEW] == before
        press.publish(but(moved, home(summary=summary)), themes=themes)
    assert press.live()[NEW] == before


def killed(*_: object) -> None:
    """Takes the place of a step that a kill prevents."""
    raise KeyboardInterrupt


def test_a_page_that_moved_and_fails_is_there_publish_after_publish_and_moves_on(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    for slug in ("noi-khac", "noi-khac", "noi-nua", "gioi-thieu"):
        press.publish(but(province(), page(title="Nổ", slug=slug, summary=slug)), themes=themes)
        assert press.live()[f"{slug}/index.html"] == before
    press.publish(but(province(), page(title="Lành", slug="noi-khac")), themes=themes)
    assert "Lành" in press.text(NEW)
    assert OLD not in press.live()


def test_a_failing_page_that_moves_below_another_is_there(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    moved = but(province(), section("khac"), page(title="Nổ", parent="khac"))
    press.publish(moved, themes=themes)
    assert press.live()["khac/gioi-thieu/index.html"] == before
    press.publish(but(moved, page(title="Lành", parent="khac")), themes=themes)
    assert "Lành" in press.text("khac/gioi-thieu/index.html")


def test_a_failing_page_moves_along_with_the_section_above_it(press: Press, themes: Path) -> None:
    records = but(province(), section("khac"), page(parent="khac"))
    press.publish(records, themes=themes)
    before = press.live()["khac/gioi-thieu/index.html"]
    moved = but(records, section("khac", slug="moi"), page(title="Nổ", parent="khac"))
    for summary in ("Một", "Hai"):
        press.publish(but(moved, home(summary=summary)), themes=themes)
        assert press.live()["moi/gioi-thieu/index.html"] == before
        assert "khac/gioi-thieu/index.html" not in press.live()


def test_another_page_in_the_old_place_of_a_failing_one_is_never_taken_for_it(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    records = but(province(), MOVED, page("nguoi-moi", slug="gioi-thieu", title="Trang đến sau"))
    for summary in ("Một", "Hai"):
        press.publish(but(records, home(summary=summary)), themes=themes)
        assert press.live()[NEW] == before
        assert "Trang đến sau" in press.text(OLD)


def test_a_failing_page_in_the_old_place_of_another_is_never_taken_for_that(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    result = press.publish(
        but(province(), page("la", slug="gioi-thieu", title="Nổ"), without=["gioi-thieu"]), themes=themes
    )
    assert "template" in [problem.code for problem in result.problems]
    assert OLD not in press.live()


def test_a_redirect_from_its_old_place_leads_to_a_failing_page(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    moved = but(province(), MOVED, redirect("/gioi-thieu/", to_page("gioi-thieu"), "moi"))
    for summary in ("Một", "Hai"):
        press.publish(but(moved, home(summary=summary)), themes=themes)
        assert press.live()[NEW] == before
        assert "/tinh-a/noi-khac/" in press.text(OLD)


def test_a_failing_page_that_is_refused_next_stays_as_it_was_last_good(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()[OLD]
    press.publish(but(province(), MOVED), themes=themes)
    left = [entry for entry in province() if (entry.id, getattr(entry, "locale", "")) != ("gioi-thieu", "vi")]
    press.publish(left, themes=themes, problems=[refused(MOVED)])
    assert press.live()[NEW] == before


def test_a_numbered_page_that_fails_moves_along_with_its_section(press: Press, themes: Path) -> None:
    records = but(province(), portal(page_size=5), *articles(22))
    press.publish(records, themes=themes)
    before = press.live()["tin/trang/2/index.html"]
    break_template(themes, "section", "{% if page.title == 'Trang tin (trang 2)' %}{{ page.gone }}{% endif %}")
    press.publish(but(records, section(slug="tin-tuc")), themes=themes)
    assert press.live()["tin-tuc/trang/2/index.html"] == before


MOVED_LIST: list[RecordBase] = [*province(), procedure_list(slug="dich-vu"), listing()]


def test_a_procedure_that_fails_moves_along_with_the_list_above_it(press: Press, themes: Path) -> None:
    press.publish([*province(), procedure_list(), listing()], shared=directory(agency(), procedure()), themes=themes)
    before = press.live()["thu-tuc/1.004222/index.html"]
    press.publish(MOVED_LIST, shared=directory(agency(), procedure(name="Nổ")), themes=themes)
    assert press.live()["dich-vu/1.004222/index.html"] == before
    assert "thu-tuc/1.004222/index.html" not in press.live()


def test_a_procedure_whose_definition_is_refused_moves_along_with_the_list_above_it(press: Press) -> None:
    press.publish([*province(), procedure_list(), listing()], shared=directory(agency(), procedure()))
    before = press.live()["thu-tuc/1.004222/index.html"]
    press.publish(MOVED_LIST, shared=snapshot([agency()], [refused(procedure())], key=None))
    assert press.live()["dich-vu/1.004222/index.html"] == before
