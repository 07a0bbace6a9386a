"""Editors read Vietnamese: all problems, and all texts on the screens that they use most, are translated."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from django.utils.timesince import timesince
from django.utils.translation import gettext, trans_real

from cms.media.models import PortalImage
from cms.portal.models import ArticlePage, HomePage, SectionPage
from cms.procedures.models import Listing, Procedure
from cms.sentences import tell
from content_models.rule import RuleViolation
from tests.cms.publishing.test_signals import png


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
    """Record the texts that were requested in Vietnamese and have no translation."""
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
