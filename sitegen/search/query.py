"""Turns a typed query into a plan that every engine can execute; each step refines the plan of the step before.

Only folded tokens decide what is found, so that accents, case and spelling never change the set of results.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from typing import NamedTuple

from sitegen.search.intents import strip_intents
from sitegen.search.places import MAX_NAME, keys_asked, place_key
from sitegen.search.search_index import SearchQuery
from sitegen.search.text import Run, Token, has_accents, read_runs, squeeze

MAX_CHARACTERS = 256
MAX_TOKENS = 32

_BEFORE_PLACES = frozenset({"o", "tai", "cua", "thuoc", "in", "at", "of"})
"""Prepositions that are set aside together with the place after them."""

Agencies = Mapping[str, Collection[str]]
FindAgencies = Callable[[Set[str]], Agencies]
"""Finds which of these names (terms made by place_key) belong to agencies, and to which."""


class Need(NamedTuple):
    """One thing that a result should contain: a word, or a code, either whole or as its neighbouring parts."""

    words: tuple[Token, ...]
    code: Token | None = None


class SearchPlan(NamedTuple):
    """What to search for.

    `needs` are the terms of the query, of which a result must contain `least`. `places` are words that name `agencies`:
    pages of these agencies come first, and a mention of the name counts a little. `terms` are folded terms that may be
    a whole code; `names` are folded names that may equal a title.
    """

    needs: tuple[Need, ...] = ()
    least: int = 0
    places: tuple[Need, ...] = ()
    agencies: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    accents: bool = False

    @property
    def words(self) -> list[Token]:
        """All words of the needs, in order."""
        return [token for need in self.needs for token in need.words]


class NamedPlace(NamedTuple):
    """The position of an agency's name in a query, and the agencies with that name."""

    positions: range
    agencies: Collection[str]


class Located(NamedTuple):
    """A query divided into its needs and the places that it names."""

    needs: tuple[Need, ...]
    places: tuple[Need, ...]
    agencies: frozenset[str]


def make_plan(query: SearchQuery, find_agencies: FindAgencies) -> SearchPlan:
    """Make the plan of a query; a plan without needs finds nothing."""
    asked = _bounded(query.text)
    matter = _without_intents(asked)
    needs, places, agencies = _locate(matter, find_agencies)
    return SearchPlan(
        needs=needs,
        least=least_of(len(needs)),
        places=places,
        agencies=agencies,
        terms=_code_terms(needs),
        names=_names(asked, matter, needs),
        accents=any(has_accents(token) for need in needs for token in need.words),
    )


def least_of(needs: int) -> int:
    """The number of needs that a result must contain: all of up to three, three quarters of more."""
    return needs if needs <= 3 else needs * 3 // 4


def _bounded(text: str) -> tuple[Need, ...]:
    # Compose first, so that a text is cut at the same letter in any encoding. No letter has more than four code points.
    composed = unicodedata.normalize("NFC", text[: MAX_CHARACTERS * 4])
    needs: list[Need] = []
    tokens = 0
    for run in read_runs(composed[:MAX_CHARACTERS]):
        found = _needs_of(run)
        tokens += len(run.words)
        if tokens > MAX_TOKENS:
            break
        needs += found
    return tuple(needs)


def _needs_of(run: Run) -> list[Need]:
    return [Need(run.words, run.code)] if run.code else [Need((word,)) for word in run.words]


def _without_intents(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    start, end = strip_intents(_folded(needs))
    return needs[start:end]


def _locate(needs: tuple[Need, ...], find_agencies: FindAgencies) -> Located:
    """Set places aside with the preposition before each; if nothing else remains, the places are the needs."""
    tokens = _folded(needs)
    found = _find_places(tokens, find_agencies)
    named = {position for place in found for position in place.positions}
    before = {place.positions.start - 1 for place in found}
    prepositions = {position for position in before - named if position >= 0 and tokens[position] in _BEFORE_PLACES}
    places = tuple(need for position, need in enumerate(needs) if position in named)
    rest = tuple(need for position, need in enumerate(needs) if position not in named | prepositions)
    agencies = frozenset(agency for place in found for agency in place.agencies)
    return Located(rest, places, agencies) if rest else Located(places, (), agencies)


def _find_places(tokens: Sequence[str], find_agencies: FindAgencies) -> list[NamedPlace]:
    """Find the names of agencies among folded tokens: longer names first, and of equally long ones the first."""
    lengths = range(min(len(tokens), MAX_NAME), 0, -1)
    windows = [range(start, start + length) for length in lengths for start in range(len(tokens) - length + 1)]
    names = [keys_asked(tokens[window.start : window.stop]) for window in windows]
    known = find_agencies(set().union(*names)) if names else {}
    found: list[NamedPlace] = []
    taken: set[int] = set()
    for window, called in zip(windows, names, strict=True):
        agencies = {agency for name in called & known.keys() for agency in known[name]}
        if agencies and taken.isdisjoint(window):
            taken.update(window)
            found.append(NamedPlace(window, agencies))
    return found


def _code_terms(needs: Sequence[Need]) -> tuple[str, ...]:
    found: list[str] = []
    for need in needs:
        if need.code:
            found += [need.code.folded, squeeze(need.code.folded)]
        elif need.words[0].folded.isdecimal():
            found.append(need.words[0].folded)
    return tuple(dict.fromkeys(found))


def _names(*readings: Sequence[Need]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(place_key(token.folded for need in needs for token in need.words) for needs in readings if needs)
    )


def _folded(needs: Sequence[Need]) -> list[str]:
    return [need.code.folded if need.code else need.words[0].folded for need in needs]
