"""A template that fails on one page affects only that page, which stays at its last good version."""

from pathlib import Path

import pytest

from content_models.procedure import Coded
from sitegen.errors import ThemeError
from sitegen.render.renderer import Failed, Planned, Rendered, Renderer
from tests.sitegen.documents import addresses
from tests.sitegen.portals import (
    Press,
    agency,
    article,
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
    section,
    text,
)
from tests.sitegen.themes import with_base

BOOM = "{% if page.title == 'Nổ' %}{{ page.gone }}{% endif %}"


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    """Themes in which every page called “Nổ” makes the template of its kind fail."""
    folder = with_base(tmp_path)
    for name in ("page", "article", "section", "home", "procedure", "procedures"):
        path = folder / "base" / "layouts" / f"{name}.html"
        path.write_text(path.read_text("utf-8").replace("{% block content %}", f"{{% block content %}}{BOOM}"), "utf-8")
    return folder


def lines_of(themes: Path, name: str) -> int:
    """The line on which the layout fails."""
    text = (themes / "base" / "layouts" / f"{name}.html").read_text("utf-8")
    return text[: text.index("page.gone")].count("\n") + 1


def test_a_page_that_fails_keeps_its_last_good_bytes_and_the_others_are_published(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()["gioi-thieu/index.html"]
    result = press.publish(but(province(), page(title="Nổ"), article("bai-0", title="Tin mới")), themes=themes)
    assert press.live()["gioi-thieu/index.html"] == before
    assert "Tin mới" in press.text("tin/index.html")
    assert [str(problem) for problem in result.problems] == [
        "page gioi-thieu (vi): “gioi-thieu/index.html” made a template fail (template layouts/page.html, line "
        f"{lines_of(themes, 'page')}: undefined value: `page.gone` is undefined). "
        "Mend the template, or what it shows of this page; until then its last good version stays, if there was one."
    ]


def test_a_page_that_fails_stays_so_publish_after_publish(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()["gioi-thieu/index.html"]
    for summary in ("Một", "Hai", "Ba"):
        press.publish(but(province(), page(title="Nổ", summary=summary)), themes=themes)
        assert press.live()["gioi-thieu/index.html"] == before
    press.publish(but(province(), page(title="Lành")), themes=themes)
    assert "Lành" in press.text("gioi-thieu/index.html")


def test_a_page_that_fails_is_shown_elsewhere_as_its_record_says_now(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    press.publish(but(province(), article("bai-0", title="Nổ")), themes=themes)
    assert "Trang bai-0" in press.text("tin/2026/03/bai-0/index.html")
    for path in ("tin/index.html", "feed.xml", "tin/2026/02/bai-1/index.html"):
        assert "Nổ" in press.text(path)
        assert "Trang bai-0" not in press.text(path)


def test_a_page_that_fails_is_rendered_once_and_nothing_else_is_rendered_again_for_it(
    press: Press, themes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish(province(), themes=themes)
    rendered: list[str] = []
    render = Renderer.render

    def counted(renderer: Renderer, planned: Planned) -> Rendered | Failed:
        rendered.append(planned.path)
        return render(renderer, planned)

    monkeypatch.setattr(Renderer, "render", counted)
    press.publish(but(province(), page(title="Nổ")), themes=themes)
    assert len(rendered) == len(set(rendered))
    press.publish(but(province(), page("la", title="Nổ")), themes=themes)
    assert rendered.count("la/index.html") == 1
    assert rendered.count("index.html") == 3


def test_a_page_that_cannot_do_without_one_that_was_left_out_is_shown_with_it(press: Press, themes: Path) -> None:
    path = themes / "base" / "layouts" / "section.html"
    fault = "{% if page.title == 'Trang la' and not articles %}{{ page.gone }}{% endif %}"
    path.write_text(path.read_text("utf-8").replace(BOOM, fault), "utf-8")
    records = but(province(), section("la"), article("moi", title="Nổ", parent="la"))
    result = press.publish(records, themes=themes)
    assert [problem.id for problem in result.problems] == ["moi", "la"]
    assert "Trang la" in press.text("la/index.html")
    assert "moi" not in press.text("sitemap-1.xml")


def test_a_page_whose_published_records_are_lost_stays_where_it_is(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    before = press.live()["gioi-thieu/index.html"]
    press.target().write_records(b"")
    press.publish(but(province(), page(title="Nổ")), themes=themes)
    assert press.live()["gioi-thieu/index.html"] == before


def test_a_page_that_fails_before_it_was_ever_published_is_nowhere(press: Press, themes: Path) -> None:
    result = press.publish(but(province(), article("moi", title="Nổ"), page("la", title="Nổ")), themes=themes)
    assert sorted(problem.id for problem in result.problems) == ["la", "moi"]
    for path, data in press.live().items():
        assert "moi" not in path.split("/")
        assert "/moi/" not in data.decode("utf-8", "replace"), path
        assert "/la/" not in data.decode("utf-8", "replace"), path


def test_what_lies_below_a_page_that_was_never_published_waits_for_it(press: Press, themes: Path) -> None:
    records = but(province(), section("la", title="Nổ"), page("duoi", parent="la"))
    result = press.publish(records, themes=themes)
    told = [(problem.id, problem.code) for problem in result.problems]
    assert told == [("la", "template"), ("duoi", "dangling-parent")]
    assert not any(path.startswith("la/") for path in press.live())


def test_the_page_appears_once_the_template_is_mended(press: Press, themes: Path, tmp_path: Path) -> None:
    records = but(province(), page("la", title="Nổ"))
    press.publish(records, themes=themes)
    press.publish(records)
    assert "la/index.html" in press.live()
    assert "/tinh-a/la/" in press.text("sitemap-1.xml")


def test_a_numbered_page_that_fails_takes_no_other_page_with_it(press: Press, tmp_path: Path) -> None:
    records = but(province(), portal(page_size=5), *articles(22))
    press.publish(records)
    before = press.live()
    layout = "{% if page.title == 'Trang tin (trang 2)' %}{{ page.gone }}{% endif %}"
    themes = with_base(tmp_path)
    path = themes / "base/layouts/section.html"
    path.write_text(path.read_text("utf-8").replace("{% block content %}", "{% block content %}" + layout), "utf-8")
    result = press.publish(but(records, section(summary="Tóm tắt")), themes=themes)
    live = press.live()
    assert live["tin/trang/2/index.html"] == before["tin/trang/2/index.html"]
    for number in (1, 3):
        assert f"tin/trang/{number}/index.html" in live
    assert "Tóm tắt" in press.text("tin/index.html")
    assert [(problem.id, problem.value) for problem in result.problems] == [("tin", "tin/trang/2/index.html")]


def test_a_new_numbered_page_that_fails_is_missing_and_its_section_stays(press: Press, tmp_path: Path) -> None:
    layout = "{% if page.title == 'Trang tin (trang 1)' %}{{ page.gone }}{% endif %}"
    themes = with_base(tmp_path)
    path = themes / "base/layouts/section.html"
    path.write_text(path.read_text("utf-8").replace("{% block content %}", "{% block content %}" + layout), "utf-8")
    press.publish(but(province(), portal(page_size=5), *articles(12)), themes=themes)
    live = press.live()
    assert "tin/trang/1/index.html" not in live
    assert {"tin/index.html", "tin/2026/03/bai-0/index.html"} <= live.keys()


def test_a_page_with_its_last_good_bytes_keeps_the_style_it_was_made_with(press: Press, themes: Path) -> None:
    press.publish(province(), themes=themes)
    style = (themes / "base/base.css").read_text("utf-8")
    (themes / "base/base.css").write_text(style + ".moi { color: red }", "utf-8")
    press.publish(but(province(), page(title="Nổ")), themes=themes)
    live = press.live()
    for path in ("gioi-thieu/index.html", "index.html"):
        used = {url for url in addresses(press.text(path)) if url.startswith("/tinh-a/assets/")}
        assert {url.removeprefix("/tinh-a/") for url in used} <= live.keys()
    press.publish(but(province(), page(title="Lành")), themes=themes)
    assert len([path for path in press.live() if path.endswith(".css")]) == 1


def test_where_every_page_fails_nothing_is_changed(press: Press, tmp_path: Path) -> None:
    press.publish(province())
    before = press.live()
    themes = with_base(tmp_path, {"components/skip-link/template.html": "\n{{ nowhere }}"})
    with pytest.raises(ThemeError) as caught:
        press.publish(but(province(), page(title="Mới")), themes=themes)
    assert str(caught.value) == (
        "theme base: no page can be rendered. template components/skip-link/template.html, line 2: "
        "undefined value: `nowhere` is undefined. Mend the template."
    )
    assert press.live() == before


def test_a_front_page_that_fails_at_the_first_publish_stops_it_with_its_own_reason(press: Press, themes: Path) -> None:
    records = but(province(), home(title="Nổ"), article("bai-0", title="Nổ"))
    with pytest.raises(ThemeError) as caught:
        press.publish(records, themes=themes)
    assert str(caught.value) == (
        "theme base: the front page cannot be rendered. template layouts/home.html, line "
        f"{lines_of(themes, 'home')}: undefined value: `page.gone` is undefined. Mend the template."
    )
    assert press.live() == {}


@pytest.mark.parametrize(
    "path",
    [
        "feeds/feed.xml",
        "feeds/sitemap.xml",
        "feeds/sitemap-index.xml",
        "layouts/redirect.html",
        "layouts/not_found.html",
    ],
)
def test_a_template_of_the_whole_portal_that_fails_stops_the_publish(press: Press, tmp_path: Path, path: str) -> None:
    press.publish(province())
    before = press.live()
    with pytest.raises(ThemeError) as caught:
        press.publish(province(), themes=with_base(tmp_path, {path: "{{ nowhere }}"}))
    assert str(caught.value) == (
        f"theme base: template {path}, line 1: undefined value: `nowhere` is undefined. Mend the template."
    )
    assert press.live() == before


def test_a_template_without_an_end_fails_on_its_page_alone(
    press: Press, themes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.render.template_engine.FUEL", 1_000_000)
    path = themes / "base" / "layouts" / "page.html"
    endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    path.write_text(path.read_text("utf-8").replace(BOOM, endless), "utf-8")
    result = press.publish(province(), themes=themes)
    assert "engine ran out of fuel" in str(result.problems[0])
    assert "gioi-thieu/index.html" not in press.live()
    assert "index.html" in press.live()


def test_a_block_that_fails_is_told_with_the_template_of_the_block(press: Press, tmp_path: Path) -> None:
    themes = with_base(tmp_path, {"components/text/template.html": "\n\n{{ nowhere }}"})
    without_text = but(province(), page(), page(locale="en", slug="about"))
    press.publish(without_text, themes=themes)
    result = press.publish(but(without_text, page(body=(text("x"),))), themes=themes)
    assert "(template components/text/template.html, line 3: undefined value: " in str(result.problems[0])


PROCEDURE = "thu-tuc/1.004222/index.html"


def test_a_procedure_that_fails_keeps_its_last_good_page_and_its_agency_is_told(press: Press, themes: Path) -> None:
    records = but(province(), procedure_list(), listing())
    press.publish(records, shared=directory(agency(), procedure()), themes=themes)
    before = press.live()[PROCEDURE]
    broken = directory(agency(), procedure(name="Nổ"))
    result = press.publish(but(records, listing(phone="0205 1")), shared=broken, themes=themes)
    assert press.live()[PROCEDURE] == before
    assert [problem.record for problem in result.problems] == ["listing 1.004222"]
    press.publish(but(records, listing(phone="0205 2")), shared=directory(agency(), procedure()), themes=themes)
    assert "0205\u00a02" in press.text(PROCEDURE)


def test_a_procedure_that_fails_before_it_was_ever_published_is_in_no_list(press: Press, themes: Path) -> None:
    records = but(province(), procedure_list(), listing(), listing("2.000635"))
    shared = directory(agency(), procedure(), procedure("2.000635", name="Nổ"))
    result = press.publish(records, shared=shared, themes=themes)
    assert [problem.id for problem in result.problems] == ["2.000635"]
    assert "thu-tuc/2.000635/index.html" not in press.live()
    for path in ("thu-tuc/index.html", "sitemap-1.xml"):
        assert "1.004222" in press.text(path)
        assert "2.000635" not in press.text(path)


def test_a_further_page_of_a_list_that_fails_takes_no_list_with_it(press: Press, tmp_path: Path) -> None:
    folder = with_base(tmp_path)
    path = folder / "base" / "layouts" / "procedures.html"
    boom = "{% if not index %}{{ page.gone }}{% endif %}"
    path.write_text(path.read_text("utf-8").replace("{% block content %}", f"{{% block content %}}{boom}"), "utf-8")
    fields = [Coded(name=f"Lĩnh vực {number}") for number in range(2)]
    shared = [procedure(f"1.{number:06d}", fields=(fields[number % 2],)) for number in range(60)]
    records = but(province(), procedure_list(), *(listing(entry.id) for entry in shared))
    result = press.publish(records, shared=directory(agency(), *shared), themes=folder)
    assert [problem.value for problem in result.problems] == ["thu-tuc/trang/2/index.html"]
    assert "thu-tuc/index.html" in press.live()
    assert "thu-tuc/trang/2/index.html" not in press.live()
