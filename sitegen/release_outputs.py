"""All files of a release: rendered ones, assets and media, and the last good bytes of pages that fail."""

from collections.abc import Iterable, Iterator, Mapping

from content_models.problem import Problem
from sitegen.errors import BuildError, ThemeError
from sitegen.release.manifest import Entry
from sitegen.release.output import BlobRef, Output
from sitegen.render.renderer import Failed, Rendered, Renderer, Stored
from sitegen.render.theme import Theme
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.links import IMAGES
from sitegen.site.media import Media
from sitegen.site.procedures.pages import is_national, procedure_page_id
from sitegen.site.site import make_site

Published = Mapping[str, Entry]
"""What the live release holds, by path."""


def release_outputs(
    renderer: Renderer, rendered: list[Rendered], failed: list[Failed], media: Media, published: Published
) -> Iterator[Output]:
    """The outputs of a release."""
    yield from _rendered(rendered)
    carried = list(_carried(failed, published))
    yield from carried
    yield from _assets(renderer, published if carried else {})
    yield from _stored(renderer, media, published)


def render_pages(
    content: Content, routes: Mapping[PageKey, str], theme: Theme, published: Mapping[str, Entry]
) -> tuple[Renderer, list[Rendered], list[Failed]]:
    """Render all pages; one that fails and was never published before is taken out of the portal, and so of menus,
    listings and sitemaps, which are then made again without it."""
    failed: list[Failed] = []
    while True:
        renderer = Renderer(make_site(content, routes), theme)
        made = [entry for key in sorted(renderer.site.routes) for entry in renderer.page(key)]
        pages = [entry for entry in made if isinstance(entry, Rendered)]
        now = [entry for entry in made if isinstance(entry, Failed)]
        if not pages:
            raise ThemeError(f"theme {theme.name}: no page can be rendered. {now[0].reason}. Mend the template.")
        # A numbered page of a listing that fails is missing, but takes no section down with it.
        lost = {entry.key: entry for entry in now if entry.own and entry.path not in published}
        if not lost:
            return renderer, pages, [*failed, *now]
        front = lost.get(page_key(content.homes[content.portal.default_locale]))
        if front:
            raise ThemeError(
                f"theme {theme.name}: the front page cannot be rendered. {front.reason}. Mend the template."
            )
        failed += lost.values()
        content = content.without(lost)


def pages_of_refused_procedures(
    renderer: Renderer, refused: Iterable[Problem], published: Published
) -> Iterator[Failed]:
    """The pages of procedures whose shared definition is refused now: they stay as they were last published.

    No record stands in for it, since a definition is never copied into a portal; so lists and search leave it out.
    """
    site = renderer.site
    national = is_national(site.content.portal, site.content.agencies)
    for fault in refused:
        if (
            fault.kind != "procedure"
            or fault.severity != "refused"
            or not (national or fault.id in site.content.listings)
        ):
            continue
        for locale, page in site.content.lists.items():
            key = PageKey(procedure_page_id(fault.id), locale)
            path = f"{site.routes[page_key(page)]}{fault.id}/index.html"
            if fault.locale in (locale, "") and key not in site.content.pages and path in published:
                yield Failed(path, key, str(fault))


def _rendered(rendered: list[Rendered]) -> Iterator[Output]:
    for entry in rendered:
        yield Output(path=entry.path, class_=entry.kind, data=entry.data)


def _carried(failed: list[Failed], published: Mapping[str, Entry]) -> Iterator[Output]:
    """The last good bytes of pages that cannot be rendered now."""
    for entry in failed:
        if earlier := published.get(entry.path):
            yield Output(path=entry.path, class_=earlier.class_, data=BlobRef(earlier.sha256, earlier.size))


def _assets(renderer: Renderer, earlier: Published) -> Iterator[Output]:
    """The theme's assets, and those of earlier releases that pages with their last good bytes still use."""
    new = dict(renderer.assets.values())
    for path, data in new.items():
        yield Output(path=path, class_="asset", data=data)
    for path, entry in earlier.items():
        if entry.class_ == "asset" and path not in new and not path.startswith(IMAGES):
            yield Output(path=path, class_="asset", data=BlobRef(entry.sha256, entry.size))


def _stored(renderer: Renderer, media: Media, published: Mapping[str, Entry]) -> Iterator[Output]:
    """Images and documents; those that the live release holds are not read again."""
    held = {entry.sha256: entry.size for entry in published.values()}
    seen: set[str] = set()
    for entry in renderer.media():
        if entry.path in seen:
            continue
        seen.add(entry.path)
        if entry.sha256 in held:
            yield Output(path=entry.path, class_=entry.kind, data=BlobRef(entry.sha256, held[entry.sha256]))
        else:
            yield Output(path=entry.path, class_=entry.kind, data=_read(media, entry))


def _read(media: Media, entry: Stored) -> bytes:
    path = media.path(entry.sha256)
    if path is None:
        raise BuildError(f"{entry.path}: there is no media folder to take {entry.sha256} from. Name it with --media.")
    return path.read_bytes()
