"""Renders the files of a portal from the settled records: first plans which files there are, then renders each."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from content_models.page import ChildPage
from content_models.problem import Problem
from sitegen.errors import ThemeError
from sitegen.last_release import LastRelease, last_good_files
from sitegen.messages import problem
from sitegen.release.manifest import Entry
from sitegen.render.renderer import Failed, Planned, Rendered, Renderer
from sitegen.render.theme import Theme
from sitegen.site.content import PageKey, page_key
from sitegen.site.procedures.pages import record_to_blame
from sitegen.site.settle import Settled
from sitegen.site.site import make_site


class RenderPlan(NamedTuple):
    """The files of a settled portal that are rendered from templates, and their renderer."""

    settled: Settled
    renderer: Renderer
    pages: tuple[Planned, ...]
    others: tuple[Planned, ...]


class Rendering(NamedTuple):
    """The results of rendering the pages.

    `last_good` has files of the live release that replace failed ones, by the path where each belongs now. `nowhere`
    has the pages that failed and were never live.
    """

    rendered: tuple[Rendered, ...]
    failed: tuple[Failed, ...]
    last_good: Mapping[str, Entry]
    nowhere: frozenset[PageKey]


NOTHING = Rendering((), (), {}, frozenset())


def plan_outputs(settled: Settled, theme: Theme) -> RenderPlan:
    """Plan every file of the portal. A publish renders all of them; the target finds out which ones changed."""
    renderer = Renderer(make_site(settled.content, settled.routes), theme)
    pages = [entry for key in sorted(renderer.site.routes) for entry in renderer.plan_page(key)]
    return RenderPlan(settled, renderer, tuple(pages), renderer.plan_others())


def render_pages(plan: RenderPlan, last: LastRelease, first: Rendering = NOTHING) -> Rendering:
    """Render the files of all pages; raises ThemeError if every page fails, or if there is no front page to show.

    `first` is the earlier rendering if this is the second. A page that fails only now, because it cannot do without a
    page that was left out, is shown as rendered in the first pass unless it was live before.
    """
    made = [plan.renderer.render(entry) for entry in plan.pages]
    rendered = [entry for entry in made if isinstance(entry, Rendered)]
    failed = [entry for entry in made if isinstance(entry, Failed)]
    if not rendered:
        raise ThemeError(f"theme {_name(plan)}: no page can be rendered. {failed[0].reason}. Mend the template.")
    last_good = last_good_files(last, plan.settled, failed)
    missing = {entry.path for entry in failed} - last_good.keys()
    rendered += [entry for entry in first.rendered if entry.path in missing]
    missing -= {entry.path for entry in rendered}
    nowhere = {entry.key: entry for entry in failed if entry.own and entry.path in missing}
    content = plan.settled.content
    front = nowhere.get(page_key(content.homes[content.portal.default_locale]))
    if front:
        raise ThemeError(f"theme {_name(plan)}: the front page cannot be rendered. {front.reason}. Mend the template.")
    return Rendering(tuple(rendered), (*first.failed, *failed), last_good, frozenset(nowhere))


def render_others(plan: RenderPlan) -> tuple[Rendered, ...]:
    """Render the files that belong to no single page; raises ThemeError if one of their templates fails."""
    made = [plan.renderer.render(entry) for entry in plan.others]
    # A redirect whose target is not published is empty and makes no file.
    return tuple(entry for entry in made if isinstance(entry, Rendered) and entry.data)


def template_problems(settled: Settled, failed: Iterable[Failed]) -> tuple[Problem, ...]:
    """The problems of pages whose templates failed; only the first failure of each page is reported."""
    first: dict[PageKey, Failed] = {}
    for entry in failed:
        first.setdefault(entry.key, entry)
    return tuple(
        problem("template", record_to_blame(settled.content.pages[key]), "", entry.path, detail=entry.reason)
        for key, entry in first.items()
    )


def left_out_problems(settled: Settled, plan: RenderPlan, failed: Iterable[Failed]) -> tuple[Problem, ...]:
    """The problems of pages that the second pass left out because a page above them failed and was never live."""
    told = {entry.key for entry in failed}
    left_out = settled.content.pages.keys() - plan.settled.content.pages.keys() - told
    below = (settled.content.pages[key] for key in sorted(left_out))
    return tuple(
        problem("dangling-parent", record_to_blame(page), "parent", page.parent)
        for page in below
        if isinstance(page, ChildPage)
    )


def _name(plan: RenderPlan) -> str:
    return plan.renderer.theme.name
