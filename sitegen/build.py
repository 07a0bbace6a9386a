"""The story: the records of a portal become its live release."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from content_models.portal import Portal
from content_models.problem import Problem
from content_models.record import Record, key_of
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.messages import problem
from sitegen.published_records import read_published_records, write_published_records
from sitegen.release.manifest import Entry
from sitegen.release.release_result import ReleaseResult
from sitegen.release.target import Target
from sitegen.release_outputs import pages_of_refused_procedures, release_outputs, render_pages
from sitegen.render.renderer import Failed, Renderer
from sitegen.render.stylesheet import portal_tokens
from sitegen.render.theme import THEMES, load_theme
from sitegen.search.document import Document
from sitegen.search.documents import make_documents
from sitegen.search.search_index import SearchIndex
from sitegen.site.content import Content, PageKey
from sitegen.site.gather import gather, portal_key
from sitegen.site.media import Media
from sitegen.site.procedures.listings import record_behind
from sitegen.site.procedures.pages import record_to_blame
from sitegen.site.site import make_site


class BuildResult(NamedTuple):
    """What became of a portal: its receipt, what was wrong with single records, what each output read, and what
    search is to know of it, which is empty where no index was named."""

    portal: str
    receipt: ReleaseResult
    problems: tuple[Problem, ...]
    reads: Mapping[str, Mapping[str, str]]
    documents: tuple[Document, ...]


def build_portal(
    portal: Snapshot,
    shared: Snapshot,
    media_folder: Path | None,
    target: Target,
    *,
    made_at: datetime,
    floor: int = 0,
    themes: Path = THEMES,
    index: SearchIndex | None = None,
) -> BuildResult:
    """Publish a portal at its target; raises BuildError, ThemeError, SearchError or a ReleaseError, and then
    the live release stays as it was.

    `made_at` goes into the release's record only, never into a file that is served; `floor` is a number that the
    release must exceed. What leaves the portal leaves the `index` first, so that no result ever points at nothing;
    what is new is found once `make_searchable` was called with the result.
    """
    key = portal_key(portal)
    published = _published(target)
    media = Media(media_folder, known={entry.sha256 for entry in published.values()}.__contains__)
    earlier = read_published_records(target, key)
    told: dict[PageKey, Problem] = {}
    failing: frozenset[PageKey] = frozenset()
    while True:
        gathered = gather(portal, shared, earlier, media, failing)
        theme = load_theme(gathered.content.portal.theme, themes)
        renderer, pages, failed = render_pages(gathered.content, gathered.routes, theme, published)
        told = {**_failures(gathered.content, failed), **told}
        # A page that fails is tried as it was last published: it may have moved, and must not vanish in between.
        moved = {entry.key for entry in failed if entry.own} - failing
        if not moved:
            break
        failing |= moved
    rendered = [*pages, *renderer.others()]
    kept_back = [*failed, *pages_of_refused_procedures(renderer, shared.problems, published)]
    outputs = release_outputs(renderer, rendered, kept_back, media, published)
    documents = tuple(make_documents(renderer.site)) if index else ()
    if index:
        if not published:
            # Known before it is live: search refuses to answer while it knows nothing of a live portal.
            index.admit(key, (), 0)
        index.withdraw(key, documents)
    address = renderer.site.content.portal.base_url
    receipt = target.publish(outputs, made_at=made_at, floor=floor, address=address)
    write_published_records(target, key, _good(renderer.site.content, earlier, failed))
    problems = (*gathered.problems, *renderer.problems, *told.values())
    return BuildResult(key, receipt, problems, {entry.path: entry.reads for entry in rendered}, documents)


def make_searchable(index: SearchIndex, result: BuildResult) -> bool:
    """Let the index show what a release holds; False where it shows a later release already. Raises SearchError."""
    return index.admit(result.portal, result.documents, result.receipt.number)


def preview_page(portal: Snapshot, shared: Snapshot, page_id: str, locale: str, *, themes: Path = THEMES) -> str:
    """One page as its portal would show it, from records that may hold a draft; writes nothing, needs no media.

    Raises BuildError, with the reasons, where the page could not be published as it is.
    """
    gathered = gather(portal, shared, (), Media(None, known=lambda sha256: True))
    key = PageKey(page_id, locale)
    if key not in gathered.content.pages:
        reasons = [str(entry) for entry in gathered.problems if (entry.id, entry.locale) == key]
        raise BuildError(" ".join(reasons) or f"page {page_id} ({locale}) is not among the records to preview.")
    theme = load_theme(gathered.content.portal.theme, themes)
    first = next(Renderer(make_site(gathered.content, gathered.routes), theme).page(key))
    if isinstance(first, Failed):
        raise BuildError(
            f"page {page_id} ({locale}): {first.reason}. Mend the template, or what it shows of this page."
        )
    return first.data.decode()


def check_appearance(portal: Portal, *, themes: Path = THEMES) -> list[Problem]:
    """What a portal's own colours lack in its theme; raises ThemeError where there is no such theme."""
    return portal_tokens(portal, load_theme(portal.theme, themes))[1]


def _published(target: Target) -> dict[str, Entry]:
    live = target.live()
    return {entry.path: entry for entry in live.manifest} if live else {}


def _good(content: Content, earlier: tuple[Record, ...], failed: list[Failed]) -> list[Record]:
    """What to keep: the records as published, and for pages that failed, the records of their last good version."""
    lost = {record_behind(entry.key) for entry in failed}
    kept = [record for record in content.records() if key_of(record) not in lost]
    return [*kept, *(record for record in earlier if key_of(record) in lost)]


def _failures(content: Content, failed: list[Failed]) -> dict[PageKey, Problem]:
    """What to tell the owners of pages that cannot be rendered."""
    return {
        entry.key: problem("template", record_to_blame(page), "", entry.path, detail=entry.reason)
        for entry in failed
        if (page := content.pages.get(entry.key))
    }
