"""Makes the documents for search from the pages of a portal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

from content_models.agency import Agency
from content_models.identity import in_locale
from content_models.page import PageBase
from content_models.procedure import Procedure
from sitegen.search.body import join, text_of_blocks, text_of_procedure
from sitegen.search.document import Document
from sitegen.search.facts import facts_of
from sitegen.search.text import folded_tokens
from sitegen.site.content import PageKey
from sitegen.site.procedures.pages import ProcedurePage, SitePage, is_abolished
from sitegen.site.site import Site

_PROCEDURE = "thủ tục"
_KEPT = (
    *("hải quan", "hành chính", "biên phòng", "điện tử", "dự phòng", "rút gọn", "hồ sơ", "phá sản"),
    *("đối với", "áp dụng", "tại", "về", "cho", "của", "khi", "để", "trong"),
)
"""Words before which “Thủ tục” is part of the name: “Thủ tục hải quan đối với…”."""
_KEPT_TOKENS = tuple(tuple(folded_tokens(words)) for words in _KEPT)


def make_documents(site: Site) -> list[Document]:
    """The documents of a portal, ordered by page and language: one for each page that search covers."""
    found = (_document(site, key, site.content.pages[key]) for key in sorted(site.routes))
    return [document for document in found if document]


def _document(site: Site, key: PageKey, page: SitePage) -> Document | None:
    if not page.traits.search_kind or is_abolished(page):
        return None
    return _MAKERS.get(page.traits.search_kind, _of_page)(site, key, page)


def _of_agency(site: Site, key: PageKey, page: PageBase) -> Document:
    portal, agency = site.content.portal, _agency(site)
    name = _in(agency.names, site, key.locale)
    others = [_in(portal.names, site, key.locale), *agency.short_names.values()]
    return Document(
        id=_id(site, key),
        portal=portal.id,
        kind=page.traits.search_kind,
        lang=key.locale,
        versions=_versions(site, key),
        title=name,
        url=_url(site, key),
        agency=agency.id,
        agency_name=name,
        group=_id(site, key),
        alternatives=_others(others, name),
        summary=page.summary or _in(portal.taglines, site, key.locale),
        body=text_of_blocks(page.body, site.content, key.locale),
        unit=agency.statistical_code,
    )


def _of_page(site: Site, key: PageKey, page: PageBase) -> Document:
    agency = _agency(site)
    own_texts = [getattr(page, name) for name in page.traits.search_texts]
    return Document(
        id=_id(site, key),
        portal=site.content.portal.id,
        kind=page.traits.search_kind,
        lang=key.locale,
        versions=_versions(site, key),
        title=page.title,
        url=_url(site, key),
        agency=agency.id,
        agency_name=_in(agency.names, site, key.locale),
        group=_id(site, key),
        summary=page.summary,
        body=join([text_of_blocks(page.body, site.content, key.locale), *own_texts]),
        date=page.first_published_at if page.traits.dated else None,
    )


def _of_procedure(site: Site, key: PageKey, page: ProcedurePage) -> Document:
    agency, procedure = _agency(site), page.procedure
    title = _short_name(procedure)
    own_words = text_of_blocks(page.body, site.content, key.locale)
    return Document(
        id=_id(site, key),
        portal=site.content.portal.id,
        kind=page.traits.search_kind,
        lang=key.locale,
        versions=_versions(site, key),
        title=title,
        url=_url(site, key),
        agency=agency.id,
        agency_name=_responsible(site, key, page) or _in(agency.names, site, key.locale),
        group=f"procedure:{procedure.id}:{key.locale}",
        canonical=page.listing is None or not procedure.url,
        alternatives=_others([procedure.name, *procedure.keywords], title),
        summary=page.summary,
        body=join([text_of_procedure(procedure, page.listing, site.content, key.locale), own_words]),
        code=procedure.code,
        facts=facts_of(page, site.content.portal.default_locale),
    )


def _responsible(site: Site, key: PageKey, page: ProcedurePage) -> str:
    """The agency that announced a procedure, for its page on the national portal; empty elsewhere."""
    if page.listing is not None:
        return ""
    owner = site.content.agencies.get(page.procedure.owner or "")
    announced_by = page.procedure.announced_by
    return _in(owner.names, site, key.locale) if owner else announced_by.name if announced_by else ""


def _versions(site: Site, key: PageKey) -> tuple[str, ...]:
    locales = site.content.portal.locales
    return tuple(other for other in locales if other != key.locale and PageKey(key.id, other) in site.routes)


def _short_name(procedure: Procedure) -> str:
    """The name without “Thủ tục” (procedure) at its start, which adds nothing, unless it is part of the name."""
    name = normalize("NFC", procedure.name).strip()
    if name[: len(_PROCEDURE)].casefold() != _PROCEDURE:
        return name
    rest = name[len(_PROCEDURE) :].lstrip(" :–-")
    tokens = tuple(folded_tokens(rest))
    joined = name[len(_PROCEDURE) : len(_PROCEDURE) + 1] not in {" ", ":"}
    if joined or len(tokens) < 2 or any(tokens[: len(kept)] == kept for kept in _KEPT_TOKENS):
        return name
    return rest[0].upper() + rest[1:]


def _others(names: list[str], title: str) -> tuple[str, ...]:
    distinct: Iterator[str] = (name for name in dict.fromkeys(names) if name.strip() and name != title)
    return tuple(distinct)


def _agency(site: Site) -> Agency:
    return site.content.agencies[site.content.portal.agency]


def _in(texts: dict[str, str], site: Site, locale: str) -> str:
    return in_locale(texts, locale, site.content.portal.default_locale)


def _id(site: Site, key: PageKey) -> str:
    return f"{site.content.portal.id}:{key.id}:{key.locale}"


def _url(site: Site, key: PageKey) -> str:
    return site.links.absolute(site.links.page(key))


_MAKERS: Final[Mapping[str, Callable[[Site, PageKey, Any], Document]]] = {
    "agency": _of_agency,
    "procedure": _of_procedure,
}
"""The functions for kinds that need more than the data of a page; all others are made by `_of_page`."""
