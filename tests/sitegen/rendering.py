"""Rendering the files of a portal without publishing them."""

from collections.abc import Iterable

from content_models.kind import RecordBase
from sitegen.release_outputs import render_pages
from sitegen.render.renderer import Rendered
from sitegen.render.theme import THEMES, Theme, load_theme
from sitegen.site.gather import gather
from sitegen.site.media import Media
from tests.sitegen.portals import KEY, agency, but, province, snapshot

BASE = load_theme("base", THEMES)


def rendered(records: Iterable[RecordBase], theme: Theme = BASE, key: str = KEY) -> dict[str, Rendered]:
    """Every file that is made of these records of a portal and of the directory, by path."""
    found = list(records)
    shared = [record for record in found if type(record).shared]
    own = [record for record in found if not type(record).shared]
    media = Media(None, known=lambda sha256: True)
    gathered = gather(snapshot(own, key=key), snapshot(shared, key=None), (), media)
    renderer, pages, failed = render_pages(gathered.content, gathered.routes, theme, {})
    assert not failed
    return {entry.path: entry for entry in (*pages, *renderer.others())}


def printed(*changed: RecordBase, theme: Theme = BASE, without: Iterable[str] = ()) -> dict[str, str]:
    """The texts of the province's files, with some records changed, added or left out."""
    records = but([*province(), agency()], *changed, without=without)
    return {path: entry.data.decode() for path, entry in rendered(records, theme).items()}
