"""The content of the demo's files, before it is loaded into a database."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image

from cms.demo.errors import DemoError
from cms.demo.library import CONTENT, LEAFLETS, PICTURES, Library, read_library, read_people
from content_models.text import FORBIDDEN
from sitegen.render.contrast import MINIMUM, contrast

TEXTS = sorted(file for file in CONTENT.rglob("*") if file.suffix in {".md", ".toml", ".html"})
ADDRESS = re.compile(r"(?:https?://|\w@)([a-z0-9.-]+)|\b((?:[a-z0-9-]+\.)+(?:vn|com|org|net|gov))\b", re.IGNORECASE)
SEVEN_HOURS = timezone(timedelta(hours=7))


@pytest.fixture(scope="module")
def library() -> Library:
    """Read all content of the demo."""
    return read_library()


def test_every_text_is_composed_and_whole() -> None:
    for file in TEXTS:
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file
        assert "\ufffd" not in text, file
        assert not FORBIDDEN.search(text), file


def test_no_text_names_a_host_that_somebody_may_own() -> None:
    found = {(file.name, one or other) for file in TEXTS for one, other in ADDRESS.findall(file.read_text("utf-8"))}
    assert len(found) > 5
    assert [pair for pair in found if not pair[1].endswith((".example", "localhost"))] == []


def test_every_picture_is_described_in_both_languages_and_is_shown_somewhere(library: Library) -> None:
    shown = {page.head.lead for page in library.manuscripts}
    shown |= {part.words for page in library.manuscripts for part in page.parts if part.kind == "image"}
    assert set(library.pictures) == {file.stem for file in PICTURES.iterdir()} == shown - {""}
    for picture in library.pictures.values():
        assert all(len(picture.alt[locale]) > 40 for locale in ("vi", "en"))
        assert picture.alt["vi"] != picture.alt["en"]


def test_pictures_are_large_enough_and_together_light() -> None:
    assert {Image.open(file).size for file in PICTURES.iterdir()} == {(1600, 900)}
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < 900_000


def test_every_leaflet_is_a_tagged_pdf_with_its_source_beside_it(library: Library) -> None:
    for name in library.leaflets:
        data = (LEAFLETS / name).read_bytes()
        assert data.startswith(b"%PDF-")
        assert b"/MarkInfo" in data
        assert b"/Lang (" in data
        assert (LEAFLETS / name).with_suffix(".html").exists()


def test_three_portals_speak_english_too(library: Library) -> None:
    speaking = {site.key for site in library.sites if "en" in site.locales}
    assert speaking == {"quoc-gia", "bo-tu-phap", "lang-son"}
    assert {page.portal for page in library.manuscripts if page.locale == "en"} == speaking


def test_an_english_page_translates_a_vietnamese_one_of_the_same_shape(library: Library) -> None:
    vietnamese = {(page.portal, page.name): page for page in library.manuscripts if page.locale == "vi"}
    for page in library.manuscripts:
        original = vietnamese[page.portal, page.name]
        assert page.kind == original.kind
        assert page.head.genre == original.head.genre
        assert page.locale == "vi" or page.head.title != original.head.title
        assert page.head.published >= original.head.published


def test_everything_was_published_in_office_hours_before_the_day_of_the_demo(library: Library) -> None:
    for page in library.manuscripts:
        for moment in (page.head.published, page.head.updated or page.head.published):
            local = moment.astimezone(SEVEN_HOURS)
            assert datetime(2026, 1, 1, tzinfo=SEVEN_HOURS) <= local < datetime(2026, 11, 20, tzinfo=SEVEN_HOURS)
            assert 7 <= local.hour < 18
        assert page.head.updated is None or page.head.updated > page.head.published


def test_summaries_fit_where_they_are_shown(library: Library) -> None:
    for page in library.manuscripts:
        assert 20 <= len(page.head.summary) <= 160, page.file
        assert len(page.head.title) <= 85, page.file


def test_titles_and_names_of_a_portal_are_told_apart(library: Library) -> None:
    for site in library.sites:
        for locale in site.locales:
            pages = [page for page in library.manuscripts if (page.portal, page.locale) == (site.key, locale)]
            assert len({page.head.title for page in pages}) == len(pages)
            assert len({(page.parent, page.slug) for page in pages}) == len(pages)


def test_every_portal_can_be_read_in_its_colours(library: Library) -> None:
    for site in library.sites:
        assert contrast(site.tokens["brand"], "#ffffff") >= MINIMUM
        assert contrast(site.tokens["brand"], site.tokens["brand-tint"]) >= MINIMUM
        assert contrast("#f4bd3f", site.tokens["brand"]) >= MINIMUM


def test_a_person_has_one_role_in_one_agency_or_is_national(library: Library) -> None:
    agencies = {body.key for body in library.bodies}
    for person in library.people:
        assert person.national or len(person.roles) == 1
        assert set(person.roles) <= agencies


def test_a_faulty_entry_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[[person]]\nusername = "a"\nname = "A"\nroles = { x = "chief" }\n')
    with pytest.raises(DemoError, match=r"people\.toml: A: Invalid enum value 'chief'"):
        read_people(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match=r"people\.toml: cannot be read"):
        read_people(tmp_path)
