"""The context for rendering one output: its reader, its language, and the templates."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

import minijinja

from content_models.link import Link
from content_models.richtext import Flow
from sitegen.errors import ThemeError
from sitegen.render.catalogue import MissingMessageError, phrase
from sitegen.render.formats import human_date, machine_date
from sitegen.render.markup import Markup
from sitegen.render.template_engine import TemplateEngine
from sitegen.render.theme import Theme
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.links import Href
from sitegen.trace.reader import Reader

View = dict[str, object]
"""The variables of a template."""


class RenderContext(NamedTuple):
    """What all outputs of a portal share: templates, hashed assets by plain name, colours, and a hash over these."""

    theme: Theme
    engine: TemplateEngine
    assets: Mapping[str, str]
    style: Mapping[str, str]
    inputs_hash: str


class ViewContext:
    """A reader with a language, and the helpers that every view needs."""

    def __init__(self, render_context: RenderContext, reader: Reader, locale: str) -> None:
        self.reader = reader
        self.locale = locale
        self._render_context = render_context
        self._markup = Markup(self.href, render_context.theme.ids)
        self._words: dict[str, str] = {}
        # Recorded because outputs for all languages are made in the default language, which may change.
        self.reader.reads |= {"inputs_hash": render_context.inputs_hash, "locale": locale}

    def t(self, key: str, **values: object) -> str:
        """A message of the theme in the language of this output."""
        if values:
            return phrase(self.reader.message(self.locale, key), self.locale, values)
        if key not in self._words:
            self._words[key] = phrase(self.reader.message(self.locale, key), self.locale, values)
        return self._words[key]

    def asset(self, name: str) -> str:
        """The address of an asset by its plain name; raises ThemeError if the theme does not have it."""
        path = self._render_context.assets.get(name)
        if path is None:
            raise ThemeError(
                f"theme {self._render_context.theme.name}: asset “{name}” is no file of static/. "
                "Add it, or correct its name."
            )
        return self.reader.links.asset(path)

    def language(self, sort: Literal["language", "endonym"], tag: str) -> str:
        """The name of a language, in the language of this output or in itself; its tag if the theme has no name."""
        try:
            return self.t(f"{sort}.{tag}")
        except MissingMessageError:  # Editors choose languages, and an unknown one must not stop a portal.
            return tag

    def date(self, moment: datetime | None) -> View | None:
        """A point in time for a template, in a form for machines and one for readers."""
        if moment is None:
            return None
        return {"iso": machine_date(moment), "text": human_date(moment, self.locale)}

    def href(self, link: Link) -> Href | None:
        """The address that a link leads to, or None if its target is not published."""
        match link.to:
            case "page":
                return self._page_href(link)
            case "file":
                file = self.reader.file(link.ref)
                return Href(self.reader.links.file(file), external=False) if file else None
            case "agency":
                agency = self.reader.agency(link.ref)
                url = self.reader.links.portal(agency.portal_url) if agency and agency.portal_url else ""
                return Href(url, external=not url.startswith("/")) if url else None
            case _:
                return self.reader.links.outside(link)

    def html(self, flow: tuple[Flow, ...]) -> str:
        """Running text as markup, which templates do not escape again."""
        return minijinja.Markup(self._markup.flow(flow))

    def render(self, template: str, view: View) -> str:
        """Render a template with a view and the variables that every template has."""
        always: View = {
            "t": self.t,
            "asset": self.asset,
            "style": self._render_context.style,
            "lang": self.locale,
            "dir": direction(self.locale),
        }
        return self._render_context.engine.render(template, {**always, **view})

    def _page_href(self, link: Link) -> Href | None:
        key: PageKey | None = self.reader.ask(queries.page_version, link.ref, self.locale)
        if key is None:
            return None
        fragment = f"#{link.fragment}" if link.fragment else ""
        other = key.locale if key.locale != self.locale else ""
        return Href(self.reader.nav(key).url + fragment, external=False, locale=other)


def direction(locale: str) -> str:
    """The writing direction of a language."""
    return "rtl" if locale.partition("-")[0] in {"ar", "fa", "he", "ps", "ur", "ug"} else "ltr"
