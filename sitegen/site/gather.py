"""From two files of records to the content of a portal: what fits is placed, what does not is named.

A faulty record never takes the portal down, nor its own page: the last good version of the record, as the portal
published it before, stands in for it. So menus, listings and links go on agreeing with the page they lead to.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from content_models.agency import Agency
from content_models.kind import RecordBase
from content_models.media import File, Image
from content_models.page import PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import AnyPage, Key, Record, Reference, key_of, namespace_of, references
from content_models.redirect import Redirect
from content_models.slug import RESERVED
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.messages import problem
from sitegen.site.claims import Claims
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.links import redirect_output
from sitegen.site.media import Media
from sitegen.site.routes import place_pages


class Gathered(NamedTuple):
    """The content of a portal, the route of each page, and what is wrong with the rest."""

    content: Content
    routes: dict[PageKey, str]
    problems: tuple[Problem, ...]


def gather(portal: Snapshot, shared: Snapshot, good: Iterable[Record], media: Media) -> Gathered:
    """Place the records of a portal; `good` are its records as last published, stand-ins for refused ones."""
    problems = [*portal.problems, *shared.problems]
    earlier = {key_of(record): record for record in good}
    records = {key_of(record): record for record in (*shared.records, *portal.records)}
    for refused in [entry for entry in problems if entry.severity == "refused"]:
        key = Key(namespace_of(refused.kind), refused.id, refused.locale)
        if key in earlier:
            records.setdefault(key, earlier[key])
    settings = _portal_record(portal, records, earlier, problems)
    _refuse_broken_media(records, earlier, media, problems)
    routes = _place(settings, records, earlier, problems)
    records = _check_redirects(settings, records, routes, problems)
    content = Content(settings, records.values())
    if settings.default_locale not in content.homes:
        raise BuildError(
            f"portal {settings.id} has no front page in its default language {settings.default_locale}, and none "
            f"was published before. Publish a front page first.{_first(problems)}"
        )
    problems += _dangling(content, records.values())
    return Gathered(content, routes, tuple(problems))


def _portal_record(
    snapshot: Snapshot, records: dict[Key, Record], earlier: dict[Key, Record], problems: list[Problem]
) -> Portal:
    key = snapshot.header.portal
    if key is None:
        raise BuildError("these are shared records, which no portal is built from. Name the snapshot of a portal.")
    found = [record for record in records.values() if isinstance(record, Portal)]
    matching = [record for record in found if record.id == key]
    matching += [record for record in earlier.values() if isinstance(record, Portal) and not matching]
    if not matching or len(found) > 1:
        names = ", ".join(record.id for record in found) or "none"
        raise BuildError(
            f"the header names portal {key}; the portal records in the file are: {names}. "
            f"A snapshot holds exactly one, its own: export it again.{_first(problems)}"
        )
    settings = matching[0]
    if Key("agency", settings.agency, "") not in records:
        raise BuildError(
            f"portal {settings.id}, field agency: “{settings.agency}” is not among the shared records. "
            "Give the file of shared records with --shared, exported at the same time."
        )
    return settings


def _refuse_broken_media(
    records: dict[Key, Record], earlier: dict[Key, Record], media: Media, problems: list[Problem]
) -> None:
    for key, record in list(records.items()):
        if not isinstance(record, Image | File) or not (fault := media.fault(record)):
            continue
        problems.append(problem(fault[0], record, fault[1], fault[2]))
        stand_in = earlier.get(key)
        if isinstance(stand_in, Image | File) and stand_in != record and media.fault(stand_in) is None:
            records[key] = stand_in
        else:
            del records[key]


def _place(
    portal: Portal, records: dict[Key, Record], earlier: dict[Key, Record], problems: list[Problem]
) -> dict[PageKey, str]:
    """Route the pages; each rejected one is tried once more as its last good version, then left out."""
    urls = [record.portal_url for record in records.values() if isinstance(record, Agency) and record.portal_url]
    untried = {key: record for key, record in earlier.items() if records.get(key) != record}
    while True:
        pages: dict[PageKey, AnyPage] = {
            page_key(record): record for record in records.values() if isinstance(record, PageBase)
        }
        routes, rejected = place_pages(portal, pages, urls)
        if not rejected:
            return routes
        for page, fault in rejected:
            problems.append(fault)
            stand_in = untried.pop(key_of(page), None)
            if stand_in is None:
                del records[key_of(page)]
            else:
                records[key_of(page)] = stand_in


def _check_redirects(
    portal: Portal, records: dict[Key, Record], routes: dict[PageKey, str], problems: list[Problem]
) -> dict[Key, Record]:
    """Leave out redirects that would hide a page, differ from another by case only, or lead to themselves."""
    claims = Claims()
    for page, route in sorted(routes.items()):
        claims.claim(f"{route}index.html", f"page {page.id}")
    kept: dict[Key, Record] = {}
    for key in sorted(records):
        record = records[key]
        fault = _redirect_fault(record, portal, claims) if isinstance(record, Redirect) else None
        if fault:
            problems.append(fault)
        else:
            kept[key] = record
    return kept


def _redirect_fault(redirect: Redirect, portal: Portal, claims: Claims) -> Problem | None:
    first = redirect.source.strip("/").partition("/")[0].lower()
    if first.partition(".")[0] in RESERVED:
        return problem("reserved-slug", redirect, "source", redirect.source)
    if redirect.link.to == "url" and redirect.link.ref == portal.base_url + redirect.source[1:]:
        return problem("redirect-loop", redirect, "link.ref", redirect.link.ref)
    other = claims.claim(redirect_output(redirect.source), redirect.source)
    if other is None:
        return None
    if other.startswith("page "):
        return problem("redirect-on-page", redirect, "source", redirect.source, detail=other)
    same_case = other.strip("/") == redirect.source.strip("/")
    return problem(
        "duplicate-path" if same_case else "case-collision", redirect, "source", redirect.source, detail=other
    )


def _dangling(content: Content, records: Iterable[Record]) -> Iterator[Problem]:
    """A warning for every id that leads nowhere; the views leave such a part out."""
    for record in records:
        for reference in references(record):
            if not _leads_somewhere(content, record, reference):
                yield problem("dangling", record, reference.field, reference.id, "warning", reference.namespace)


def _leads_somewhere(content: Content, record: RecordBase, reference: Reference) -> bool:
    match reference.namespace:
        case "page":
            locale = getattr(record, "locale", content.portal.default_locale)
            return content.version_of(reference.id, locale) is not None
        case "image":
            return reference.id in content.images
        case "file":
            return reference.id in content.files
        case _:
            return reference.id in content.agencies


def _first(problems: list[Problem]) -> str:
    return f" The first fault found: {problems[0]}" if problems else ""
