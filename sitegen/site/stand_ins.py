"""Last good records in the place of those that cannot be used: unreadable, without their bytes, or without a place.

Every function answers with new records and leaves the given ones as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from content_models.agency import Agency
from content_models.media import File, Image
from content_models.page import AnyPage, ChildPage, PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import Key, Record, key_of, kinds, name_of, namespace_of
from sitegen.messages import problem
from sitegen.site.content import PageKey, page_key
from sitegen.site.media import MediaFaults
from sitegen.site.routes import Rejected, place_pages

Records = Mapping[Key, Record]


class Placed(NamedTuple):
    """The records that stay, the route of each page among them, and what was wrong with the others."""

    records: dict[Key, Record]
    routes: dict[PageKey, str]
    problems: list[Problem]


def stand_ins_for(problems: Iterable[Problem], given: Records, good: Records) -> dict[Key, Record]:
    """The last good version of every record that a reader refused and that is not given in another line.

    Where the kind or the language of a refused record cannot be read, it may be any record of its id.
    """
    by_id: dict[str, list[Key]] = {}
    for key in good:
        by_id.setdefault(key.id, []).append(key)
    locales = {key.locale for key in (*given, *good)}
    known = set(map(name_of, kinds()))
    found: dict[Key, Record] = {}
    for refused in problems:
        if refused.severity != "refused":
            continue
        any_kind = refused.kind not in known
        any_locale = refused.field == "locale" or refused.locale not in locales
        found |= {
            key: good[key]
            for key in by_id.get(refused.id, ())
            if key not in given
            and (any_kind or key.namespace == namespace_of(refused.kind))
            and (any_locale or key.locale == refused.locale)
        }
    return found


def without_broken_media(
    records: Records, good: Records, faults: MediaFaults
) -> tuple[dict[Key, Record], list[Problem]]:
    """The records with each image and document whose bytes have a fault as it was last good, or left out."""
    kept: dict[Key, Record] = {}
    problems: list[Problem] = []
    for key, record in records.items():
        if not isinstance(record, Image | File) or record not in faults:
            kept[key] = record
            continue
        code, field, value = faults[record]
        problems.append(problem(code, record, field, value))
        stand_in = good.get(key)
        if isinstance(stand_in, Image | File) and stand_in not in faults:
            kept[key] = stand_in
    return kept, problems


def place_with_stand_ins(portal: Portal, records: Records, good: Records) -> Placed:
    """Give every page a route; a page without one is tried once more as it was last good, and then left out.

    A stand-in may have no place either: its address is taken by now, or its parent is gone. So pages are placed again
    until none is rejected. That ends: every round either uses up a stand-in, and there is one for each page at most,
    or takes out a page, and each page can be taken out once.
    """
    kept = dict(records)
    untried = {key: record for key, record in good.items() if records.get(key) != record}
    unchanged = {page_key(page) for key, page in good.items() if isinstance(page, PageBase) and key not in untried}
    urls = [record.portal_url for record in records.values() if isinstance(record, Agency) and record.portal_url]
    problems: list[Problem] = []
    routes, rejected = place_pages(portal, _pages(kept), urls, unchanged)
    while rejected:
        for page, fault in _causes(rejected, _pages(kept), untried):
            problems.append(fault)
            key = key_of(page)
            if key in untried:
                kept[key] = untried.pop(key)
            else:
                del kept[key]
        routes, rejected = place_pages(portal, _pages(kept), urls, unchanged)
    return Placed(kept, routes, problems)


def _pages(records: Records) -> dict[PageKey, AnyPage]:
    return {page_key(record): record for record in records.values() if isinstance(record, PageBase)}


def _causes(
    rejected: list[Rejected], pages: Mapping[PageKey, AnyPage], untried: Mapping[Key, Record]
) -> list[Rejected]:
    """The rejected pages that are not below another rejected one: pages below may fit once those above them do."""
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
    # What is left lies in circles. The pages that were changed last have closed them.
    return [entry for entry in rejected if key_of(entry[0]) in untried] or rejected


def _above(page: AnyPage, pages: Mapping[PageKey, AnyPage]) -> Iterator[PageKey]:
    """The keys of the pages above a page, as far as there are any; in a circle, each of them once."""
    seen = {page_key(page)}
    current: AnyPage | None = page
    while isinstance(current, ChildPage):
        key = PageKey(current.parent, current.locale)
        yield key
        if key in seen:
            return
        seen.add(key)
        current = pages.get(key)
