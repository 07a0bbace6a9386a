"""From two files of records to the content of a portal: what fits is placed, what does not is named.

A faulty record never takes the portal down, nor its own page: the last good version of the record, as the portal
published it before, stands in for it. So menus, listings and links go on agreeing with the page they lead to.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from content_models.agency import Agency
from content_models.kind import RecordBase
from content_models.media import File, Image
from content_models.page import AnyPage, ChildPage, PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.record import Key, Record, Reference, key_of, kinds, name_of, namespace_of, references
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.messages import problem
from sitegen.site.content import Content, PageKey, page_key
from sitegen.site.media import Media
from sitegen.site.procedures.listings import is_shown, list_procedures, record_behind, unlisted
from sitegen.site.redirects import check_redirects
from sitegen.site.routes import Rejected, place_pages


class Gathered(NamedTuple):
    """The content of a portal, the route of each page, and what is wrong with the rest."""

    content: Content
    routes: dict[PageKey, str]
    problems: tuple[Problem, ...]


def gather(
    portal: Snapshot,
    shared: Snapshot,
    good: Iterable[Record],
    media: Media,
    failing: frozenset[PageKey] = frozenset(),
) -> Gathered:
    """Place the records of a portal; `good` are its records as last published, stand-ins for refused ones.

    `failing` names pages that are well-formed and yet cannot be rendered: their last good versions stand in as well.
    """
    problems = [*portal.problems, *shared.problems]
    earlier = {key_of(record): record for record in good}
    records = {key_of(record): record for record in (*shared.records, *portal.records)}
    for key in _refused(portal.problems, records, earlier):
        records.setdefault(key, earlier[key])
    records |= {key: earlier[key] for page in failing if (key := record_behind(page)) in earlier}
    settings = _portal_record(portal, records, problems)
    _refuse_broken_media(records, earlier, media, problems)
    routes = _place(settings, records, earlier, problems)
    pages = list_procedures(settings, records, routes, problems)
    records = check_redirects(settings, records, earlier, routes, problems)
    content = Content(settings, [*records.values(), *pages])
    if settings.default_locale not in content.homes:
        raise BuildError(
            f"portal {settings.id} has no front page in its default language {settings.default_locale}, and none "
            f"was published before. Publish a front page first.{_first(problems)}"
        )
    problems += _dangling(content, records.values())
    problems += unlisted(content)
    return Gathered(content, routes, tuple(problems))


def _refused(problems: Iterable[Problem], records: Mapping[Key, Record], earlier: Mapping[Key, Record]) -> list[Key]:
    """The records published before that a file now holds as refused ones.

    Where the kind or the language of a refused record cannot be read, it may be any of its id.
    """
    by_id: dict[str, list[Key]] = {}
    for key in earlier:
        by_id.setdefault(key.id, []).append(key)
    locales = {key.locale for key in (*records, *earlier)}
    known = set(map(name_of, kinds()))
    found: list[Key] = []
    for refused in problems:
        if refused.severity != "refused":
            continue
        any_kind = refused.kind not in known
        any_locale = refused.field == "locale" or refused.locale not in locales
        found += [
            key
            for key in by_id.get(refused.id, ())
            if (any_kind or key.namespace == namespace_of(refused.kind))
            and (any_locale or key.locale == refused.locale)
        ]
    return found


def portal_key(snapshot: Snapshot) -> str:
    """The key of the portal that a snapshot is of; raises BuildError for the shared records."""
    if snapshot.header.portal is None:
        raise BuildError("these are shared records, which no portal is built from. Name the snapshot of a portal.")
    return snapshot.header.portal


def _portal_record(snapshot: Snapshot, records: Mapping[Key, Record], problems: list[Problem]) -> Portal:
    key = portal_key(snapshot)
    found = [record for record in records.values() if isinstance(record, Portal)]
    matching = [record for record in found if record.id == key]
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
            f"Give the file of shared records with --shared, exported at the same time.{_first(problems)}"
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
    settled = {page_key(page) for key, page in earlier.items() if isinstance(page, PageBase) and key not in untried}
    while True:
        pages: dict[PageKey, AnyPage] = {
            page_key(record): record for record in records.values() if isinstance(record, PageBase)
        }
        routes, rejected = place_pages(portal, pages, urls, settled)
        if not rejected:
            return routes
        for page, fault in _causes(rejected, pages, untried):
            problems.append(fault)
            stand_in = untried.pop(key_of(page), None)
            if stand_in is None:
                del records[key_of(page)]
            else:
                records[key_of(page)] = stand_in


def _causes(
    rejected: list[Rejected], pages: Mapping[PageKey, AnyPage], untried: Mapping[Key, Record]
) -> list[Rejected]:
    """The rejected pages below no other rejected one: pages further down may fit once those above them do."""
    faulty = {page_key(page) for page, _ in rejected}
    above = {page_key(page): tuple(_above(page, pages)) for page, _ in rejected}
    found = [entry for entry in rejected if faulty.isdisjoint(above[page_key(entry[0])])]
    if found and not any(key_of(page) in untried for page, _ in rejected):
        # Nothing can stand in for any of them, so those further down go with them, not one level at a time.
        below = [entry for entry in rejected if not faulty.isdisjoint(above[page_key(entry[0])])]
        below.sort(key=lambda entry: len(above[page_key(entry[0])]))
        found += [
            # A page that lies below itself has a fault of its own.
            (page, fault)
            if page_key(page) in above[page_key(page)]
            else (page, problem("dangling-parent", page, "parent", above[page_key(page)][0].id))
            for page, fault in below
        ]
    if found:
        return found
    # What is left lies in circles: whoever was changed last closed them.
    return [entry for entry in rejected if key_of(entry[0]) in untried] or rejected


def _above(page: AnyPage, pages: Mapping[PageKey, AnyPage]) -> Iterator[PageKey]:
    """The keys of the pages above a page, as far as there are any; once around in a circle."""
    seen = {page_key(page)}
    current: AnyPage | None = page
    while isinstance(current, ChildPage):
        key = PageKey(current.parent, current.locale)
        yield key
        if key in seen:
            return
        seen.add(key)
        current = pages.get(key)


def _dangling(content: Content, records: Iterable[Record]) -> Iterator[Problem]:
    """A warning for every id that leads nowhere; the views leave such a part out."""
    for record in records:
        if isinstance(record, Procedure) and not is_shown(content, record):
            continue
        for reference in references(record):
            if not _leads_somewhere(content, record, reference):
                yield problem("dangling", record, reference.field, reference.id, "warning", noun=reference.namespace)


def _leads_somewhere(content: Content, record: RecordBase, reference: Reference) -> bool:
    match reference.namespace:
        case "page":
            locale = getattr(record, "locale", content.portal.default_locale)
            return content.version_of(reference.id, locale) is not None
        case "image":
            return reference.id in content.images
        case "file":
            return reference.id in content.files
        case "procedure":
            # Most agencies offer only some of the procedures that belong together, and that is no fault.
            return isinstance(record, Procedure) or reference.id in content.procedures
        case _:
            return reference.id in content.agencies


def _first(problems: list[Problem]) -> str:
    return f" The first fault found: {problems[0]}" if problems else ""
