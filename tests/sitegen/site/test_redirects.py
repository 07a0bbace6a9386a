"""Old addresses: none may hide what the portal publishes, and none may lead in a circle."""

import pytest

from content_models.kind import RecordBase
from sitegen.site.settle import settle
from tests.sitegen.portals import Press, articles, but, directory, portal, province, redirect, snapshot, to_page, to_url


def refusals(*redirects: RecordBase) -> list[str]:
    records = [record for record in province() if record.id != "cu"]
    found = settle(snapshot([*records, *redirects]), directory())
    refused = {problem.id for problem in found.problems}
    assert refused.isdisjoint(found.content.redirects)
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    "source", ["/cu", "/cu/", "/cu/trang.html", "/en/cu/", "/tin/cu/", "/Pages/default.aspx", "/tinh-b/", "/cms-cu/"]
)
def test_an_old_address_of_its_own_is_kept(source: str) -> None:
    assert refusals(redirect(source, to_page("tin"))) == []


def test_an_old_address_where_a_page_lives_is_refused() -> None:
    assert refusals(redirect("/tin/", to_page("gioi-thieu"))) == [
        "redirect cu, source: “/tin/” is the address of a published page (page tin). "
        "Remove the redirect, or move the page."
    ]


@pytest.mark.parametrize("source", ["/tin", "/tin/index.html", "/en/news/", "/en/", "/tin/2026/03/bai-0/"])
def test_no_way_of_writing_hides_a_page(source: str) -> None:
    assert "is the address of a published page" in refusals(redirect(source, to_page("gioi-thieu")))[0]


@pytest.mark.parametrize(
    "source",
    ["/search", "/cms/x/", "/assets/a.html", "/API/", "/404.html", "/sitemap.xml", "/sitemap-1.xml", "/tep/x/"],
)
def test_an_old_address_that_the_platform_needs_is_refused(source: str) -> None:
    assert refusals(redirect(source, to_page("tin"))) == [
        f"redirect cu, source: “{source}” is a word that the platform needs for itself in addresses. "
        "Choose another slug."
    ]


def test_an_old_address_may_have_as_many_bytes_as_a_file_name_takes() -> None:
    assert refusals(redirect(f"/{'đ' * 100}/", to_page("tin"))) == []
    assert len(refusals(redirect(f"/{'đ' * 101}/", to_page("tin")))) == 1


def test_two_old_addresses_that_differ_by_case_only_are_one_on_some_disks() -> None:
    both = redirect("/Tin-Cu/", to_page("tin"), "a"), redirect("/tin-cu/", to_page("tin"), "b")
    assert refusals(*both) == [
        "redirect b, source: “/tin-cu/” differs only by upper and lower case from another address (/Tin-Cu/). "
        "Change one of the two, since some disks cannot keep both."
    ]


def test_two_old_addresses_in_folders_that_differ_by_case_only_are_refused_as_well() -> None:
    both = redirect("/Cu/a.html", to_page("tin"), "a"), redirect("/cu/b.html", to_page("tin"), "b")
    assert [sentence.split(":")[0] for sentence in refusals(*both)] == ["redirect b, source"]
    assert refusals(redirect("/Tin/x.html", to_page("gioi-thieu"))) == [
        "redirect cu, source: “/Tin/x.html” differs only by upper and lower case from another address (page bai-0). "
        "Change one of the two, since some disks cannot keep both."
    ]


def test_one_old_address_in_two_redirects_is_kept_once() -> None:
    both = redirect("/tin-cu", to_page("tin"), "a"), redirect("/tin-cu/", to_page("tin"), "b")
    assert refusals(*both) == [
        "redirect b, source: “/tin-cu/” is the address of another page already (/tin-cu). "
        "Change the slug of one of the two."
    ]


@pytest.mark.parametrize("target", ["vong", "vong/", "vong/index.html", "vong/?x=1", "vong/#x"])
def test_an_old_address_that_leads_to_itself_is_refused(target: str) -> None:
    url = portal().base_url + target
    assert refusals(redirect("/vong/", to_url(url))) == [
        f"redirect cu, link.ref: “{url}” leads back to itself. Let the redirect lead to another page."
    ]


def test_old_addresses_that_lead_around_in_a_circle_are_broken_at_one_place() -> None:
    base = portal().base_url
    ring = [redirect(f"/{id}/", to_url(f"{base}{next}/"), id) for id, next in ("ab", "bc", "ca")]
    assert refusals(*ring) == [
        f"redirect c, link.ref: “{base}a/” leads back to itself. Let the redirect lead to another page."
    ]


def test_old_addresses_may_lead_to_one_another_in_a_row() -> None:
    base = portal().base_url
    row = [redirect("/a/", to_url(f"{base}b/"), "a"), redirect("/b/", to_url(f"{base}c/"), "b")]
    assert refusals(*row, redirect("/c/", to_page("tin"), "c")) == []


def test_a_file_and_a_folder_of_one_name_are_one_address_too_many() -> None:
    both = redirect("/cu/a.html", to_page("tin"), "a"), redirect("/cu/a.html/in/", to_page("tin"), "b")
    assert [sentence.split(" (")[0] for sentence in refusals(*both)] == [
        "redirect b, source: “/cu/a.html/in/” is the address of another page already"
    ]


def test_an_old_address_that_another_portal_has_is_no_circle() -> None:
    assert refusals(redirect("/vong/", to_url("http://localhost:8000/tinh-b/vong/"))) == []


@pytest.mark.parametrize(
    "source",
    [
        *("/feed.xml", "/en/feed.xml", "/tin/feed.xml", "/en/404.html", "/en/404.html/"),
        *("/en/search", "/en/search/", "/en/Search/"),
        *("/tin/trang/1/", "/tin/trang/7/", "/tin/trang/1/index.html", "/en/news/page/2"),
    ],
)
def test_an_old_address_where_the_portal_puts_a_file_of_its_own_never_stops_the_portal(
    press: Press, source: str
) -> None:
    changed = (portal(page_size=5), *articles(12), redirect(source, to_page("gioi-thieu"), "tren-tep"))
    result = press.publish(but(province(), *changed))
    assert [problem.id for problem in result.problems] == ["tren-tep"]
    assert result.release.outcome == "published"


def test_an_old_address_too_long_for_a_file_never_stops_the_portal(press: Press) -> None:
    source = f"/{'a' * 300}/"
    result = press.publish([*province(), redirect(source, to_page("tin"), "dai")])
    assert [str(problem) for problem in result.problems] == [
        f"redirect dai, source: “/{'a' * 59}…{'a' * 14}/” is too long for an address. "
        "Shorten it, or move the page further up."
    ]
