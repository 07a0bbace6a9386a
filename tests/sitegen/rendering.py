"""Renders the files of a portal without publishing them."""

from collections.abc import Iterable

from content_models.kind import RecordBase
from sitegen.last_release import LastRelease
from sitegen.render.renderer import Rendered
from sitegen.render.theme import THEMES, Theme, load_theme
from sitegen.rendering import plan_outputs, render_others, render_pages
from sitegen.site.settle import settle
from tests.sitegen.portals import KEY, agency, but, province, snapshot

BASE = load_theme("base", THEMES)


def rendered(records: Iterable[RecordBase], theme: Theme = BASE, key: str = KEY) -> dict[str, Rendered]:
    """Render every file of a portal from its own and the shared records; return them by path."""
    found = list(records)
    shared = [record for record in found if type(record).shared]
    own = [record for record in found if not type(record).shared]
    plan = plan_outputs(settle(snapshot(own, key=key), snapshot(shared, key=None)), theme)
    pages = render_pages(plan, LastRelease({}, ()))
    assert not pages.failed
    return {entry.path: entry for entry in (*pages.rendered, *render_others(plan))}


def printed(*changed: RecordBase, theme: Theme = BASE, without: Iterable[str] = ()) -> dict[str, str]:
    """The texts of the province's files, with some records changed, added or left out."""
    records = but([*province(), agency()], *changed, without=without)
    return {path: entry.data.decode() for path, entry in rendered(records, theme).items()}
