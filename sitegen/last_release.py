"""The live release, while the next one is made: its records, and those of its files that are to be kept."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from content_models.page import PageBase
from content_models.portal import Portal
from content_models.record import Record
from sitegen.published_records import read_published_records
from sitegen.release.manifest import Entry
from sitegen.release.target import Target
from sitegen.render.renderer import Failed
from sitegen.site.content import PageKey, page_key
from sitegen.site.procedures.pages import PREFIX, SitePage
from sitegen.site.routes import place_pages
from sitegen.site.settle import Settled


class LastRelease(NamedTuple):
    """The live files by path, and the records they were made from; both are empty before the first release."""

    files: Mapping[str, Entry]
    records: tuple[Record, ...]


def read_last_release(target: Target, portal: str) -> LastRelease:
    """Read the files and records of the release that is live at a target."""
    live = target.live()
    files = {entry.path: entry for entry in live.manifest} if live else {}
    return LastRelease(files, read_published_records(target, portal))


def last_good_files(last: LastRelease, settled: Settled, failed: Iterable[Failed]) -> dict[str, Entry]:
    """The last good file for each failed file and each withheld page, by the path where it belongs now.

    A page or a section above it may have moved since. So the path where it was published is derived from the records of
    that release. If these are lost, or are older than the release because a kill came between the two, the current path
    is used.
    """
    now = _folders(settled.routes, settled.content.pages.values())
    before = _published_folders(last.records) or now
    taken = set(before.values())
    wanted = [(entry.path, entry.key) for entry in failed]
    wanted += [(f"{route}index.html", key) for key, route in settled.withheld.items()]
    found: dict[str, Entry] = {}
    for path, key in wanted:
        folder = _folder_key(key)
        if folder in before and folder in now:
            entry = last.files.get(before[folder] + path.removeprefix(now[folder]))
            if entry is None and now[folder] not in taken:
                entry = last.files.get(path)
            found |= {path: entry} if entry else {}
    return found


def _published_folders(records: Iterable[Record]) -> dict[PageKey, str]:
    pages = {page_key(record): record for record in records if isinstance(record, PageBase)}
    portal = next((record for record in records if isinstance(record, Portal)), None)
    return _folders(place_pages(portal, pages, ())[0], pages.values()) if portal else {}


def _folders(routes: Mapping[PageKey, str], pages: Iterable[SitePage]) -> dict[PageKey, str]:
    """The folder that contains the files of each page; for pages of procedures it is that of the list above them."""
    lists = [page_key(page) for page in pages if page.traits.lists_procedures]
    return {**routes, **{_folder_key(PageKey(PREFIX, key.locale)): routes[key] for key in lists if key in routes}}


def _folder_key(page: PageKey) -> PageKey:
    return PageKey(PREFIX, page.locale) if page.id.startswith(PREFIX) else page
