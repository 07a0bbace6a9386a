"""After any sequence of actions by members, readers and search get exactly the content that is live and public."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Revision

from cms.portal.models import ArticlePage, SectionPage
from cms.publishing.models import Change
from cms.publishing.reconcile import reconcile
from cms.publishing.worker import publish_all
from sitegen.search.search_index import SearchQuery

STEPS = 24
A_WHILE = timedelta(days=1)
WORD = re.compile(r"tu\d+x")


class Office:
    """The members of one agency, who act at random; each title and slug contains a unique word."""

    def __init__(self, key, portal, as_user, form, chance, words):
        self.portal, self._form, self._chance, self._words = portal, form, chance, words
        self._approver, self._editor = as_user(f"approver-{key}"), as_user(f"editor-{key}")

    def act(self):
        self._chance.choice(ACTIONS)(self)

    def write(self):
        self._add({"action-publish": "x"})

    def write_a_draft(self):
        self._add({})

    def publish(self):
        self._edit(self._approver, {"action-publish": "x"})

    def save_a_draft(self):
        self._edit(self._approver, {})

    def publish_for_later(self):
        self._edit(self._approver, {"action-publish": "x", "go_live_at": _in(A_WHILE)})

    def publish_for_a_while(self):
        self._edit(self._approver, {"action-publish": "x", "expire_at": _in(A_WHILE)})

    def overreach(self):
        self._edit(self._editor, {"action-publish": "x"})

    def let_time_pass(self):
        before = timezone.now() - timedelta(seconds=1)
        Page.objects.filter(expire_at__isnull=False).update(expire_at=before)
        Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=before)
        call_command("publish_scheduled", verbosity=0)

    def unpublish(self):
        if page := self._any():
            self._post(f"{page.pk}/unpublish/", self._chance.choice([{}, {"include_descendants": "on"}]))

    def hide(self):
        if page := self._any():
            self._post(f"{page.pk}/privacy/", {"restriction_type": "login"})

    def show(self):
        for row in PageViewRestriction.objects.filter(page__path__startswith=self.portal.folder.path):
            self._post(f"{row.page_id}/privacy/", {"restriction_type": "none"})

    def delete(self):
        if page := self._any(ArticlePage):
            self._post(f"{page.pk}/delete/", {})

    def move(self):
        page, place = self._any(ArticlePage), self._any(SectionPage)
        if page and place:
            self._post(f"{page.pk}/move/{place.pk}/confirm/", {})

    def copy(self):
        self._copy({"publish_copies": "on"})

    def make_an_alias(self):
        self._copy({"alias": "on"})

    def translate(self):
        page = self._any(ArticlePage)
        if page and page.locale.language_code == "vi":
            english = Locale.objects.get(language_code="en").pk
            self._approver.post(f"/cms/localize/submit/page/{page.pk}/", {"locales": [english]})

    def _add(self, fields):
        word = next(self._words)
        if place := self._any(SectionPage):
            page = ArticlePage(title=f"Bài {word}", slug=word)
            self._post(f"add/portal/articlepage/{place.pk}/", self._form(page, **fields))

    def _edit(self, client, fields):
        page, word = self._any(), next(self._words)
        if page and not page.alias_of_id:
            slug = self._chance.choice([page.slug, word])
            answer = client.post(
                f"/cms/pages/{page.pk}/edit/", self._form(page, title=f"Sửa {word}", slug=slug, **fields)
            )
            assert answer.status_code in {200, 302}

    def _copy(self, fields):
        word = next(self._words)
        if page := self._any(ArticlePage):
            place = {"new_title": f"Chép {word}", "new_slug": word, "new_parent_page": page.get_parent().pk}
            self._post(f"{page.pk}/copy/", place | fields)

    def _post(self, path, fields):
        assert self._approver.post(f"/cms/pages/{path}", fields).status_code in {200, 302}

    def _any(self, model=Page):
        pages = model.objects.filter(path__startswith=self.portal.folder.path, depth__gt=3).order_by("path")
        return self._chance.choice(pages).specific if pages else None

    def shown(self):
        """Return title and address of all pages that readers may see."""
        hidden = set(PageViewRestriction.objects.values_list("page__path", flat=True))
        found = []
        for page in Page.objects.filter(path__startswith=self.portal.folder.path, depth__gt=2).specific():
            ways = [page.path[:end] for end in range(12, len(page.path) + 1, 4)]
            live = Page.objects.filter(path__in=ways, live=True).count() == len(ways)
            if live and not hidden & set(ways):
                found.append((page.title, page.url))
        return found


ACTIONS = (
    *(Office.write, Office.write, Office.write_a_draft, Office.publish, Office.publish, Office.save_a_draft),
    *(Office.publish_for_later, Office.publish_for_a_while, Office.overreach, Office.let_time_pass, Office.unpublish),
    *(Office.hide, Office.show, Office.delete, Office.move, Office.copy, Office.make_an_alias, Office.translate),
)


def _in(span):
    return f"{timezone.localtime() + span:%Y-%m-%d %H:%M}"


def words_of_release(key):
    root = (settings.ENVIRONMENT.releases / key / "live").resolve()
    files = [file for file in root.rglob("*") if file.is_file()]
    texts = [f"{file.relative_to(root)} {file.read_text(encoding='utf-8', errors='replace')}" for file in files]
    return {word for text in texts for word in WORD.findall(text)}


def file_of(url):
    key, _, path = url.removeprefix("http://localhost:8000/").partition("/")
    return Path(settings.ENVIRONMENT.releases, key, "live", path, "index.html")


@pytest.mark.parametrize("seed", [1, 2])
def test_readers_and_search_get_what_is_live_and_public_and_nothing_else(seed, country, as_user, form, index):
    chance = random.Random(seed)
    used = []

    def make_words():
        while True:
            used.append(f"tu{len(used)}x")
            yield used[-1]

    words = make_words()
    offices = {key: Office(key, portal, as_user, form, chance, words) for key, portal in country.items()}
    reconcile()
    for step in range(STEPS):
        chance.choice(list(offices.values())).act()
        if step % 4 != 3:
            continue
        publish_all()
        assert not Change.objects.exclude(state=Change.State.DONE).exists()
        shown = {key: office.shown() for key, office in offices.items()}
        for key, pages in shown.items():
            assert words_of_release(key) == set(WORD.findall(str(pages)))
        titles = " ".join(title for pages in shown.values() for title, _ in pages)
        for word in used:
            urls = [result.document.url for result in index.search(SearchQuery(text=word, size=50)).results]
            assert all(file_of(url).is_file() for url in urls)
            assert bool(urls) == (word in WORD.findall(titles)), word
    assert reconcile() == []
