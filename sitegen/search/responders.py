"""Responds to requests: with a search page of a portal, or with JSON for programs."""

from abc import ABC, abstractmethod
from typing import Final

import msgspec
from starlette.responses import Response

from content_models.identity import in_locale
from content_models.languages import FIRST_LANGUAGE
from content_models.portal import Portal
from sitegen.release.headers import HEADERS, MISSING, content_type
from sitegen.render.view_context import View
from sitegen.render.views.search import idle
from sitegen.render.views.search_form import search_form
from sitegen.search.page_shells import LivePortal, Shell, plain_shell, read_shell
from sitegen.search.results import Scene, answer_json, answer_view
from sitegen.search.search_index import Answer, SearchQuery
from sitegen.search.search_request import Refusal, SearchRequest, refuse
from sitegen.search.templates import USUAL, TemplateCache
from sitegen.site.links import Links

_NOBODY: Final = Portal(
    id="",
    agency="",
    base_url="http://localhost/",
    locales=(FIRST_LANGUAGE, "en"),
    names={FIRST_LANGUAGE: ""},
    theme=USUAL,
)
"""Used if no portal is live yet."""

_encode = msgspec.json.Encoder().encode


class Responder(ABC):
    """The response to one request, and the live portal that gives it."""

    def __init__(self, request: SearchRequest, live: LivePortal | None, templates: TemplateCache) -> None:
        self.request = request
        self.live = live
        self.portal = live.portal if live else _NOBODY
        self.templates = templates
        self.locale = request.lang if request.lang in self.portal.locales else self.portal.default_locale
        self.t = templates.of(self.portal.theme).words(self.locale)

    def refusal(self) -> Refusal | None:
        """The reason why this portal refuses the request, or None."""
        asked = self.request.portal
        return refuse("portal", "portal", asked) if asked and asked != self.portal.id else None

    def sentence(self, refusal: Refusal) -> str:
        """The message of a refusal."""
        return self.t(f"search.refused.{refusal.reason}", **refusal.values)

    @abstractmethod
    def query(self) -> SearchQuery:
        """The query for the engine."""

    @abstractmethod
    def answered(self, answer: Answer | None) -> Response:
        """The response with an answer; the answer is None if there was no query."""

    @abstractmethod
    def refused(self, refusal: Refusal, status: int) -> Response:
        """The response that explains why there is no answer."""


class PageResponder(Responder):
    """Responds with the search page of a portal and the results in it."""

    def __init__(self, request: SearchRequest, live: LivePortal | None, templates: TemplateCache) -> None:
        super().__init__(request, live, templates)
        links = Links(self.portal, {})
        shell = self._shell(links)
        self.scene = Scene(self.portal, links, self.t, request, shell.national)
        self.shell = shell.asked(links, self.portal, request)

    def refusal(self) -> Refusal | None:
        """Refuse a language that the portal does not have."""
        found = super().refusal()
        if found is None and self.request.lang and self.request.lang != self.locale:
            return refuse("lang", "lang", self.request.lang, example=", ".join(self.portal.locales))
        return found

    def query(self) -> SearchQuery:
        """The query over the portal's own pages or all of them; prefers versions in the language of the search page."""
        request, only = self.request, self.portal.id if self.scene.within else None
        return SearchQuery(
            text=request.words or "", portal=only, lang=self.locale, start=request.start, size=request.size
        )

    def answered(self, answer: Answer | None) -> Response:
        """The form with results, or the form alone."""
        view = idle(self._form())
        if answer:
            view["answer"] = answer_view(answer, self.scene)
        return self._page(self._title() if answer else self._heading(), view, 200)

    def refused(self, refusal: Refusal, status: int) -> Response:
        """The form with the message of the refusal."""
        view = idle(self._form()) | {"refusal": self.sentence(refusal)}
        return self._page(self.t("search.refused_title", title=self._heading()), view, status)

    def _shell(self, links: Links) -> Shell:
        heading = self.t("search.title")
        if self.live is None:
            return plain_shell(self.locale, heading, national=True)
        return read_shell(self.live, links, self.locale, heading)

    def _form(self) -> View:
        scene, words = self.scene, self.request.words or ""
        return search_form(self.portal, self.locale, national=scene.national, everywhere=not scene.within, words=words)

    def _heading(self) -> str:
        name = in_locale(self.portal.names, self.locale, self.portal.default_locale)
        return " – ".join(filter(None, (self.t("search.title"), name)))

    def _title(self) -> str:
        page = self.request.start // self.request.size + 1
        words, heading = self.request.words, self._heading()
        if page > 1:
            return self.t("search.found_page", words=words, page=page, title=heading)
        return self.t("search.found", words=words, title=heading)

    def _page(self, title: str, view: View, status: int) -> Response:
        region = self.templates.region(self.portal.theme, view, self.locale)
        return Response(self.shell.fill(title, region), status, _headers(status, "search.html"))


class JsonResponder(Responder):
    """Responds to programs, for whichever site they work."""

    def refusal(self) -> Refusal | None:
        """Refuse a request without words: for a program this is a mistake, while a person has only opened the page."""
        if self.request.words is None:
            return refuse("missing", "q", "")
        return super().refusal()

    def query(self) -> SearchQuery:
        """The query over the pages of one portal if one is given, else of all."""
        request = self.request
        only = None if request.scope == "all" else request.portal or None
        return SearchQuery(
            text=request.words or "",
            portal=only,
            lang=request.lang or None,
            start=request.start,
            size=request.size,
        )

    def answered(self, answer: Answer | None) -> Response:
        """The results; empty if there was no query."""
        return self._json(answer_json(answer or Answer(total=0, results=())), 200)

    def refused(self, refusal: Refusal, status: int) -> Response:
        """The message of the refusal."""
        return self._json({"error": self.sentence(refusal)}, status)

    def _json(self, found: View, status: int) -> Response:
        headers = _headers(status, "search.json") | {"Access-Control-Allow-Origin": "*"}
        return Response(_encode(found), status, headers)


def _headers(status: int, name: str) -> dict[str, str]:
    """Headers of a page; refusals are not stored by browsers, and search engines must not index any response."""
    of_class = HEADERS["page"] if status < 400 else MISSING
    return {**of_class, "Content-Type": content_type(name), "X-Robots-Tag": "noindex"}
