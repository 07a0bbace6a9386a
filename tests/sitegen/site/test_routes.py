"""Where pages live: below their parents, articles by the month of their first publication in Việt Nam."""

from datetime import UTC, datetime

import pytest

from content_models.languages import PAGE_WORDS
from content_models.page import AnyPage, Home, PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import kind_of, name_of, page_kinds
from content_models.slug import RESERVED
from content_models.time_zone import VIETNAM
from sitegen.site.content import PageKey, page_key
from sitegen.site.routes import place_pages
from tests.sitegen.portals import AT, ORIGIN, article, days_before, home, page, portal, procedure_list, section

HOMES = (home(), home("en"))


def place(
    *pages: AnyPage, settings: Portal | None = None, others: tuple[str, ...] = ()
) -> tuple[dict[PageKey, str], list[tuple[AnyPage, Problem]]]:
    """Route pages below a front page in Vietnamese and one in English."""
    found = {page_key(entry): entry for entry in (*HOMES, *pages)}
    return place_pages(settings or portal(), found, others)


def route(id: str, *pages: AnyPage, locale: str = "vi", settings: Portal | None = None) -> str:
    routes, rejected = place(*pages, settings=settings)
    assert not rejected
    return routes[PageKey(id, locale)]


def refusal(*pages: AnyPage, others: tuple[str, ...] = (), settings: Portal | None = None) -> tuple[PageKey, str, str]:
    """Which single page is left out, the code of the reason, and the whole sentence."""
    routes, rejected = place(*pages, others=others, settings=settings)
    assert len(rejected) == 1
    ((entry, fault),) = rejected
    assert page_key(entry) not in routes
    assert fault.severity == "refused"
    return page_key(entry), fault.code, str(fault)


def test_the_front_page_of_the_default_language_has_the_empty_route_and_others_their_language() -> None:
    routes, _ = place()
    assert routes == {PageKey("home", "vi"): "", PageKey("home", "en"): "en/"}


def test_the_default_language_is_the_first_of_the_portal() -> None:
    routes, _ = place(settings=portal(locales=("en", "vi")))
    assert routes == {PageKey("home", "vi"): "vi/", PageKey("home", "en"): ""}


def test_a_page_lies_below_all_its_parents() -> None:
    above = (section(), section("su-kien", parent="tin"))
    assert route("le-hoi", *above, page("le-hoi", parent="su-kien")) == "tin/su-kien/le-hoi/"


def test_a_page_in_another_language_lies_below_that_language() -> None:
    above = section(locale="en", slug="news")
    assert route("bao", above, page("bao", "en", slug="storm", parent="tin"), locale="en") == "en/news/storm/"


@pytest.mark.parametrize(
    ("published", "month"),
    [
        (datetime(2025, 12, 31, 16, 59, 59, tzinfo=UTC), "2025/12"),
        (datetime(2025, 12, 31, 17, 0, 0, tzinfo=UTC), "2026/01"),
        (datetime(2025, 12, 31, 18, 0, 0, tzinfo=UTC), "2026/01"),
        (datetime(2026, 1, 1, 0, 30, tzinfo=VIETNAM), "2026/01"),
        (datetime(999, 5, 1, tzinfo=UTC), "0999/05"),
    ],
)
def test_year_and_month_of_an_article_are_those_on_a_calendar_in_vietnam(published: datetime, month: str) -> None:
    assert route("bai", section(), article("bai", first_published_at=published)) == f"tin/{month}/bai/"


