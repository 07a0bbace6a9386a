"""The words of a theme in each language."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from content_models import procedure
from content_models.agency import Agency, Level
from content_models.page import Article
from content_models.procedure import Channel, FeeSort, Handover, OnlineService, Sort, TimeUnit
from sitegen.errors import ThemeError
from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.theme import THEMES, load_theme
from sitegen.render.views.procedure import SECTIONS
from sitegen.search.search_request import Parameter, Trouble
from sitegen.site.procedures.pages import site_kinds

BASE = load_theme("base", THEMES)
MESSAGES: Mapping[str, Mapping[str, object]] = {
    "vi": {"hello": "Chào {name}", "only.vi": "Chỉ tiếng Việt", "count": {"other": "{n} cơ quan"}},
    "en": {"hello": "Hello {name}", "only.en": "English only", "count": {"one": "{n} agency", "other": "{n} agencies"}},
}
CATALOGUE = Catalogue(BASE._replace(messages=MESSAGES))


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("vi", "hello", "Chào {name}"),
        ("en", "hello", "Hello {name}"),
        ("en-gb", "hello", "Hello {name}"),
        ("km", "hello", "Hello {name}"),
        ("vi", "only.en", "English only"),
        ("km", "only.vi", "Chỉ tiếng Việt"),
    ],
)
def test_a_message_that_a_language_lacks_comes_from_another(locale: str, name: str, text: str) -> None:
    assert CATALOGUE.look_up(locale, name) == text


def test_a_message_that_no_language_has_is_the_fault_of_the_theme() -> None:
    with pytest.raises(ThemeError) as caught:
        CATALOGUE.look_up("vi", "nav.nowhere")
    assert str(caught.value) == "theme base: message “nav.nowhere” is in no file of messages/. Add it there."


def test_values_go_into_their_places() -> None:
    assert phrase("{title} (trang {number})", "vi", {"title": "Tin", "number": 2}) == "Tin (trang 2)"


def test_a_value_that_looks_like_a_place_stays_what_it_is() -> None:
    assert phrase("{title} (trang {number})", "vi", {"title": "{number}", "number": 2}) == "{number} (trang 2)"


def test_a_place_without_a_value_stays_to_be_seen() -> None:
    assert phrase("Chào {name}", "vi", {}) == "Chào {name}"


@pytest.mark.parametrize(
    ("locale", "n", "text"),
    [
        ("vi", 1, "1 cơ quan"),
        ("vi", 5, "5 cơ quan"),
        ("en", 1, "1 agency"),
        ("en", 0, "0 agencies"),
        ("en", 2, "2 agencies"),
    ],
)
def test_the_number_chooses_the_form(locale: str, n: int, text: str) -> None:
    assert phrase(CATALOGUE.look_up(locale, "count"), locale, {"n": n}) == text


def test_vietnamese_and_english_have_the_same_messages_and_none_is_empty() -> None:
    vietnamese, english = BASE.messages["vi"], BASE.messages["en"]
    assert vietnamese.keys() == english.keys()
    assert all(vietnamese.values())
    assert all(english.values())


def test_a_message_has_the_same_places_in_both_languages() -> None:
    for name, vietnamese in BASE.messages["vi"].items():
        assert places(vietnamese) == places(BASE.messages["en"][name]), name


def test_a_message_with_forms_has_those_of_its_language() -> None:
    forms = {name: set(text) for name, text in BASE.messages["vi"].items() if isinstance(text, Mapping)}
    assert forms
    assert all(found == {"other"} for found in forms.values())
    for name in forms:
        english = BASE.messages["en"][name]
        assert isinstance(english, Mapping)
        assert set(english) == {"one", "other"}


PUT_TOGETHER: dict[str, set[str]] = {
    "level": set(get_args(Level)),
    "genre": set(get_args(Article.__annotations__["genre"])),
    "callout": {"info", "warning"},
    "language": {"vi", "en"},
    "endonym": {"vi", "en"},
    "search.kind": {kind.traits.search_kind for kind in site_kinds()},
    "search.refused": {*get_args(Parameter), *get_args(Trouble)},
    "procedure.section": {section.name for section in SECTIONS},
    "procedure.none": {"papers", "steps", "places", "ways", "results", "conditions", "legal", "redress"},
    "procedure.fact": {"online", "audience", "cost", "time"},
    "procedure.online": {*get_args(OnlineService), "some"},
    "procedure.channel": {*get_args(Channel), "every"},
    "procedure.unit": {*get_args(TimeUnit), "unknown"},
    "procedure.fee": set(get_args(FeeSort)),
    "procedure.handover": set(get_args(Handover)),
    "procedure.sort": set(get_args(Sort)) - {"standard"},
    "procedure.level": set(get_args(procedure.Level)) - {"other"} | {"elsewhere"},
    "procedure.label": {
        *("results", "returning", "number", "issuer", "decided_on", "published_on", "owner", "announced_by"),
        *("executing", "authority", "delegated", "coordinating", "note", "life_events", "regulation", "service"),
        "unknown",
    },
}
"""The messages whose name ends in a word of a record, by how the name starts."""


def test_every_message_that_a_template_or_a_view_names_exists() -> None:
    used = used_names()
    assert "nav.skip" in used
    assert "pager.newest" in used
    missing = used - BASE.messages["vi"].keys()
    assert missing == set()


def test_every_message_is_used_somewhere() -> None:
    used, starts = used_names(), tuple(f"{start}." for start in PUT_TOGETHER)
    unused = {name for name in BASE.messages["vi"] if name not in used and not name.startswith(starts)}
    assert unused == set()


@pytest.mark.parametrize("start", PUT_TOGETHER)
def test_every_word_that_is_put_together_from_a_record_exists(start: str) -> None:
    there = {name.removeprefix(f"{start}.") for name in BASE.messages["vi"] if name.startswith(f"{start}.")}
    assert there >= PUT_TOGETHER[start]
    if start not in ("language", "endonym"):
        assert there == PUT_TOGETHER[start]
    assert Agency.__annotations__["level"] is Level


def places(message: object) -> set[str]:
    texts = message.values() if isinstance(message, Mapping) else [message]
    return {place for text in texts for place in re.findall(r"\{(\w+)\}", str(text))}


def used_names() -> set[str]:
    """The names in t("…") of the base theme's templates, of the views, and of the search service."""
    sitegen = Path(__file__).resolve().parents[3] / "sitegen"
    files = [*(sitegen / "render").rglob("*.py"), *(sitegen / "search").rglob("*.py")]
    sources = [*BASE.templates.values(), *(path.read_text("utf-8") for path in files)]
    return {name for source in sources for name in re.findall(r'\bt\("([\w.]+)"[,)]', source)}
