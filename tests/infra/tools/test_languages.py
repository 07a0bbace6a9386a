"""Every sentence of the CMS has a Vietnamese translation, and problems of a catalogue are reported."""

from importlib import import_module
from pathlib import Path

import polib
import pytest

from cms.settings.project import INSTALLED_APPS
from infra.tools import languages


def test_the_catalogues_are_complete_and_fresh() -> None:
    assert list(languages.check()) == []


def test_no_sentence_for_wagtail_outlives_wagtails_own() -> None:
    assert list(languages.check_borrowed()) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("app", [app for app in INSTALLED_APPS if app.startswith("wagtail")])
def test_wagtail_says_nothing_that_has_no_vietnamese(app: str, domain: str) -> None:
    folder = Path(import_module(app).__path__[0]) / "locale"
    files = [folder / "vi" / "LC_MESSAGES" / f"{domain}.po", languages.WAGTAIL / f"{domain}.po"]
    catalogues = [polib.pofile(str(file)) for file in files if file.exists()]
    told = {identity(entry) for catalogue in catalogues for entry in catalogue.translated_entries()}
    source = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    said = {identity(entry) for entry in polib.pofile(str(source)) if not entry.obsolete} if source.exists() else set()
    assert said - told == set()


def identity(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a catalogue of one sentence, which a test may break."""
    file = tmp_path / "django.po"
    monkeypatch.setattr(languages, "CMS", tmp_path)
    write(file, "Trang “%(title)s” còn lỗi ")
    return file


def write(file: Path, text: str, *flags: str) -> None:
    """Write the translation of the sentence and compile the catalogue."""
    po = polib.POFile()
    po.append(polib.POEntry(msgid="The page “%(title)s” is wrong ", msgstr=text, flags=list(flags)))
    po.save(str(file))
    file.with_suffix(".mo").write_bytes(languages.compiled(file))


def test_a_good_catalogue_has_no_faults(catalogue: Path) -> None:
    assert list(languages._check_catalogue(catalogue)) == []


@pytest.mark.parametrize(
    ("text", "flags", "fault"),
    [
        ("", [], "has no Vietnamese"),
        ("Trang “%(title)s” còn lỗi ", ["fuzzy"], "has no Vietnamese"),
        ("Trang “%(ten)s” còn lỗi ", [], "placeholders"),
        ("Trang “%(title)s” còn lỗi", [], "placeholders"),
        ("Trang <b>“%(title)s”</b> còn lỗi ", [], "placeholders"),
    ],
)
def test_a_spoilt_translation_is_named(catalogue: Path, text: str, flags: list[str], fault: str) -> None:
    write(catalogue, text, *flags)
    assert [fault in line for line in languages._check_catalogue(catalogue)] == [True]


def test_a_compiled_file_older_than_its_source_is_named(catalogue: Path) -> None:
    catalogue.write_text(catalogue.read_text("utf-8").replace("còn lỗi", "có lỗi"), "utf-8")
    assert ["older than its .po" in line for line in languages._check_catalogue(catalogue)] == [True]


def test_sentences_are_found_in_code_and_in_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext as n, pgettext\n"
        '_("one " "sentence")\nn("a page", "pages", 2)\npgettext("verb", "Open")\nprint("not this")\n'
    )
    (tmp_path / "page.html").write_text(
        '{% load i18n %}{% translate "It\'s here" %} {% blocktranslate %}Hello {{ name }}{% endblocktranslate %}'
    )
    monkeypatch.setattr(languages, "CMS", tmp_path)
    assert languages.collect() == {
        languages.Message("one sentence"): "pages.py",
        languages.Message("a page", "pages"): "pages.py",
        languages.Message("Open", context="verb"): "pages.py",
        languages.Message("It's here"): "page.html",
        languages.Message("Hello %(name)s"): "page.html",
    }
