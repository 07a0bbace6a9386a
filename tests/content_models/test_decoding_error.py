"""Every kind of msgspec error is explained in our own words."""

from typing import Any, NamedTuple

import msgspec
import pytest

from content_models.decoding_error import find_broken_rule
from content_models.quoting import quote
from content_models.record import Record
from content_models.rules import put_into_words
from tests.sites.broken import AGENCY, IMAGE, PORTAL, page, text, words


class Explanation(NamedTuple):
    """The explanation for the reader of a file; `what` is the sentence without the value at its start."""

    field: str
    value: str
    what: str
    remedy: str


def explain(error: msgspec.ValidationError, raw: dict[str, Any]) -> Explanation:
    broken = find_broken_rule(error, raw, Record)
    assert broken.code == "invalid-record"
    sentence, remedy = put_into_words(broken)
    return Explanation(broken.field, broken.value, sentence.removeprefix(f"{quote(broken.value)} "), remedy)


def refuse(raw: dict[str, Any]) -> Explanation:
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert(raw, Record)
    return explain(refusal.value, raw)


ITEMS = [{"label": "Liên hệ", "link": {"to": "page", "ref": "lien-he"}}] * 2
MENU = {"kind": "menu", "id": "chinh", "locale": "vi", "place": "main", "items": ITEMS}
RENDITION = IMAGE["renditions"][0]
CASES: list[tuple[dict[str, Any], Explanation]] = [
    (
        page(title=5),
        Explanation(
            "title", "5", "is of the wrong type: expected `str`, got `int`", "Write a value of the expected type"
        ),
    ),
    (page(title=""), Explanation("title", "", "is empty", "Fill it in")),
    (
        page(title="  "),
        Explanation(
            "title", "  ", "does not have the form needed here", "Write a text with at least one visible character"
        ),
    ),
    (
        page(title="x" * 256),
        Explanation("title", "x" * 256, "has 256 characters; at most 255 are allowed", "Shorten it"),
    ),
    (page("trang", text()), Explanation("body[0].flow", "[]", "is empty", "Fill it in")),
    (
        page(first_published_at="2026-03-02T08:00:00"),
        Explanation(
            "first_published_at",
            "2026-03-02T08:00:00",
            "is no point in time with its offset from UTC",
            "Write it like 2026-07-01T09:00:00+07:00",
        ),
    ),
    (
        page(first_published_at="hôm qua"),
        Explanation(
            "first_published_at",
            "hôm qua",
            "is no point in time with its offset from UTC",
            "Write it like 2026-07-01T09:00:00+07:00",
        ),
    ),
    (
        {**AGENCY, "valid_from": "1/7/2025"},
        Explanation("valid_from", "1/7/2025", "is no date", "Write it like 2026-07-01"),
    ),
    (
        {**PORTAL, "page_size": 500},
        Explanation("page_size", "500", "is too large", "Write 100 or less"),
    ),
    (
        {**PORTAL, "page_size": 1},
        Explanation("page_size", "1", "is too small", "Write 5 or more"),
    ),
    (
        {**PORTAL, "names": {}},
        Explanation("names", "{}", "is empty", "Fill it in"),
    ),
    (
        {**PORTAL, "names": {"Tiếng Việt": "Xã Mẫu"}},
        Explanation(
            "names",
            '{"Tiếng Việt":"Xã Mẫu"}',
            "does not have the form needed here",
            "Write a language tag in lower case, such as vi, en or km",
        ),
    ),
    (
        {**IMAGE, "renditions": [{**RENDITION, "sha256": "F" * 64}]},
        Explanation(
            "renditions[0].sha256",
            "F" * 64,
            "does not have the form needed here",
            "Write the SHA-256 of the bytes as 64 lower-case hexadecimal digits",
        ),
    ),
    (
        {**MENU, "items": [*ITEMS, {}]},
        Explanation("items[2].label", "", "is missing", "Add the field"),
    ),
    (
        {**MENU, "items": ITEMS * 7},
        Explanation(
            "items",
            msgspec.json.encode(ITEMS * 7).decode(),
            "has 14 entries; at most 12 are allowed",
            "Remove the ones that matter least",
        ),
    ),
    (
        {**MENU, "place": "top"},
        Explanation("place", "top", "is not one of the words allowed here", "Use one of: main, footer"),
    ),
    (
        page("trang", text(words({"t": "u", "c": []}))),
        Explanation(
            "body[0].flow[0].c[0].t",
            "u",
            "is not one of the words allowed here",
            "Use one of: a, br, em, lang, strong, sub, sup",
        ),
    ),
    (
        page("trang", {"b": "html", "html": "<p>"}),
        Explanation(
            "body[0].b",
            "html",
            "is not one of the words allowed here",
            "Use one of: agencies, callout, cards, contact, details, files, image, latest, quote, table, text",
        ),
    ),
    (
        {**PORTAL, "kind": "widget"},
        Explanation(
            "kind",
            "widget",
            "is not one of the words allowed here",
            "Use one of: agency, article, file, home, image, listing, menu, page, portal, procedure, procedures, "
            "redirect, section",
        ),
    ),
    (
        page("trang", text(words({"t": "a", "link": {"to": "fax", "ref": "1"}, "c": ["a"]}))),
        Explanation(
            "body[0].flow[0].c[0].link.to",
            "fax",
            "is not one of the words allowed here",
            "Use one of: page, file, agency, url, email, phone",
        ),
    ),
    (
        page("trang", colour={"a": 1}),
        Explanation(
            "colour",
            '{"a":1}',
            "stands in a field that the format does not know",
            "Remove the field, or correct its name",
        ),
    ),
]


@pytest.mark.parametrize(("raw", "expected"), CASES, ids=[f"{case.field}: {case.what[:40]}" for _, case in CASES])
def test_a_refusal_tells_field_value_fault_and_remedy(raw: dict[str, Any], expected: Explanation) -> None:
    assert refuse(raw) == expected


def test_every_pattern_of_the_format_says_what_it_asks_for() -> None:
    def patterns(node: object) -> list[dict[str, Any]]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [node] if isinstance(node, dict) and isinstance(node.get("pattern"), str) else []
        return own + [found for item in inner for found in patterns(item)]

    found = patterns(msgspec.json.schema(Record))
    assert found
    assert [node for node in found if not node.get("description")] == []


def test_words_of_msgspec_that_are_not_known_are_passed_on() -> None:
    error = msgspec.ValidationError("Something new - at `$.title`")
    assert explain(error, {"title": "a"}) == Explanation(
        "title", "a", "is refused: something new", "Compare it with docs/records.schema.json"
    )