def test_an_article_that_is_changed_later_keeps_its_address() -> None:
    before = article("bai")
    after = article("bai", title="Tên khác", updated_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert route("bai", section(), before) == route("bai", section(), after)


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_a_word_that_the_platform_needs_is_no_first_segment(word: str) -> None:
    assert refusal(page("p", slug=word))[:2] == (("p", "vi"), "reserved-slug")
    assert refusal(page("p", "en", slug=word))[:2] == (("p", "en"), "reserved-slug")


def test_a_reserved_word_is_free_below_a_section() -> None:
    assert route("p", section(), page("p", parent="tin", slug="search")) == "tin/search/"


def test_a_language_of_the_portal_is_no_first_segment() -> None:
    assert refusal(page("p", slug="en")) == (
        PageKey("p", "vi"),
        "reserved-slug",
        "page p (vi), slug: “en” is a word that the platform needs for itself in addresses. Choose another slug.",
    )
    assert route("p", page("p", slug="fr")) == "fr/"


@pytest.mark.parametrize("word", sorted(PAGE_WORDS.values()))
def test_the_word_before_the_number_of_a_listing_is_no_slug_anywhere(word: str) -> None:
    assert refusal(section(), page("p", parent="tin", slug=word))[1] == "reserved-slug"


def test_the_address_of_another_portal_is_left_to_it() -> None:
    national = portal(base_url=f"{ORIGIN}/")
    id, code, sentence = refusal(page("p", slug="tinh-a"), settings=national, others=(f"{ORIGIN}/tinh-a/",))
    assert (id, code) == (PageKey("p", "vi"), "portal-address")
    assert sentence == "page p (vi), slug: “/tinh-a/” is the address of another portal. Choose another slug."


def test_everything_below_the_address_of_another_portal_is_left_to_it() -> None:
    national = portal(base_url=f"{ORIGIN}/")
    _, rejected = place(section("tinh-a"), page("p", parent="tinh-a"), settings=national, others=(f"{ORIGIN}/tinh-a/",))
    assert sorted(entry.id for entry, _ in rejected) == ["p", "tinh-a"]


@pytest.mark.parametrize(
    "other",
    [
        "https://localhost:8000/tinh-b/",
        "http://localhost:8001/tinh-b/",
        "http://other.example/tinh-b/",
        f"{ORIGIN}/",
        f"{ORIGIN}/tinh-b-khac/",
        f"{ORIGIN}/tinh-b-khac",
        f"{ORIGIN}/tinh",
    ],
)
def test_portals_elsewhere_take_no_address_away(other: str) -> None:
    routes, rejected = place(page("p", slug="tinh-b"), settings=portal(base_url=f"{ORIGIN}/"), others=(other,))
    assert not rejected
    assert routes[PageKey("p", "vi")] == "tinh-b/"


def test_an_address_without_its_last_slash_is_left_to_its_portal_all_the_same() -> None:
    settings = portal(base_url=f"{ORIGIN}/")
    assert refusal(page("p", slug="xa-b"), settings=settings, others=(f"{ORIGIN}/xa-b",))[1] == "portal-address"
    routes, _ = place(page("p", slug="xa-b-cu"), settings=settings, others=(f"{ORIGIN}/xa-b",))
    assert routes[PageKey("p", "vi")] == "xa-b-cu/"


def test_of_two_pages_at_one_address_the_older_keeps_it_whatever_the_ids() -> None:
    older = page("z", slug="lien-he", first_published_at=days_before(2))
    younger = page("a", slug="lien-he", first_published_at=days_before(1))
    id, code, sentence = refusal(older, younger)
    assert (id, code) == (PageKey("a", "vi"), "duplicate-path")
    assert sentence == (
        "page a (vi), slug: “lien-he” is the address of another page already (z, /lien-he/). "
        "Change the slug of one of the two."
    )


def test_a_page_that_did_not_change_keeps_its_address_against_an_older_one_that_did() -> None:
    older = page("z", slug="lien-he", first_published_at=days_before(2))
    younger = page("a", slug="lien-he", first_published_at=days_before(1))
    pages = {page_key(entry): entry for entry in (*HOMES, older, younger)}
    routes, rejected = place_pages(portal(), pages, (), unchanged={page_key(younger)})
    assert routes[page_key(younger)] == "lien-he/"
    assert [(entry, fault.code) for entry, fault in rejected] == [(older, "duplicate-path")]


def test_an_address_that_no_disk_can_hold_is_refused() -> None:
    slugs = ["a" * 100 + str(number) for number in range(9)]
    row = [page(slug, parent="home" if number == 0 else slugs[number - 1]) for number, slug in enumerate(slugs)]
    id, code, sentence = refusal(*row)
    assert (id, code) == (PageKey(slugs[-1], "vi"), "too-long")
    assert sentence.endswith(
        " is too long for an address (/" + "/".join(slugs) + "/). Shorten it, or move the page further up."
    )


def test_of_two_pages_of_one_age_the_first_by_id_keeps_the_address() -> None:
    assert refusal(page("b", slug="x"), page("a", slug="x"))[0] == PageKey("b", "vi")


def test_one_slug_serves_in_two_months_and_in_two_languages() -> None:
    routes, rejected = place(
        section(),
        article("a", slug="lich"),
        article("b", slug="lich", first_published_at=days_before(60)),
        page("c", slug="lich"),
        page("c", "en", slug="lich"),
    )
    assert not rejected
    assert len(set(routes.values())) == len(routes)


def test_pages_that_lie_below_one_another_have_no_address() -> None:
    _, rejected = place(page("a", parent="b"), page("b", parent="a"))
    assert sorted((entry.id, fault.code) for entry, fault in rejected) == [("a", "cycle"), ("b", "cycle")]
    assert str(rejected[0][1]) == "page a (vi), parent: “a” lies below itself. Move the page below another one."


def test_a_page_that_is_its_own_parent_has_no_address() -> None:
    assert refusal(page("a", parent="a"))[1] == "cycle"


def test_nothing_lies_below_an_article() -> None:
    assert refusal(section(), article("bai"), page("p", parent="bai")) == (
        PageKey("p", "vi"),
        "article-parent",
        "page p (vi), parent: “bai” names an article as its parent, and articles have no pages below them. "
        "Move the page below a section.",
    )


def test_a_page_whose_parent_is_missing_says_which() -> None:
    assert refusal(page("p", parent="mat")) == (
        PageKey("p", "vi"),
        "dangling-parent",
        "page p (vi), parent: “mat” names a parent page that is not published. "
        "Publish the parent page, or move this page below another one.",
    )


def test_a_page_further_down_names_the_page_whose_parent_is_missing() -> None:
    _, rejected = place(section("a", parent="mat"), page("b", parent="a"))
    assert [str(fault) for entry, fault in rejected if entry.id == "b"] == [
        "page b (vi), parent: “mat” names a parent page that is not published (of a, on the way up). "
        "Publish the parent page, or move this page below another one."
    ]


def test_a_parent_in_another_language_is_no_parent() -> None:
    assert refusal(section(locale="en"), page("p", parent="tin"))[1] == "dangling-parent"


def test_a_page_in_a_language_without_a_front_page_waits_for_it() -> None:
    settings = portal(locales=("vi", "en", "km"))
    assert refusal(page("p", "km"), settings=settings) == (
        PageKey("p", "km"),
        "no-home",
        "page p (km), locale: “km” has no front page in this language. Publish the front page of that language first.",
    )


def test_a_page_in_a_language_that_the_portal_has_not_is_left_out() -> None:
    assert refusal(page("p", "fr")) == (
        PageKey("p", "fr"),
        "locale",
        "page p (fr), locale: “fr” is not a language of this portal. "
        "Add the language to the portal, or remove the page.",
    )


def test_a_language_has_one_front_page_the_first_by_id() -> None:
    assert refusal(home(id="home-2")) == (
        PageKey("home-2", "vi"),
        "second-home",
        "home home-2 (vi), id: “home-2” is a second front page in the same language (home). "
        "Keep one front page for each language.",
    )


def test_every_kind_of_page_can_be_placed() -> None:
    pages: list[PageBase] = [home(), section(), article("bai"), page(), procedure_list()]
    assert set(map(kind_of, pages)) == set(map(name_of, page_kinds()))
    routes, _ = place(*(entry for entry in pages if not isinstance(entry, Home)))  # type: ignore[arg-type]
    assert {page_key(entry) for entry in pages} <= set(routes)  # type: ignore[arg-type]


def test_the_time_of_the_country_needs_no_time_zone_data() -> None:
    assert AT.astimezone(VIETNAM).isoformat() == "2026-03-01T09:00:00+07:00"
