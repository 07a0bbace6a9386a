"""Every kind of change is published on the portal that it belongs to, and on no other."""

from __future__ import annotations

import re

from tests.journeys.demo import Demo, changed_paths
from tests.journeys.editor import Editor
from tests.journeys.shell import Shell

NAMES = """
from datetime import timedelta
from io import BytesIO
from PIL import Image as Picture
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction
from cms.agencies.models import Portal
from cms.media.models import PortalImage
from cms.portal.models import ArticlePage, Menu, Redirect, SectionPage

portal = Portal.objects.get(key="da-nang")

def page(url):
    live = [each.specific for each in Page.objects.filter(path__startswith=portal.folder.path, depth__gte=3)]
    return next(each for each in live if each.url and each.url.endswith("/da-nang/" + url))

def sections():
    return [section for section in SectionPage.objects.filter(path__startswith=portal.folder.path).order_by("path")
            if section.locale.language_code == "vi"]

def article(slug):
    section = sections()[0]
    fresh = ArticlePage(title=f"Bài {slug}", slug=slug, summary="Tóm tắt.", genre="news", locale=section.locale)
    section.add_child(instance=fresh)
    fresh.save_revision().publish()
    fresh.refresh_from_db()
    return fresh.url
"""


class Journey:
    """Makes changes to one portal and, after each, compares the published files."""

    def __init__(self, demo: Demo, shell: Shell) -> None:
        self.demo = demo
        self._shell = shell
        shell.run(NAMES)

    def change(self, code: str) -> tuple[object, set[str]]:
        """Run some code; return its answer and the changed paths, after checking that all belong to this portal."""
        before = self.demo.trees()
        answer = self._shell.run(code)
        self.demo.settle()
        paths = changed_paths(before, self.demo.trees())
        assert paths, f"nothing arrived of\n{code}"
        assert {path.partition("/")[0] for path in paths} == {"da-nang"}
        return answer, {path.partition("/")[2] for path in paths}

    def article(self, slug: str) -> str:
        """Publish a new article; return its address."""
        url, _ = self.change(f"answer = article({slug!r})")
        assert self.demo.get(str(url)).status == 200
        return str(url)

    def gone(self, url: str) -> bool:
        """Return whether an address answers 404 and no file of the portal contains it."""
        path = url.removeprefix(self.demo.origin)
        return self.demo.get(url).status == 404 and not self.demo.files_naming("da-nang", f"{path}")


def find(slug: str) -> str:
    return f"ArticlePage.objects.get(slug={slug!r}, path__startswith=portal.folder.path)"


def test_pages_that_leave_or_move_arrive(demo: Demo, shell: Shell) -> None:
    demo.settle()
    journey = Journey(demo, shell)

    url = journey.article("rut-bai")
    journey.change(f"{find('rut-bai')}.unpublish()")
    assert journey.gone(url)

    url = journey.article("chuyen-muc")
    new, _ = journey.change(
        f"{find('chuyen-muc')}.move(sections()[1], pos='last-child'); answer = {find('chuyen-muc')}.url"
    )
    assert new != url
    assert journey.gone(url)
    assert demo.get(str(new)).status == 200

    url = journey.article("doi-dia-chi")
    new, _ = journey.change(
        f"it = {find('doi-dia-chi')}; it.slug = 'dia-chi-moi'; it.save_revision().publish(); "
        "it.refresh_from_db(); answer = it.url"
    )
    assert journey.gone(url)
    assert demo.get(str(new)).status == 200

    path = url.removeprefix(f"{demo.origin}/da-nang")
    journey.change(
        f"it = Redirect(portal=portal, source={path!r}, link=[{{'type': 'link', 'value': {{'page': "
        f"{find('dia-chi-moi')}.pk, 'document': None, 'agency': None, 'address': ''}}}}]); it.full_clean(); it.save()"
    )
    assert str(new).removeprefix(demo.origin) in demo.get(url).text

    journey.change(f"{find('dia-chi-moi')}.delete(); Redirect.objects.filter(source={path!r}).delete()")
    assert journey.gone(str(new))
    assert journey.gone(url)

    url = journey.article("rieng-tu")
    journey.change(f"PageViewRestriction.objects.create(page={find('rieng-tu')}, restriction_type='login')")
    assert journey.gone(url)

    url = journey.article("het-han")
    journey.change(
        f"it = {find('het-han')}; it.expire_at = timezone.now() + timedelta(minutes=5); it.save_revision().publish(); "
        "ArticlePage.objects.filter(pk=it.pk).update(expire_at=timezone.now() - timedelta(seconds=1)); "
        "call_command('publish_scheduled', verbosity=0)"
    )
    assert journey.gone(url)


