"""What was found, as the template of results and as the JSON interface show it."""

from typing import NamedTuple

import minijinja

from content_models.identity import in_locale
from content_models.portal import Portal
from sitegen.render.formats import human_date, human_number, machine_date
from sitegen.render.view_context import View
from sitegen.search.document import Document
from sitegen.search.highlights import highlight
from sitegen.search.pager import result_pager
from sitegen.search.search_index import Answer, SearchResult
from sitegen.search.search_request import SearchRequest
from sitegen.search.templates import ThemeMessages
from sitegen.site.links import Links

SUMMARY = 280
"""Characters of a summary that are shown."""


class Scene(NamedTuple):
    """Where results are shown: on which portal, in which words, and what was asked there."""

    portal: Portal
    links: Links
    t: ThemeMessages
    request: SearchRequest
    national: bool

    @property
    def within(self) -> bool:
        """Whether only this portal is searched: what people choose, and else what a portal's own form means."""
        return self.request.scope == "portal" or (
            not self.request.scope and bool(self.request.portal) and not self.national
        )


def answer_view(answer: Answer, scene: Scene) -> View:
    """The whole answer, for the template."""
    return {
        "heading": _heading(answer, scene),
        "elsewhere": _elsewhere(scene) if answer.results and not scene.national else None,
        "results": [_result_view(result, scene) for result in answer.results],
        "advice": [scene.t("search.spelling"), scene.t("search.fewer")] if not answer.total else [],
        "instead": _instead(answer, scene) if not answer.results else None,
        "pager": result_pager(answer.total, scene.request),
    }


def answer_json(answer: Answer) -> View:
    """The whole answer, for programs."""
    return {"total": answer.total, "results": [_result_json(result) for result in answer.results]}


def _heading(answer: Answer, scene: Scene) -> str:
    words, locale = scene.request.words or "", scene.t.locale
    if not answer.total:
        return scene.t("search.none", words=words)
    if not answer.results:
        return scene.t("search.beyond")
    return scene.t("search.count", n=answer.total, number=human_number(answer.total, locale), words=words)


def _elsewhere(scene: Scene) -> View:
    """Where was searched, and the other choice."""
    name = in_locale(scene.portal.names, scene.t.locale, scene.portal.default_locale)
    if scene.within:
        return {"text": scene.t("search.here", name=name), **_widen(scene)}
    url = scene.request.address(scope="portal", portal=scene.portal.id, start=0)
    return {"text": scene.t("search.there"), "label": scene.t("search.narrow", name=name), "url": url}


def _widen(scene: Scene) -> View:
    label = scene.t("search.widen", words=scene.request.words)
    return {"label": label, "url": scene.request.address(scope="all", start=0)}


def _instead(answer: Answer, scene: Scene) -> View | None:
    """Where to go where nothing is shown: back to the first results, or to all portals."""
    if answer.total:
        return {"label": scene.t("search.first"), "url": scene.request.address(start=0)}
    return _widen(scene) if scene.within else None


def _result_view(result: SearchResult, scene: Scene) -> View:
    document, words = result.document, scene.request.words or ""
    agency = document.agency_name if document.agency_name != document.title else ""
    return {
        "kind": document.kind,
        "title_html": minijinja.Markup(highlight(document.title, words)),
        "url": scene.links.portal(document.url),
        "place": _place(document.url),
        "lang": _foreign(document, scene),
        "agency": agency,
        "code": document.code or "",
        "date": _date(document, scene.t.locale),
        "summary_html": minijinja.Markup(highlight(shorten_summary(document.summary), words)),
        "facts": document.facts,
        "offers": [
            {"agency": offer.agency_name, "url": scene.links.portal(offer.url), "lang": _foreign(offer, scene)}
            for offer in result.offers
        ],
    }


def shorten_summary(text: str) -> str:
    """The start of a summary, up to the end of a word where the script parts words."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY:
        return line
    cut = line[:SUMMARY].rpartition(" ")[0]
    return f"{cut if len(cut) > SUMMARY // 2 else line[: SUMMARY - 1]}…"


def _foreign(document: Document, scene: Scene) -> str:
    return document.lang if document.lang != scene.t.locale else ""


def _place(url: str) -> str:
    """The address as people read it, so that they see whose page it is before they go there."""
    return url.partition("://")[2].removesuffix("/").replace("/", " › ")


def _date(document: Document, locale: str) -> View | None:
    if document.date is None:
        return None
    return {"iso": machine_date(document.date), "text": human_date(document.date, locale)}


def _result_json(result: SearchResult) -> View:
    document = result.document
    return {
        "title": document.title,
        "url": document.url,
        "kind": document.kind,
        "agency": document.agency_name,
        "code": document.code,
        "unit": document.unit,
        "lang": document.lang,
        "summary": shorten_summary(document.summary),
        "offers": [{"agency": offer.agency_name, "url": offer.url} for offer in result.offers],
    }
