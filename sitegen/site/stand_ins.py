"""Replaces records that are unreadable, lack their bytes or have no place by their last good versions.

Every function returns new records and leaves its arguments unchanged.
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
    """The records that are kept, the route of each page among them, and the problems of the others."""

    records: dict[Key, Record]
    routes: dict[PageKey, str]
    problems: list[Problem]


def stand_ins_for(problems: Iterable[Problem], given: Records, good: Records) -> dict[Key, Record]:
    """The last good version of every record that the reader refused and that no other line contains.

    If the kind or the language of a refused record cannot be read, any record with its id may be the one.
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
    """Replace each image and document whose bytes have a fault by its last good version, or leave it out."""
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
    """Give every page a route; a page without one is replaced by its last good version, or else left out.

    The last good version may have no place either, because its address is taken by now or its parent is gone. So pages
    are placed again until none is rejected. This ends, because every round either uses up a last good version, of which
    each page has at most one, or removes a page.
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
    """The rejected pages that are not below another rejected one; pages below may fit once those above them do."""
    faulty = {page_key(page) for page, _ in rejected}
    above = {page_key(page): tuple(_above(page, pages)) for page, _ in rejected}
    found = [entry for entry in rejected if faulty.isdisjoint(above[page_key(entry[0])])]
    if found and not any(key_of(page) in untried for page, _ in rejected):
        # None of them has a last good version left, so remove those further down at the same time, not one level per
        # round.
        below = [entry for entry in rejected if not faulty.isdisjoint(above[page_key(entry[0])])]
        below.sort(key=lambda entry: len(above[page_key(entry[0])]))
        found += [
            # A page that is below itself has a problem of its own.
            (page, fault)
            if page_key(page) in above[page_key(page)]
            else (page, problem("dangling-parent", page, "parent", above[page_key(page)][0].id))
            for page, fault in below
        ]
    if found:
        return found
    # The rest forms circles. Those were closed by the pages changed last.
    return [entry for entry in rejected if key_of(entry[0]) in untried] or rejected


def _above(page: AnyPage, pages: Mapping[PageKey, AnyPage]) -> Iterator[PageKey]:
    """Yield the keys of the pages above a page; in a circle, each of them once."""
    seen = {page_key(page)}
    current: AnyPage | None = page
    while isinstance(current, ChildPage):
        key = PageKey(current.parent, current.locale)
        yield key
        if key in seen:
            return
        seen.add(key)
        current = pages.get(key)