def test_pictures_menus_and_collections_arrive(demo: Demo, shell: Shell) -> None:
    demo.settle()
    journey = Journey(demo, shell)
    home = demo.live("da-nang", "index.html")
    _, paths = journey.change(
        "menu = Menu.objects.get(portal=portal, locale__language_code='vi', place='main'); "
        "raw = list(menu.items.raw_data); "
        "raw[0]['value']['label'] = 'Mục đổi tên'; menu.items = raw; menu.save()"
    )
    assert "Mục đổi tên" in demo.live("da-nang", "index.html")
    assert "Mục đổi tên" not in home
    assert "404.html" in paths

    def pictures() -> set[str]:
        files = demo.files_naming("da-nang", "/assets/")
        return {
            name for file in files for name in re.findall(r"assets/[^\" ,]+\.(?:webp|jpg)", demo.live("da-nang", file))
        }

    shown = pictures()
    assert shown
    journey.change(
        "picture = BytesIO(); Picture.new('RGB', (1600, 900), (10, 120, 60)).save(picture, 'JPEG'); "
        "image = PortalImage.objects.filter(collection=portal.collection).order_by('pk').first(); "
        "image.file = ContentFile(picture.getvalue(), name='moi.jpg'); image._set_image_file_metadata(); image.save()"
    )
    replaced = pictures()
    assert replaced - shown
    assert shown - replaced
    for name in replaced:
        assert (demo.data / "releases" / "da-nang" / name).is_file()
    journey.change("CollectionViewRestriction.objects.create(collection=portal.collection, restriction_type='login')")
    assert pictures() == set()
    journey.change("CollectionViewRestriction.objects.filter(collection=portal.collection).delete()")
    assert pictures() == replaced


def test_an_approver_translates_an_article_into_english(demo: Demo, shell: Shell) -> None:
    demo.settle()
    shell.run(NAMES)
    find_source = "ArticlePage.objects.get(slug='truoc-mua-mua-lu', path__startswith=lang_son, locale=vietnamese)"
    source, english = shell.run(
        "lang_son = Portal.objects.get(key='lang-son').folder.path\n"
        "vietnamese, english = (Locale.objects.get(language_code=code) for code in ('vi', 'en'))\n"
        f"source = {find_source}; answer = [source.pk, english.pk]"
    )
    before = demo.trees()
    editor = Editor(demo, "langson.duyet")
    answer = editor.post(f"/cms/localize/submit/page/{source}/", {"locales": str(english)})
    assert answer.status == 302, answer.text[:1500]
    draft = shell.run("answer = source.get_translation(english).pk")
    answer = editor.publish(draft, "Before the rainy season", "before-the-rainy-season")
    assert answer.status == 302, answer.text[:1500]
    demo.settle()
    url = shell.run(f"answer = Page.objects.get(pk={draft}).specific.url")
    assert url.startswith(f"{demo.origin}/lang-son/en/news/")
    assert "Before the rainy season" in demo.get(url).text
    assert "Before the rainy season" in demo.live("lang-son", "en/news/index.html")
    assert url.removeprefix(demo.origin) in demo.live("lang-son", "tin-tuc/2026/06/truoc-mua-mua-lu/index.html")
    assert {path.partition("/")[0] for path in changed_paths(before, demo.trees())} == {"lang-son"}

    refused = Editor(demo, "dongdang.duyet").post(f"/cms/localize/submit/page/{source}/", {"locales": str(english)})
    assert refused.status == 403
