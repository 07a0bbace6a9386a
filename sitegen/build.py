"""The main flow: turns the records of a portal into its live release."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from content_models.portal import Portal
from content_models.problem import Problem
from content_models.snapshot import Snapshot
from sitegen.errors import BuildError
from sitegen.last_release import read_last_release
from sitegen.published_records import write_published_records
from sitegen.release.release_result import ReleaseResult
from sitegen.release.target import Target
from sitegen.release_outputs import release_outputs
from sitegen.render.renderer import Failed, Renderer
from sitegen.render.stylesheet import portal_tokens
from sitegen.render.theme import THEMES, load_theme
from sitegen.rendering import (
    RenderPlan,
    left_out_problems,
    plan_outputs,
    render_others,
    render_pages,
    template_problems,
)
from sitegen.search.document import Document
from sitegen.search.documents import make_documents
from sitegen.search.search_index import SearchIndex
from sitegen.site.content import PageKey
from sitegen.site.media import Media
from sitegen.site.settle import portal_key, settle
from sitegen.site.site import make_site


class BuildResult(NamedTuple):
    """The result of building a portal: its release, and what is needed to report it and to index it.

    `problems` are those of single records, `reads` has what each output read, and `documents` are those for the search
    index, which are empty if no index was given.
    """

    portal: str
    release: ReleaseResult
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
    """Build a portal and publish it at its target.

    Raises BuildError, ThemeError, SearchError or a ReleaseError. The live release then stays as it was, unless the
    error came after it was switched, as when its records cannot be written; building again completes it. `made_at` is
    stored only in the record of the release, never in a file that is served; `floor` is a number that the release
    number must exceed. Pages that the release removes leave the `index` before the release, so that no result points at
    a missing page; new pages are found after `make_searchable` has been called with the result.
    """
    key = portal_key(portal)
    last = read_last_release(target, key)
    media = Media(media_folder, known={entry.sha256 for entry in last.files.values()}.__contains__)

    settled = settle(portal, shared, last.records, media.faults((*portal.records, *last.records)))
    theme = load_theme(settled.content.portal.theme, themes)
    plan = plan_outputs(settled, theme)
    pages = render_pages(plan, last)
    if pages.nowhere:
        # Render once more without these pages, so that nothing links to pages that failed and were never live. Two
        # passes are enough.
        plan = plan_outputs(settled.without(pages.nowhere), theme)
        pages = render_pages(plan, last, first=pages)
    rendered = (*pages.rendered, *render_others(plan))
    outputs = release_outputs(plan.renderer, rendered, pages.last_good, media, last.files)
    documents = _withdraw(index, plan, new=not last.files) if index else ()
    address = settled.content.portal.base_url
    release = target.publish(outputs, made_at=made_at, floor=floor, address=address)
    write_published_records(target, key, plan.settled.content.records())

    failures = (*template_problems(settled, pages.failed), *left_out_problems(settled, plan, pages.failed))
    problems = (*settled.problems, *plan.renderer.problems, *failures)
    return BuildResult(key, release, problems, {entry.path: entry.reads for entry in rendered}, documents)


def _withdraw(index: SearchIndex, plan: RenderPlan, *, new: bool) -> tuple[Document, ...]:
    """Remove from the index what a portal no longer has; return the documents to index once the release is live."""
    portal, documents = plan.settled.content.portal.id, tuple(make_documents(plan.renderer.site))
    if new:
        # Register the portal before it is live: search refuses to answer while it knows nothing of a live portal.
        index.admit(portal, (), 0)
    index.withdraw(portal, documents)
    return documents


def make_searchable(index: SearchIndex, result: BuildResult) -> bool:
    """Make the pages of a release searchable. Returns False if the index shows a later release. Raises SearchError."""
    return index.admit(result.portal, result.documents, result.release.number)


def preview_page(portal: Snapshot, shared: Snapshot, page_id: str, locale: str, *, themes: Path = THEMES) -> str:
    """Render one page as its portal would show it; needs no media and writes nothing.

    The records may include a draft. Raises BuildError with the reasons if the page could not be published as it is.
    """
    settled = settle(portal, shared)
    key = PageKey(page_id, locale)
    if key not in settled.content.pages:
        reasons = [str(entry) for entry in settled.problems if (entry.id, entry.locale) == key]
        raise BuildError(" ".join(reasons) or f"page {page_id} ({locale}) is not among the records to preview.")
    theme = load_theme(settled.content.portal.theme, themes)
    renderer = Renderer(make_site(settled.content, settled.routes), theme)
    made = renderer.render(renderer.plan_page(key)[0])
    if isinstance(made, Failed):
        raise BuildError(f"page {page_id} ({locale}): {made.reason}. Mend the template, or what it shows of this page.")
    return made.data.decode()


def check_appearance(portal: Portal, *, themes: Path = THEMES) -> list[Problem]:
    """The problems of a portal's own colours in its theme; raises ThemeError if there is no such theme."""
    return portal_tokens(portal, load_theme(portal.theme, themes))[1]
