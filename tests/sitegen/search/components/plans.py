"""Plans of questions, for tests of the components of search."""

from collections.abc import Set

from sitegen.search.query import SearchPlan, make_plan
from sitegen.search.search_index import SearchQuery

_AGENCIES = {"ki_lua": {"ky-lua"}, "lang_son": {"lang-son", "so-tu-phap"}}


def plan(text: str) -> SearchPlan:
    """The plan of a question if two places are known."""
    return make_plan(SearchQuery(text=text), _named)


def _named(names: Set[str]) -> dict[str, set[str]]:
    return {name: _AGENCIES[name] for name in names if name in _AGENCIES}
