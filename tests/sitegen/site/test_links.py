"""Addresses: root-relative within the origin, absolute elsewhere, always with the prefix of the portal."""

import pytest

from content_models.link import Link
from sitegen.site.content import PageKey
from sitegen.site.links import Href, Links, file_output, image_output, phone_url, redirect_output
from tests.sitegen.portals import file, portal, rendition, to_url

ROUTES = {PageKey("home", "vi"): "", PageKey("tin", "vi"): "tin-tuc/", PageKey("tin", "en"): "en/news/"}
LINKS = Links(portal(), ROUTES)
AT_ROOT = Links(portal(base_url="https://quoc-gia.example/"), ROUTES)
TIN, NEWS = PageKey("tin", "vi"), PageKey("tin", "en")


def test_a_page_is_addressed_from_the_root_with_the_prefix_of_its_portal() -> None:
    assert LINKS.page(TIN) == "/tinh-a/tin-tuc/"
    assert LINKS.page(PageKey("home", "vi")) == "/tinh-a/"
    assert AT_ROOT.page(TIN) == "/tin-tuc/"


def test_a_machine_gets_scheme_and_host_as_well() -> None:
    assert LINKS.absolute(LINKS.page(TIN)) == "http://localhost:8000/tinh-a/tin-tuc/"
    assert LINKS.absolute("https://elsewhere.example/") == "https://elsewhere.example/"


def test_numbered_pages_have_the_word_of_their_language() -> None:
    assert LINKS.numbered(TIN, 3) == "/tinh-a/tin-tuc/trang/3/"
    assert LINKS.numbered(NEWS, 3) == "/tinh-a/en/news/page/3/"
    assert LINKS.numbered(TIN, 0) == LINKS.page(TIN)
    assert LINKS.numbered_output(TIN, 3) == "tin-tuc/trang/3/index.html"


def test_a_language_without_a_word_of_its_own_takes_the_english_one() -> None:
    key = PageKey("tin", "km")
    assert Links(portal(), {key: "km/tin/"}).numbered_output(key, 1) == "km/tin/page/1/index.html"


def test_another_portal_of_the_same_origin_is_addressed_from_the_root() -> None:
    assert LINKS.portal("http://localhost:8000/xa-b/") == "/xa-b/"
    assert LINKS.portal("http://localhost:8000/") == "/"


@pytest.mark.parametrize(
    "url",
    [
        "https://localhost:8000/xa-b/",
        "http://localhost:80/xa-b/",
        "http://localhost:80001/",
        "http://localhost/xa-b/",
        "https://tinh-b.example/",
        "http://localhost:8000.evil.example/",
    ],
)
def test_a_portal_elsewhere_keeps_its_whole_address(url: str) -> None:
    assert LINKS.portal(url) == url


def test_an_address_of_our_own_host_with_two_slashes_does_not_lead_to_another_host() -> None:
    url = "http://localhost:8000//evil.example/"
    assert LINKS.portal(url) == url
    assert not LINKS.outside(to_url(url)).url.startswith("//")


def test_links_by_address_tell_whether_they_leave_the_origin() -> None:
    assert LINKS.outside(to_url("http://localhost:8000/xa-b/tin/")) == Href("/xa-b/tin/", external=False)
    assert LINKS.outside(to_url("https://gov.example/")) == Href("https://gov.example/", external=True)


def test_an_e_mail_address_is_written_so_that_it_can_add_no_second_receiver() -> None:
    assert LINKS.outside(Link(to="email", ref="van-phong@xa.example")) == Href("mailto:van-phong@xa.example", False)
    assert LINKS.outside(Link(to="email", ref="a?cc=b%2c@xa.example")).url == "mailto:a%3Fcc%3Db%252c@xa.example"


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("0205 381 2345", "tel:02053812345"),
        ("+84 (205) 381-2345", "tel:+842053812345"),
        (" +84.205", "tel:+84205"),
        ("84+205", "tel:84205"),
    ],
)
def test_a_telephone_number_is_dialled_by_its_digits(number: str, url: str) -> None:
    assert phone_url(number) == url
    assert LINKS.outside(Link(to="phone", ref=number)).url == url


def test_a_file_keeps_its_name_behind_its_hash() -> None:
    record = file(name="mau-don.pdf")
    assert file_output(record) == f"tep/{record.sha256[:16]}/mau-don.pdf"
    assert LINKS.file(record) == f"/tinh-a/tep/{record.sha256[:16]}/mau-don.pdf"


@pytest.mark.parametrize(
    ("media_type", "ending"),
    [("image/avif", "avif"), ("image/webp", "webp"), ("image/jpeg", "jpg"), ("image/png", "png")],
)
def test_an_image_is_an_asset_named_by_its_hash(media_type: str, ending: str) -> None:
    entry = rendition(type=media_type)
    assert image_output(entry) == f"assets/anh/{entry.sha256[:20]}.{ending}"
    assert LINKS.image(entry) == f"/tinh-a/assets/anh/{entry.sha256[:20]}.{ending}"


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("/cu", "cu/index.html"),
        ("/cu/", "cu/index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/cu/trang.html", "cu/trang.html"),
        ("/trang.htm", "trang.htm"),
        ("/trang.aspx", "trang.aspx/index.html"),
        ("/v1.2/", "v1.2/index.html"),
    ],
)
def test_an_old_address_becomes_a_file_that_a_server_finds_there(source: str, output: str) -> None:
    assert redirect_output(source) == output


def test_feeds_and_files_of_a_language_lie_at_its_front() -> None:
    assert LINKS.feed(NEWS) == "/tinh-a/en/news/feed.xml"
    assert LINKS.feed_output(NEWS) == "en/news/feed.xml"
    assert LINKS.locale_output("vi", "404.html") == "404.html"
    assert LINKS.locale_output("en", "404.html") == "en/404.html"


def test_the_search_page_of_a_language_lies_at_its_front() -> None:
    assert (LINKS.search("vi"), LINKS.search_output("vi")) == ("/tinh-a/tim-kiem/", "tim-kiem/index.html")
    assert (LINKS.search("en"), LINKS.search_output("en")) == ("/tinh-a/en/search/", "en/search/index.html")
    assert LINKS.search("km") == "/tinh-a/km/search/"


def test_the_output_of_a_page_is_the_index_of_its_folder() -> None:
    for key, route in ROUTES.items():
        assert LINKS.page_output(key) == f"{route}index.html"
        assert LINKS.page(key) == f"/tinh-a/{route}"
