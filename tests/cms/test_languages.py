"""Editors read Vietnamese first: every sentence of the CMS, and every word on the screens they use most."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from django.utils.timesince import timesince
from django.utils.translation import gettext, trans_real

from cms import languages
from cms.media.models import PortalImage
from cms.portal.models import ArticlePage, HomePage, SectionPage
from cms.portal.sentences import tell
from cms.procedures.models import Listing, Procedure
from cms.settings.project import INSTALLED_APPS
from content_models.rule import RuleViolation
from tests.cms.publishing.test_signals import png


def test_the_catalogues_are_complete_and_fresh():
    assert list(languages.check()) == []


def test_no_sentence_for_wagtail_outlives_wagtails_own():
    assert list(languages.check_borrowed()) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("app", [app for app in INSTALLED_APPS if app.startswith("wagtail")])
def test_wagtail_says_nothing_that_has_no_vietnamese(app, domain):
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
def catalogue(tmp_path, monkeypatch) -> Path:
    """A catalogue of one sentence that a test may spoil."""
    file = tmp_path / "django.po"
    monkeypatch.setattr(languages, "HERE", tmp_path)
    write(file, "Trang “%(title)s” còn lỗi ")
    return file


def write(file: Path, text: str, *flags: str) -> None:
    """Write the sentence and compile it."""
    po = polib.POFile()
    po.append(polib.POEntry(msgid="The page “%(title)s” is wrong ", msgstr=text, flags=list(flags)))
    po.save(str(file))
    file.with_suffix(".mo").write_bytes(languages.compiled(file))


def test_a_good_catalogue_has_no_faults(catalogue):
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
def test_a_spoilt_translation_is_named(catalogue, text, flags, fault):
    write(catalogue, text, *flags)
    assert [fault in line for line in languages._check_catalogue(catalogue)] == [True]


def test_a_compiled_file_older_than_its_source_is_named(catalogue):
    catalogue.write_text(catalogue.read_text("utf-8").replace("còn lỗi", "có lỗi"), "utf-8")
    assert ["older than its .po" in line for line in languages._check_catalogue(catalogue)] == [True]


def test_sentences_are_found_in_code_and_in_templates(tmp_path, monkeypatch):
    (tmp_path / "pages.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext as n, pgettext\n"
        '_("one " "sentence")\nn("a page", "pages", 2)\npgettext("verb", "Open")\nprint("not this")\n'
    )
    (tmp_path / "page.html").write_text(
        '{% load i18n %}{% translate "It\'s here" %} {% blocktranslate %}Hello {{ name }}{% endblocktranslate %}'
    )
    monkeypatch.setattr(languages, "HERE", tmp_path)
    assert languages.collect() == {
        languages.Message("one sentence"): "pages.py",
        languages.Message("a page", "pages"): "pages.py",
        languages.Message("Open", context="verb"): "pages.py",
        languages.Message("It's here"): "page.html",
        languages.Message("Hello %(name)s"): "page.html",
    }


def test_a_problem_speaks_the_language_that_is_active_when_it_is_shown():
    with translation.override("vi"):
        assert tell(RuleViolation("cycle", "parent", "trang")).startswith("Trang nằm dưới chính nó")
    with translation.override("en"):
        assert tell(RuleViolation("cycle", "parent", "trang")).startswith("This lies below itself")


def test_english_screens_stay_english_though_vietnamese_is_the_first_language():
    with translation.override("en"):
        assert [gettext(text) for text in ("Unpublish", "front page", "Save draft")] == [
            "Unpublish",
            "front page",
            "Save draft",
        ]


@pytest.fixture
def untranslated(monkeypatch) -> set[str]:
    """What was asked for in Vietnamese and was not there."""
    missing: set[str] = set()
    one, many = trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext

    def gettext_noting(self, message):
        if self.language() == "vi" and message and self._catalog.get(message) is None:
            missing.add(message)
        return one(self, message)

    def ngettext_noting(self, message, plural, number):
        try:
            self._catalog.plural(message, number)
        except KeyError:
            if self.language() == "vi":
                missing.add(message)
        return many(self, message, plural, number)

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", gettext_noting)
    monkeypatch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext_noting)
    return missing


def test_the_way_in_is_wholly_vietnamese(db, untranslated):
    for place in ("login/", "password_reset/", "password_reset/done/"):
        assert Client().get(f"/cms/{place}", headers={"accept-language": "vi"}).status_code == 200
    assert untranslated == set()
    assert "Mật khẩu<" in Client().get("/cms/login/", headers={"accept-language": "vi"}).content.decode()


PROCEDURES = (
    "listings/",
    "listings/new/",
    "listings/edit/{listing}/",
    "listings/delete/{listing}/",
    "procedure_chooser/",
    "procedure_chooser/results/?q=x",
)


@pytest.mark.parametrize(
    ("person", "more"),
    [
        ("editor-bo-noi-vu", ()),
        ("approver-bo-noi-vu", ("menus/", "menus/new/", "redirects/", "redirects/new/", *PROCEDURES)),
        (
            "quan-tri",
            ("procedures/", "procedures/new/", "procedures/edit/{procedure}/", "procedures/delete/{procedure}/"),
        ),
    ],
)
def test_the_screens_of_editors_and_approvers_are_wholly_vietnamese(
    person, more, as_user, home: HomePage, section: SectionPage, article: ArticlePage, untranslated
):
    browser = as_user(person)
    places = [
        *("", f"pages/{home.pk}/", f"pages/{section.pk}/add_subpage/"),
        *(f"pages/add/portal/articlepage/{section.pk}/", f"pages/{article.pk}/edit/", f"pages/{article.pk}/history/"),
        *("images/", "images/add/", "documents/", "documents/add/", "account/", "jsi18n/"),
    ]
    procedure = Procedure.objects.create(key="1.1", code="1.1", name="Đăng ký", locale=home.locale)
    listing = Listing.objects.create(portal=home._portal(None), procedure=procedure)
    filled = {"listing": listing.pk, "procedure": procedure.pk}
    for place in [*places, *(place.format(**filled) for place in more)]:
        response = browser.get(f"/cms/{place}", headers={"accept-language": "vi"})
        assert response.status_code == 200, place
    assert untranslated == set()


def test_what_happens_to_a_page_later_is_told_in_vietnamese(as_user, section, article, form, country, untranslated):
    editor, approver = as_user("editor-bo-noi-vu"), as_user("approver-bo-noi-vu")
    headers = {"accept-language": "vi"}
    image = PortalImage.objects.create(title="Ảnh", file=png(), collection=country["bo-noi-vu"].collection)
    asks = form(article, title="Xin duyệt", **{"action-submit": "x"})
    editor.post(f"/cms/pages/{article.pk}/edit/", asks, headers=headers)
    state = article.current_workflow_state
    assert state is not None
    approver.post(f"/cms/pages/workflow/action/{article.pk}/approve/{state.current_task_state.pk}/", headers=headers)
    editor.post("/cms/password_reset/", {"email": "editor-bo-noi-vu@motcua.example"}, headers=headers)
    assert len(mail.outbox) == 3
    places = [
        *(f"pages/{article.pk}/{name}/" for name in ("move", "copy", "delete", "unpublish", "usage", "privacy")),
        *(f"pages/{article.pk}/workflow_history/{name}" for name in ("", f"detail/{state.pk}/")),
        *("pages/search/?q=x", f"localize/submit/page/{article.pk}/", "pages/usage/portal/articlepage/"),
        *(
            "pages/create/portal/articlepage",
            f"images/{image.pk}/",
            f"images/{image.pk}/delete/",
            "images/multiple/add/",
        ),
    ]
    for place in places:
        response = approver.get(f"/cms/{place}", headers=headers, follow=True)
        assert response.status_code == 200, place
    assert untranslated == set()


@pytest.mark.parametrize("days", [0.1, 3, 20, 70, 400])
def test_ages_are_told_in_vietnamese(days, untranslated):
    now = timezone.now()
    with translation.override("vi"):
        timesince(now - timedelta(days=days), now)
    assert untranslated == set()


def test_our_words_do_not_get_into_sentences_of_wagtail():
    with translation.override("vi"):
        assert gettext("Words") != "Lời trích", "Wagtail counts words under this name"
