"""Small portals as records, which tests can change and publish."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from content_models.agency import Agency
from content_models.block import ImageUse, TextBlock
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.listing import LocalListing
from content_models.media import File, Image, Rendition
from content_models.menu import Menu, MenuItem
from content_models.page import Article, Home, Page, ProcedureList, Section
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.redirect import Redirect
from content_models.richtext import Flow, Paragraph
from content_models.snapshot import VERSION, Header, Snapshot
from sitegen.build import BuildResult, build_portal
from sitegen.release.target import Target
from sitegen.release.targets.folder.portals import FolderPortals
from sitegen.render.theme import THEMES
from sitegen.site.settle import portal_key
from tests.sites.broken import make_png

KEY = "tinh-a"
ORIGIN = "http://localhost:8000"
PREFIX = "/tinh-a/"
AT = datetime(2026, 3, 1, 2, tzinfo=UTC)
"""Nine in the morning in Hà Nội."""

PNG = make_png(800, 600)
PDF = b"%PDF-1.7\n" + bytes(24)


def days_before(days: int) -> datetime:
    """A point in time some days before AT."""
    return AT - timedelta(days=days)


def portal(**changes: Any) -> Portal:
    fields = {
        "id": KEY,
        "agency": KEY,
        "base_url": ORIGIN + PREFIX,
        "locales": ("vi", "en"),
        "names": {"vi": "Cổng Tỉnh A", "en": "Province A"},
    }
    return Portal(**{**fields, **changes})


def agency(id: str = KEY, **changes: Any) -> Agency:
    return Agency(**{"id": id, "names": {"vi": f"Cơ quan {id}"}, "level": "province", **changes})


def home(locale: str = "vi", id: str = "home", **changes: Any) -> Home:
    return Home(**{**_page(id, locale), **changes})


def section(id: str = "tin", locale: str = "vi", **changes: Any) -> Section:
    return Section(**{**_page(id, locale), "slug": id, "parent": "home", **changes})


def article(id: str, locale: str = "vi", **changes: Any) -> Article:
    return Article(**{**_page(id, locale), "slug": id, "parent": "tin", **changes})


def page(id: str = "gioi-thieu", locale: str = "vi", **changes: Any) -> Page:
    return Page(**{**_page(id, locale), "slug": id, "parent": "home", **changes})


def procedure_list(id: str = "thu-tuc", locale: str = "vi", **changes: Any) -> ProcedureList:
    return ProcedureList(**{**_page(id, locale), "slug": id, "parent": "home", **changes})


def procedure(id: str = "1.004222", locale: str = "vi", **changes: Any) -> Procedure:
    fields = {"code": id, "name": f"Thủ tục {id}", "updated_at": AT}
    return Procedure(**{"id": id, "locale": locale, **fields, **changes})


def listing(id: str = "1.004222", **changes: Any) -> LocalListing:
    fields = {"procedure": id, "first_published_at": AT, "updated_at": AT}
    return LocalListing(**{"id": id, **fields, **changes})


def _page(id: str, locale: str) -> dict[str, Any]:
    return {"id": id, "locale": locale, "title": f"Trang {id}", "first_published_at": AT, "updated_at": AT}


def articles(count: int, **changes: Any) -> list[Article]:
    """Articles bai-0 (the newest) to bai-<count - 1>, one a day."""
    return [article(f"bai-{days}", first_published_at=days_before(days), **changes) for days in range(count)]


def to_page(id: str, fragment: str = "") -> Link:
    return Link(to="page", ref=id, fragment=fragment)


def to_url(url: str) -> Link:
    return Link(to="url", ref=url)


def menu(*links: Link, locale: str = "vi", place: str = "main", id: str = "menu") -> Menu:
    items = tuple(MenuItem(label=f"Mục {link.ref}", link=link) for link in links)
    return Menu(id=id, locale=locale, place=place, items=items)  # type: ignore[arg-type]


def redirect(source: str, link: Link, id: str = "cu") -> Redirect:
    return Redirect(id=id, source=source, link=link)


def rendition(data: bytes = PNG, **changes: Any) -> Rendition:
    fields = {"sha256": digest(data), "type": "image/png", "width": 800, "height": 600, "bytes": len(data)}
    return Rendition(**{**fields, **changes})


def image(id: str = "anh", *renditions: Rendition, **changes: Any) -> Image:
    return Image(**{"id": id, "title": "Ảnh", "renditions": renditions or (rendition(),), **changes})


def shown(image_id: str = "anh", alt: str = "Một cây cầu") -> ImageUse:
    return ImageUse(image=image_id, alt=alt)


def file(id: str = "mau-don", data: bytes = PDF, **changes: Any) -> File:
    fields = {"title": "Mẫu đơn", "name": f"{id}.pdf", "type": "application/pdf"}
    return File(**{"id": id, "sha256": digest(data), "bytes": len(data), **fields, **changes})


def text(*flow: Flow | str) -> TextBlock:
    """A block of running text; each string becomes a paragraph."""
    return TextBlock(flow=tuple(Paragraph((node,)) if isinstance(node, str) else node for node in flow))


def province() -> list[RecordBase]:
    """A whole portal in Vietnamese and English: two front pages, a section with three articles, a page, menus."""
    return [
        portal(),
        home(),
        home("en"),
        section(),
        section(locale="en", slug="news"),
        *articles(3),
        page(body=(text("Xin chào"),)),
        page(locale="en", slug="about", body=(text("Welcome"),)),
        menu(to_page("tin"), to_page("gioi-thieu")),
        menu(to_page("tin"), locale="en", id="menu-en"),
        redirect("/cu/", to_page("gioi-thieu")),
    ]


def but(records: Iterable[RecordBase], *changed: RecordBase, without: Iterable[str] = ()) -> list[RecordBase]:
    """The same records with the changed ones replaced or added, and without those of some ids."""
    new = {name(record): record for record in changed}
    gone = set(without)
    kept = [record for record in records if record.id not in gone and name(record) not in new]
    return [*kept, *changed]


def name(record: RecordBase) -> tuple[str, str, str]:
    return type(record).__name__, record.id, getattr(record, "locale", "")


def snapshot(records: Iterable[Any], problems: Iterable[Problem] = (), key: str | None = KEY) -> Snapshot:
    """Return records as if they had been read from a file; with `key` None it is a file of shared records."""
    found = tuple(records)
    header = Header(format="motcua-records", version=VERSION, portal=key, records=len(found))
    return Snapshot(header, found, tuple(problems))


def directory(*records: RecordBase) -> Snapshot:
    """The snapshot of the shared records; the default is the agency of the portal."""
    return snapshot(records or (agency(),), key=None)


def refused(record: RecordBase, **changes: Any) -> Problem:
    """The problem that is reported if a record is refused when it is read."""
    kind, id, locale = str(record.__struct_config__.tag), record.id, getattr(record, "locale", "")
    fields = {
        "code": "invalid-record",
        "severity": "refused",
        "record": f"{kind} {id}",
        "field": "title",
        "value": "",
        "case": "empty",
        "kind": kind,
        "id": id,
        "locale": locale,
    }
    return Problem(**{**fields, **changes})


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


class Press:
    """A folder to publish into, with the media beside it."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.media = folder / "media"
        self.media.mkdir(parents=True)

    def put_media(self, *contents: bytes) -> None:
        """Write bytes into the media folder under their hash."""
        for data in contents:
            (self.media / digest(data)).write_bytes(data)

    def publish(
        self,
        records: Iterable[RecordBase],
        *,
        problems: Iterable[Problem] = (),
        shared: Snapshot | None = None,
        themes: Path = THEMES,
        made_at: datetime = AT,
    ) -> BuildResult:
        """Build and publish the portal of these records."""
        found = snapshot(records, problems)
        target = self.target(portal_key(found))
        return build_portal(found, shared or directory(), self.media, target, made_at=made_at, themes=themes)

    def target(self, key: str = KEY) -> Target:
        """The target of a portal."""
        return FolderPortals(self.out).target(key)

    def live(self, key: str = KEY) -> Mapping[str, bytes]:
        """The bytes of the live release by path."""
        target = self.target(key)
        live = target.live()
        return {entry.path: target.read(entry.path) or b"" for entry in live.manifest} if live else {}

    def text(self, path: str) -> str:
        """A file of the live release as text."""
        return self.live()[path].decode()
