"""Decides which redirects a portal can publish: none may hide a page, and none may lead in a circle."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from content_models.languages import PAGE_WORDS
from content_models.link import Link
from content_models.page import ChildPage, PageBase
from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import Key, Record
from content_models.redirect import Redirect
from content_models.slug import RESERVED
from sitegen.messages import problem
from sitegen.path_conflicts import MAX_SEGMENT, TakenPaths
from sitegen.site.content import PageKey
from sitegen.site.links import redirect_output, search_file

_SITEMAP = re.compile(r"sitemap-[0-9]+\.xml")


def check_redirects(
    portal: Portal, records: Mapping[Key, Record], good: Mapping[Key, Record], routes: Mapping[PageKey, str]
) -> tuple[dict[Key, Record], list[Problem]]:
    """All records, with each faulty redirect replaced by its last good version or left out, and the problems found."""
    taken = _claimed_by_pages(records, routes)
    leads: dict[str, str] = {}
    kept: dict[Key, Record] = {}
    problems: list[Problem] = []
    for key in sorted(records):
        record = records[key]
        if not isinstance(record, Redirect):
            kept[key] = record
            continue
        fault = _fault(record, portal, taken, leads)
        if fault:
            problems.append(fault)
            stand_in = good.get(key)
            if not isinstance(stand_in, Redirect) or stand_in == record or _fault(stand_in, portal, taken, leads):
                continue
            record = stand_in
        kept[key] = record
        output = redirect_output(record.source)
        taken.claim(output, record.source)
        leads[output] = _own_output(record.link, portal)
    return kept, problems


def _claimed_by_pages(records: Mapping[Key, Record], routes: Mapping[PageKey, str]) -> TakenPaths:
    """The files of all pages, including those that a feed or the numbered pages of a listing may need later."""
    taken = TakenPaths()
    for page, route in sorted(routes.items()):
        record = records.get(Key("page", *page))
        numbered = PAGE_WORDS.get(page.locale, PAGE_WORDS["en"])
        names = ["index.html"]
        if isinstance(record, PageBase):
            names += ["feed.xml"] if record.traits.has_feed else []
            names += [numbered] if record.traits.numbered else []
            names += ["404.html", search_file(page.locale)] if not isinstance(record, ChildPage) else []
        for name in names:
            taken.claim(f"{route}{name}", f"page {page.id}")
    return taken


def _fault(redirect: Redirect, portal: Portal, taken: TakenPaths, leads: Mapping[str, str]) -> Problem | None:
    segments = redirect.source.strip("/").split("/")
    if segments[0].lower().partition(".")[0] in RESERVED or _SITEMAP.fullmatch(segments[0]):
        return problem("reserved-slug", redirect, "source", redirect.source)
    if max(len(segment.encode()) for segment in segments) > MAX_SEGMENT:
        return problem("too-long", redirect, "source", redirect.source)
    output = redirect_output(redirect.source)
    if _leads_back(output, _own_output(redirect.link, portal), leads):
        return problem("redirect-loop", redirect, "link.ref", redirect.link.ref)
    conflict = taken.find_conflict(output)
    if conflict is None:
        return None
    other = conflict.taken.owner
    code = "redirect-on-page" if other.startswith("page ") else "duplicate-path"
    if conflict.name != conflict.taken.name:
        code = "case-collision"
    return problem(code, redirect, "source", redirect.source, detail=other)


def _own_output(link: Link, portal: Portal) -> str:
    """The file of this portal that a link leads to; empty for links that lead elsewhere or refer to a record."""
    if link.to != "url" or not link.ref.startswith(portal.base_url):
        return ""
    return redirect_output(urlsplit(link.ref).path.removeprefix(urlsplit(portal.base_url).path))


def _leads_back(source: str, target: str, leads: Mapping[str, str]) -> bool:
    while target and target != source:
        target = leads.get(target, "")
    return target == source
