"""Sample content for tests: two agencies with a portal each and a few pages, identical every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from wagtail.models import Locale

from cms.accounts.models import User
from cms.agencies.create_portal import create_portal
from cms.agencies.models import Agency, Membership, Portal
from cms.portal.models import ArticlePage, HomePage, Menu, PortalPage, SectionPage, StandardPage

PASSWORD = "mot-cua-sample-2026"
EPOCH = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
"""When the first page was published; each further page is published one hour later."""

AGENCIES = (
    ("bo-noi-vu", "ministry", {"vi": "Bộ Nội vụ", "en": "Ministry of Home Affairs"}),
    ("bo-y-te", "ministry", {"vi": "Bộ Y tế", "en": "Ministry of Health"}),
)


@transaction.atomic
def load_country(public_url: str) -> list[Portal]:
    """Create whatever does not exist yet; return the portals."""
    portals = []
    for key, level, names in AGENCIES:
        agency, _made = Agency.objects.get_or_create(
            key=key,
            defaults={
                "names": names,
                "level": level,
                "address": {"vi": "Hà Nội", "en": "Hanoi"},
                "phone": "024 1234 5678",
                "email": f"vanthu@{key}.example",
            },
        )
        portal = Portal.objects.filter(key=key).first()
        if portal is None:
            portal = create_portal(agency, key=key, base_url=f"{public_url}{key}/", locales=["vi", "en"], names=names)
            _Writer(portal).write()
        portals.append(portal)
    _add_people()
    return portals


def _add_people() -> None:
    _user("quan-tri", is_superuser=True, is_staff=True)
    for agency in Agency.objects.filter(portal__isnull=False):
        for role in Membership.Role.values:
            user = _user(f"{role}-{agency.key}")
            Membership.objects.get_or_create(user=user, agency=agency, defaults={"role": role})


def _user(name: str, **rights: bool) -> User:
    user, made = User.objects.get_or_create(username=name, defaults={"email": f"{name}@motcua.example", **rights})
    if made:
        user.set_password(PASSWORD)
        user.save()
    return user


class _Writer:
    """Adds pages with keys and times derived from their positions, so that every load gives the same bytes."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.count = 0

    def write(self) -> None:
        """Create the pages of the portal."""
        name = self.portal.names
        self.portal.folder.refresh_from_db()
        for locale in Locale.objects.filter(language_code__in=self.portal.locales).order_by("-language_code"):
            code = locale.language_code
            home = self._add(self.portal.folder, HomePage, "home", locale, title=name[code])
            texts = TEXTS[code]
            news = self._add(home, SectionPage, "tin-tuc", locale, title=texts["news"], summary=texts["news-summary"])
            for number, (title, text) in enumerate(texts["articles"]):
                self._add(news, ArticlePage, f"bai-{number}", locale, title=title, summary=text, text=text)
            about = self._add(home, StandardPage, "gioi-thieu", locale, title=texts["about"], text=texts["about-text"])
            items = [
                {"type": "item", "value": {"label": page.title, "link": {"page": page.pk}}} for page in (news, about)
            ]
            Menu.objects.create(portal=self.portal, locale=locale, place="main", items=items)

    def _add(
        self, parent: Any, model: type[PortalPage], name: str, locale: Locale, *, text: str = "", **fields: Any
    ) -> Any:
        path = f"{self.portal.key}/{name}"
        when = EPOCH + timedelta(hours=self.count)
        self.count += 1
        body = []
        if text:
            block = uuid5(NAMESPACE_URL, f"{path}/{locale.language_code}/text")
            body = [{"type": "text", "value": f"<p>{text}</p>", "id": str(block)}]
        page = model(
            locale=locale,
            translation_key=uuid5(NAMESPACE_URL, path),
            body=body,
            live=True,
            first_published_at=when,
            last_published_at=when,
            **fields,
        )
        parent.add_child(instance=page)
        page.save_revision(log_action=False)
        parent.refresh_from_db()
        return page


TEXTS: dict[str, dict[str, Any]] = {
    "vi": {
        "news": "Tin tức",
        "news-summary": "Tin mới của cơ quan.",
        "about": "Giới thiệu",
        "about-text": "Chức năng, nhiệm vụ và cơ cấu tổ chức.",
        "articles": (
            ("Hội nghị cải cách hành chính", "Hội nghị bàn về việc rút ngắn thời gian giải quyết hồ sơ."),
            ("Lịch tiếp công dân tháng mười một", "Lịch tiếp công dân của lãnh đạo cơ quan."),
        ),
    },
    "en": {
        "news": "News",
        "news-summary": "What is new at the agency.",
        "about": "About us",
        "about-text": "Duties and organisation.",
        "articles": (
            ("Conference on administrative reform", "The conference discussed how to handle files faster."),
            ("Reception days in November", "When the heads of the agency receive citizens."),
        ),
    },
}
