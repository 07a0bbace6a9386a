"""Makes the content of a portal from two files of records: usable records get their place, the others a problem.

A faulty record never takes the portal down, nor its own page: it is replaced by its last good version, the one that the
portal was last published with. So menus, listings and links agree with the page that they lead to.

Nothing here reads a disk or changes its arguments: equal arguments give equal results.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import Key, Record, key_of
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.site.content import Content, PageKey
from sitegen.site.dangling import dangling_references
from sitegen.site.media import NO_FAULTS, MediaFaults
from sitegen.site.procedures.listings import list_procedures, unlisted, withheld_pages
from sitegen.site.redirects import check_redirects
from sitegen.site.stand_ins import place_with_stand_ins, stand_ins_for, without_broken_media


class Settled(NamedTuple):
    """The content of a release: final records, the route of each page, and the problems of other records.

    `withheld` has the routes of pages without a record: the shared definition of their procedure is refused, so they
    stay as last published.
    """

    content: Content
    routes: Mapping[PageKey, str]
    withheld: Mapping[PageKey, str]
    problems: tuple[Problem, ...]

    def without(self, pages: Iterable[PageKey]) -> "Settled":
        """The same portal without some pages and everything below them; all other pages keep their addresses."""
        content = self.content.without(pages)
        routes = {key: route for key, route in self.routes.items() if key in content.pages}
        return self._replace(content=content, routes=routes)


def settle(
    portal: Snapshot, shared: Snapshot, published: Iterable[Record] = (), faults: MediaFaults = NO_FAULTS
) -> Settled:
    """Decide the records and routes of a release; raises BuildError if they cannot make a portal at all.

    `published` are the records of the previous release, which replace records that are refused now. `faults` has the
    images and documents, of both sets of records, whose bytes cannot be used.
    """
    good = _by_key(published)
    given = _by_key((*shared.records, *portal.records))
    complete = given | stand_ins_for(portal.problems, given, good)
    problems = [*portal.problems, *shared.problems]
    settings = _portal_record(portal, complete, problems)
    usable, media_problems = without_broken_media(complete, good, faults)
    placed = place_with_stand_ins(settings, usable, good)
    listed = list_procedures(settings, placed.records, placed.routes)
    routes = {**placed.routes, **listed.routes}
    records, redirect_problems = check_redirects(settings, placed.records, good, routes)
    content = Content(settings, [*records.values(), *listed.pages])
    problems += [*media_problems, *placed.problems, *listed.problems, *redirect_problems]
    if settings.default_locale not in content.homes:
        raise BuildError(
            f"portal {settings.id} has no front page in its default language {settings.default_locale}, and none "
            f"was published before. Publish a front page first.{_first(problems)}"
        )
    problems += [*dangling_references(content, records.values()), *unlisted(content)]
    return Settled(content, routes, withheld_pages(content, routes, shared.problems), tuple(problems))


def portal_key(snapshot: Snapshot) -> str:
    """The key of the portal of a snapshot; raises BuildError for shared records."""
    if snapshot.header.portal is None:
        raise BuildError("these are shared records, which no portal is built from. Name the snapshot of a portal.")
    return snapshot.header.portal


def _by_key(records: Iterable[Record]) -> dict[Key, Record]:
    return {key_of(record): record for record in records}


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


def _first(problems: list[Problem]) -> str:
    return f" The first fault found: {problems[0]}" if problems else ""
