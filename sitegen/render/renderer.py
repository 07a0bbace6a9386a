"""Plans the files of a portal and renders them one by one: pages, feeds, sitemaps and redirects; lists its assets."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from sitegen.errors import ThemeError
from sitegen.render.catalogue import Catalogue
from sitegen.render.page_view import find_view
from sitegen.render.stylesheet import make_stylesheet, portal_tokens
from sitegen.render.template_engine import TemplateEngine, TemplateFailure
from sitegen.render.theme import Theme
from sitegen.render.view_context import RenderContext, ViewContext
from sitegen.render.views.feed import feed_xml
from sitegen.render.views.not_found import not_found_html
from sitegen.render.views.redirect import redirect_html
from sitegen.render.views.search import search_html
from sitegen.render.views.sitemap import robots_txt, sitemap_index_xml, sitemap_xml
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.links import file_output, image_output, redirect_output
from sitegen.site.site import Site
from sitegen.trace.reader import ReadCache, Reader

OutputKind = Literal["page", "feed", "data"]


class Planned(NamedTuple):
    """A planned file of a portal: its path, class and language, and the view that renders it.

    `page` is the page that the file belongs to; None for files of the whole portal, such as a sitemap.
    """

    path: str
    kind: OutputKind
    locale: str
    make: Callable[[ViewContext], str]
    page: PageKey | None = None


class Rendered(NamedTuple):
    """A rendered file: its path, bytes and class, and what it read."""

    path: str
    data: bytes
    kind: OutputKind
    reads: dict[str, str]


class Failed(NamedTuple):
    """A file of a page whose template failed: its path, and the reason."""

    path: str
    key: PageKey
    reason: str
    own: bool = True
    """False for a numbered page of a listing, because the listing itself may be fine."""


class Stored(NamedTuple):
    """A file from the media folder: its path, hash and size."""

    path: str
    sha256: str
    size: int
    kind: Literal["asset", "download"]


class Renderer:
    """Renders the outputs of one portal with one theme."""

    def __init__(self, site: Site, theme: Theme) -> None:
        self.site = site
        self.theme = theme
        tokens, problems = portal_tokens(site.content.portal, theme)
        self.assets = _assets(theme, tokens)
        names = {name: path for name, (path, _) in self.assets.items()}
        self._render_context = RenderContext(theme, TemplateEngine(theme), names, tokens, inputs_hash(theme, tokens))
        self._cache = ReadCache(site, Catalogue(theme).look_up)
        self.problems = problems

    def plan_page(self, key: PageKey) -> tuple[Planned, ...]:
        """The files of one page, starting with the page itself."""
        return tuple(Planned(path, "page", key.locale, make, key) for path, make in self._files(key))

    def plan_others(self) -> tuple[Planned, ...]:
        """Feeds, sitemaps, robots.txt, redirects, search pages and “not found” pages."""
        return tuple(self._others())

    def render(self, planned: Planned) -> Rendered | Failed:
        """Render a file. If its template fails, only that file of a page is lost; for other files raises ThemeError."""
        context = ViewContext(self._render_context, Reader(self._cache), planned.locale)
        try:
            html = planned.make(context)
        except TemplateFailure as failure:
            if planned.page is None:
                raise ThemeError(f"theme {self.theme.name}: {failure}. Mend the template.") from failure
            own = planned.path == self.site.links.page_output(planned.page)
            return Failed(planned.path, planned.page, str(failure), own)
        return Rendered(planned.path, html.encode(), planned.kind, context.reader.reads)

    def _files(self, key: PageKey) -> Iterator[tuple[str, Callable[[ViewContext], str]]]:
        yield self.site.links.page_output(key), _with(_page_html, key)
        numbered = find_view(self.site.content.pages[key].traits.view).numbered
        if numbered:
            for number in numbered.numbers(self.site, key):
                yield self.site.links.numbered_output(key, number), _with(numbered.html, key, number)

    def _others(self) -> Iterator[Planned]:
        site, links = self.site, self.site.links
        default = site.content.portal.default_locale
        for home in queries.homes(site):
            path = links.locale_output(home.locale, "404.html")
            yield Planned(path, "page", home.locale, _with(not_found_html, home))
            yield Planned(links.search_output(home.locale), "page", home.locale, _with(search_html, home))
        for key in queries.feeds(site):
            yield Planned(links.feed_output(key), "feed", key.locale, _with(feed_xml, key))
        yield Planned("sitemap.xml", "data", default, sitemap_index_xml)
        for number in range(1, queries.sitemap_shards(site) + 1):
            yield Planned(f"sitemap-{number}.xml", "data", default, _with(sitemap_xml, number))
        if links.prefix == "/":
            yield Planned("robots.txt", "data", default, robots_txt)
        for id, redirect in sorted(site.content.redirects.items()):
            yield Planned(redirect_output(redirect.source), "page", default, _with(redirect_html, id))

    def media(self) -> Iterator[Stored]:
        """Yield the files of the portal's images and documents."""
        for _, image in sorted(self.site.content.images.items()):
            for entry in image.renditions:
                yield Stored(image_output(entry), entry.sha256, entry.bytes, "asset")
        for _, file in sorted(self.site.content.files.items()):
            yield Stored(file_output(file), file.sha256, file.bytes, "download")


def inputs_hash(theme: Theme, tokens: Mapping[str, str]) -> str:
    """A hash over all inputs of outputs other than content: the theme's files and the portal's colours."""
    parts = (theme.digest, *(f"{name}={value}" for name, value in sorted(tokens.items())))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _page_html(context: ViewContext, key: PageKey) -> str:
    page = context.reader.page(key)
    return find_view(page.traits.view).html(context, page)


def _with(make: Callable[..., str], *arguments: object) -> Callable[[ViewContext], str]:
    def bound(context: ViewContext) -> str:
        return make(context, *arguments)

    return bound


def _assets(theme: Theme, tokens: dict[str, str]) -> dict[str, tuple[str, bytes]]:
    """The path (which contains a hash) and the bytes of each asset, by its plain name."""
    plain = {"site.css": make_stylesheet(theme, tokens)}
    plain |= {name.removeprefix("static/"): data for name, data in theme.static.items()}
    found = {}
    for name, data in sorted(plain.items()):
        path = PurePosixPath(name)
        digest = hashlib.sha256(data).hexdigest()[:12]
        found[name] = (f"assets/{path.with_suffix('')}.{digest}{path.suffix}", data)
    return found
