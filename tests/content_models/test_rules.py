"""The rules for a single record, which do not depend on other records."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
import pytest

from content_models.quoting import quote
from content_models.record import Record
from content_models.rule import RuleViolation
from content_models.rules import put_into_words, violations
from content_models.rules.body import MAX_DEPTH
from tests.sites.broken import AGENCY, HOME, PORTAL, document, heading, linked, page, redirect, text, words


class Told(NamedTuple):
    """A broken rule in English; `what` is the sentence without the value at its start."""

    code: str
    field: str
    value: str
    what: str
    remedy: str


def tell(broken: RuleViolation) -> Told:
    sentence, remedy = put_into_words(broken)
    return Told(broken.code, broken.field, broken.value, sentence.removeprefix(f"{quote(broken.value)} "), remedy)


def faults_of(raw: dict[str, Any]) -> list[Told]:
    record: Record = msgspec.convert(raw, Record)
    return [tell(broken) for broken in violations(record)]


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8000/", "https://tinh.example/", "https://tinh.example/xa-a/", "http://127.0.0.1:8123/a/b/"],
)
def test_a_portal_has_an_address(url: str) -> None:
    assert faults_of({**PORTAL, "base_url": url}) == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tinh.example/",
        "https://tinh.example",
        "https://tinh.example/xa-a",
        "https://Tinh.example/",
        "https://tinh.example/Xã/",
        "https://tinh.example//",
        "https://tinh.example/../",
        "https://a@tinh.example/",
        "https://tinh.example:0/",
        "https://tinh.example:99999/",
        "https://tinh.example/?a=1",
        "javascript://tinh.example/",
        "https://tinh.example/\n",
    ],
)
def test_another_address_of_a_portal_is_refused(url: str) -> None:
    assert faults_of({**PORTAL, "base_url": url}) == [
        Told(
            "base-url",
            "base_url",
            url,
            "is no address of a portal",
            "Write scheme, host and path in lower case with a slash at the end, such as https://tinh.example/xa-a/",
        )
    ]


def test_a_portal_names_each_language_once_and_itself_in_the_first() -> None:
    assert faults_of({**PORTAL, "locales": ["vi", "en", "vi"]}) == [
        Told("locales", "locales", "vi, en, vi", "names a language twice", "Keep each language once")
    ]
    assert faults_of({**PORTAL, "locales": ["en", "vi"]}) == [
        Told(
            "names",
            "names",
            "vi",
            "has no name in the default language en",
            "Give the portal a name in that language",
        )
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [("brand", "red"), ("brand", "#0B4F6C"), ("brand", "#fff"), ("brand", "url(//evil.example)"), ("Brand", "#0b4f6c")],
)
def test_a_token_is_a_colour(name: str, value: str) -> None:
    assert faults_of({**PORTAL, "tokens": {name: value, "accent": "#f4bd3f"}}) == [
        Told("token", f"tokens.{name}", value, "is no colour of a theme", "Write six hexadecimal digits: #0b4f6c")
    ]


@pytest.mark.parametrize("source", ["/cu", "/cu/", "/cu/trang.html", "/A/b_c~d.php"])
def test_a_redirect_starts_at_a_path(source: str) -> None:
    assert faults_of(redirect("cu", source)) == []


@pytest.mark.parametrize(
    "source",
    ["/", "//", "/a//b", "/../x", "/a/./b", "/a?b=1", "/a#b", "/a b", "/Liên hệ", "/a\\b", "/%2e%2e/x", "/cu\n"],
)
def test_a_redirect_starts_nowhere_else(source: str) -> None:
    assert [(fault.code, fault.value) for fault in faults_of(redirect("cu", source))] == [("redirect-source", source)]


@pytest.mark.parametrize(
    "media_type",
    ["image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/javascript"],
)
def test_a_download_that_a_browser_would_run_is_refused(media_type: str) -> None:
    assert [fault.code for fault in faults_of(document(type=media_type))] == ["active-file"]


@pytest.mark.parametrize("media_type", ["application/pdf", "text/csv", "text/plain", "image/png"])
def test_other_downloads_are_fine(media_type: str) -> None:
    assert faults_of(document(type=media_type)) == []


@pytest.mark.parametrize("field", ["portal_url", "email", "phone"])
def test_contacts_of_an_agency_are_safe_to_link(field: str) -> None:
    [fault] = faults_of({**AGENCY, field: "javascript:alert(1)"})
    assert (fault.code, fault.field, fault.value) == ("unsafe-link", field, "javascript:alert(1)")


LISTING = {
    "kind": "listing",
    "id": "1.004222",
    "procedure": "1.004222",
    "first_published_at": "2026-04-02T01:00:00Z",
    "updated_at": "2026-04-02T01:00:00Z",
}
PROCEDURE = {
    "kind": "procedure",
    "id": "1.004222",
    "locale": "vi",
    "code": "1.004222",
    "name": "Đăng ký thường trú",
    "updated_at": "2026-04-02T01:00:00Z",
}


@pytest.mark.parametrize("field", ["apply_url", "email", "phone"])
@pytest.mark.parametrize("value", ["javascript:alert(1)", "//evil.example/", "<b>"])
def test_contacts_of_a_listing_are_safe_to_link(field: str, value: str) -> None:
    [fault] = faults_of({**LISTING, field: value})
    assert (fault.code, fault.field, fault.value) == ("unsafe-link", field, value)


def test_the_telephone_of_a_place_is_one() -> None:
    [fault] = faults_of({**LISTING, "places": [{"phone": "0205 3000 100"}, {"phone": "gọi chị Lan"}]})
    assert (fault.code, fault.field, fault.value) == ("unsafe-link", "places[1].phone", "gọi chị Lan")


def test_a_listing_has_the_id_of_its_procedure() -> None:
    assert faults_of(LISTING) == []
    assert faults_of({**LISTING, "procedure": "1.004194"}) == [
        Told(
            "listing-id",
            "procedure",
            "1.004194",
            "is not the id of the listing, 1.004222",
            "Give the listing the id of its procedure, so that an agency lists each procedure once",
        )
    ]


@pytest.mark.parametrize("url", ["thu-tuc/1.004222/", "/thu-tuc/", "javascript:alert(1)", "ftp://gov.example/"])
def test_the_page_of_a_procedure_has_a_full_address(url: str) -> None:
    assert faults_of({**PROCEDURE, "url": "https://gov.example/thu-tuc/1.004222/"}) == []
    assert [(fault.code, fault.field) for fault in faults_of({**PROCEDURE, "url": url})] == [("unsafe-link", "url")]


@pytest.mark.parametrize(
    ("record", "field"),
    [(PROCEDURE, "updated_at"), (LISTING, "first_published_at"), (LISTING, "updated_at")],
)
def test_procedures_and_listings_keep_to_the_calendar_as_well(record: dict[str, Any], field: str) -> None:
    assert [(fault.code, fault.field) for fault in faults_of({**record, field: "0001-01-01T00:00:00Z"})] == [
        ("year", field)
    ]


def test_an_agency_with_good_contacts_has_no_fault() -> None:
    contacts = {"portal_url": "https://xa.example/", "email": "vp@xa.example", "phone": "0205 3000 100"}
    assert faults_of({**AGENCY, **contacts, "valid_from": "2025-07-01", "valid_to": "2025-07-01"}) == []


def test_an_agency_cannot_end_before_it_began() -> None:
    assert faults_of({**AGENCY, "valid_from": "2025-07-01", "valid_to": "2025-06-30"}) == [
        Told(
            "validity",
            "valid_to",
            "2025-06-30",
            "is before the first day, 2025-07-01",
            "Correct one of the two dates",
        )
    ]


def titled_blocks() -> list[dict[str, Any]]:
    link = {"to": "page", "ref": "home"}
    return [
        {"b": "files", "title": "Tải về", "files": ["tep"]},
        {"b": "cards", "title": "Việc hay làm", "cards": [{"title": "Liên hệ", "link": link}]},
        {"b": "latest", "title": "Tin mới", "section": "tin-tuc"},
        {"b": "contact", "agency": "xa-mau"},
        {"b": "agencies", "title": "Cơ quan", "parent": "xa-mau"},
    ]


@pytest.mark.parametrize("block", titled_blocks(), ids=lambda block: str(block["b"]))
def test_the_title_of_a_block_is_a_heading_of_level_2(block: dict[str, Any]) -> None:
    below = text(heading(3, "Chi tiết"))
    assert faults_of(page("trang", block, below)) == []
    assert [fault.code for fault in faults_of(page("trang", below, block))] == ["heading-level"]


@pytest.mark.parametrize(
    ("levels", "skipped"),
    [((2, 3, 4, 2), []), ((2, 2, 3, 3), []), ((3,), [3]), ((2, 4), [4]), ((2, 3, 2, 4), [4]), ((4, 2, 3), [4])],
)
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...], skipped: list[int]) -> None:
    body = [text(*(heading(level, f"Mục {level}") for level in levels))]
    found = faults_of({**HOME, "body": body})
    assert [fault.value for fault in found] == [f"{level}: Mục {level}" for level in skipped]


def test_headings_are_followed_through_all_blocks() -> None:
    details = {"b": "details", "summary": "Thêm", "flow": [heading(3, "Trong")]}
    assert faults_of(page("trang", text(heading(2, "Ngoài")), details)) == []
    assert [fault.field for fault in faults_of(page("trang", details))] == ["body[0].flow[0].level"]


@pytest.mark.parametrize("inline", [[], [" "], [{"t": "strong", "c": []}], [{"t": "br"}]])
def test_a_heading_has_words(inline: list[Any]) -> None:
    assert faults_of(page("trang", text({"t": "h", "level": 2, "c": inline}))) == [
        Told("empty-heading", "body[0].flow[0]", "", "is a heading without words", "Remove it or give it a text")
    ]


def test_a_link_has_words() -> None:
    link = {"to": "page", "ref": "home"}
    assert faults_of(page("trang", text(words({"t": "a", "link": link, "c": [" "]})))) == [
        Told("empty-link", "body[0].flow[0].c[0]", "home", "is a link without words", "Give it a text, or remove it")
    ]


def test_a_link_holds_no_other_link() -> None:
    link = {"to": "page", "ref": "home"}
    inner = {"t": "strong", "c": [{"t": "a", "link": link, "c": ["trong"]}]}
    assert faults_of(page("trang", text(words({"t": "a", "link": link, "c": ["ngoài ", inner]})))) == [
        Told(
            "nested-link",
            "body[0].flow[0].c[0]",
            "ngoài trong",
            "is a link that holds another link",
            "Part the two links",
        )
    ]


def nest_strong(levels: int) -> dict[str, Any]:
    return {"t": "strong", "c": [nest_strong(levels - 1) if levels > 1 else "chữ"]}


def nest_lists(levels: int) -> dict[str, Any]:
    item: dict[str, Any] = {"t": "li", "c": ["chữ"]}
    if levels > 1:
        item["inner"] = [nest_lists(levels - 1)]
    return {"t": "list", "items": [item]}


@pytest.mark.parametrize(
    ("nest", "allowed"),
    [(lambda levels: words(nest_strong(levels)), MAX_DEPTH), (nest_lists, MAX_DEPTH + 1)],
    ids=["strong", "lists"],
)
def test_text_is_not_nested_without_end(nest: Callable[[int], dict[str, Any]], allowed: int) -> None:
    assert faults_of(page("trang", text(nest(allowed)))) == []
    codes = {fault.code for fault in faults_of(page("trang", text(nest(allowed + 1))))}
    assert codes == {"too-deep"}


def test_every_row_has_a_cell_for_each_column() -> None:
    table = {"b": "table", "caption": "Giờ", "head": ["Ngày", "Giờ"], "rows": [["a", "b"], ["a"], ["a", "b", "c"]]}
    assert [(fault.field, fault.value) for fault in faults_of(page("trang", table))] == [
        ("body[0].rows[1]", "a"),
        ("body[0].rows[2]", "a | b | c"),
    ]


def test_links_are_looked_at_wherever_they_stand() -> None:
    bad = {"to": "url", "ref": "javascript:alert(1)"}
    cards = {"b": "cards", "title": "Thẻ", "cards": [{"title": "a", "link": bad}]}
    in_details = {"b": "details", "summary": "Thêm", "flow": linked(**bad)["flow"]}
    in_list = text({"t": "list", "items": [{"t": "li", "c": [{"t": "a", "link": bad, "c": ["a"]}]}]})
    assert [fault.field for fault in faults_of(page("trang", cards, in_details, in_list))] == [
        "body[0].cards[0].link.ref",
        "body[1].flow[0].c[1].link.ref",
        "body[2].flow[0].items[0].c[0].link.ref",
    ]
    assert [fault.field for fault in faults_of({**redirect("cu", "/cu/"), "link": bad})] == ["link.ref"]


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "1899-12-31T00:00:00Z"])
def test_a_moment_at_the_end_of_the_calendar_is_refused(moment: str) -> None:
    assert faults_of({**page(), "first_published_at": moment}) == [
        Told(
            "year",
            "first_published_at",
            moment.replace("Z", "+00:00"),
            "is not in the years 1900 to 2999",
            "Correct the year",
        )
    ]


def test_a_page_of_before_1970_is_fine() -> None:
    assert faults_of({**page(), "first_published_at": "1969-07-20T00:00:00Z"}) == []


@pytest.mark.parametrize("word", ["assets", "cms", "tep"])
def test_a_portal_does_not_live_where_the_platform_does(word: str) -> None:
    assert faults_of({**PORTAL, "base_url": f"http://localhost:8000/{word}/"}) == [
        Told(
            "base-url",
            "base_url",
            f"http://localhost:8000/{word}/",
            f"starts its path with “{word}”, which the platform needs for itself",
            "Choose another path",
        )
    ]


def test_a_language_is_no_word_of_the_platform() -> None:
    assert faults_of({**PORTAL, "locales": ["vi", "tep"]}) == [
        Told(
            "locales",
            "locales",
            "tep",
            "is a word that the platform needs for itself in addresses",
            "Write the tag of a language, such as vi",
        )
    ]


@pytest.mark.parametrize("name", ["trang.html", "logo.svg", "a.b.js"])
def test_a_file_does_not_get_an_active_ending_by_stating_a_harmless_type(name: str) -> None:
    raw = {"kind": "file", "id": "a", "title": "A", "name": name, "type": "text/plain", "sha256": "0" * 64, "bytes": 1}
    assert faults_of(raw) == [
        Told(
            "active-file",
            "name",
            name,
            "has an ending that lets it run script in a reader's browser",
            "Give it the ending of what it holds, such as .pdf or .txt",
        )
    ]


LISTING = {
    "kind": "listing",
    "id": "1.004222",
    "procedure": "1.004222",
    "first_published_at": "2026-07-01T09:00:00+07:00",
    "updated_at": "2026-07-01T09:00:00+07:00",
}


def test_a_listing_with_good_contacts_has_no_fault() -> None:
    contacts = {"apply_url": "https://dichvucong.example/1", "email": "vp@xa.example", "phone": "0205 3000 100"}
    assert faults_of({**LISTING, **contacts}) == []
