"""The index over the records of a portal."""

import pytest

from content_models.page import Article
from sitegen.site.content import Content, PageKey
from tests.sitegen.portals import (
    agency,
    article,
    articles,
    days_before,
    file,
    home,
    image,
    menu,
    page,
    portal,
    province,
    redirect,
    section,
    to_page,
)


def content(*records: object) -> Content:
    return Content(portal(), records)  # type: ignore[arg-type]


def test_children_come_in_the_order_of_the_editor_then_by_id() -> None:
    found = content(home(), page("b"), page("a"), page("z", order=-1), page("c", order=5))
    assert [child.id for child in found.children[PageKey("home", "vi")]] == ["z", "a", "b", "c"]


def test_dated_below_a_page_are_found_at_any_depth_newest_first() -> None:
    found = content(
        home(),
        section(),
        section("xa", parent="tin"),
        article("cu", first_published_at=days_before(9)),
        article("sau", parent="xa", first_published_at=days_before(1)),
        article("moi"),
    )
    for above in ("home", "tin"):
        assert [entry.id for entry in found.dated_below(PageKey(above, "vi"))] == ["moi", "sau", "cu"]
    assert [entry.id for entry in found.dated_below(PageKey("xa", "vi"))] == ["sau"]


def test_articles_of_one_instant_come_in_the_order_of_their_ids() -> None:
    found = content(home(), section(), article("b"), article("a"), article("c"))
    assert [entry.id for entry in found.dated_below(PageKey("tin", "vi"))] == ["a", "b", "c"]


def test_the_order_of_records_makes_no_difference() -> None:
    records = [record for record in province() if record.id != "tinh-a"]
    forwards, backwards = content(*records), content(*reversed(records))
    assert forwards.pages == backwards.pages
    assert forwards.children == backwards.children
    assert forwards.menus == backwards.menus


def test_a_link_leads_to_the_language_of_the_reader_else_to_the_default_one() -> None:
    found = content(home(), page("p"), page("p", "en"), page("q"))
    assert found.version_of("p", "en") == page("p", "en")
    assert found.version_of("q", "en") == page("q")
    assert found.version_of("x", "en") is None


def test_without_some_pages_all_that_lies_below_them_is_gone_too() -> None:
    found = content(home(), home("en"), section(), section("xa", parent="tin"), article("bai", parent="xa"), page())
    left = found.without([PageKey("tin", "vi")])
    assert sorted(left.pages) == [("gioi-thieu", "vi"), ("home", "en"), ("home", "vi")]
    assert left.children == {PageKey("home", "vi"): [page()]}


def test_without_a_front_page_its_language_is_gone() -> None:
    found = content(home(), home("en"), section(locale="en"), article("bai", "en"), page())
    left = found.without([PageKey("home", "en")])
    assert set(left.homes) == {"vi"}
    assert {key.locale for key in left.pages} == {"vi"}


def test_without_pages_everything_else_stays() -> None:
    records = (image(), file(), menu(to_page("p")), redirect("/cu/", to_page("p")), agency())
    left = content(home(), page("p"), *records).without([PageKey("p", "vi")])
    assert left.images
    assert left.files
    assert left.menus
    assert left.redirects
    assert left.agencies


def test_the_original_is_not_changed_by_taking_pages_out() -> None:
    found = content(home(), page("p"))
    found.without([PageKey("p", "vi")])
    assert PageKey("p", "vi") in found.pages


def test_the_records_of_a_portal_do_not_include_the_shared_ones() -> None:
    own = [home(), section(), *articles(2), image(), file(), menu(to_page("tin")), redirect("/cu/", to_page("tin"))]
    found = content(*own, agency())
    assert sorted(map(repr, found.records())) == sorted(map(repr, [portal(), *own]))


def test_a_thousand_questions_about_one_section_sort_its_articles_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def age(article: Article) -> tuple[float, str]:
        asked.append(article.id)
        return -article.first_published_at.timestamp(), article.id

    monkeypatch.setattr("sitegen.site.content._age", age)
    written = articles(40)
    found = content(home(), section(), *written)
    for entry in written:
        found.dated_below(PageKey("tin", "vi"))
        found.dated_beside(entry)
    assert len(asked) == 2 * len(written)
