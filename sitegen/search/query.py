"""From what somebody typed to a plan that every engine can carry out; each step refines the plan of the step before.

What is found is decided by folded tokens alone, so that accents, case and spelling never change the set of results.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from typing import NamedTuple

from sitegen.search.engine import Question
from sitegen.search.frames import strip_frames
from sitegen.search.places import MAX_NAME, place_key
from sitegen.search.text import Run, Token, has_accents, read_runs, squeeze

MAX_CHARACTERS = 256
MAX_TOKENS = 32

_BEFORE_PLACES = frozenset({"o", "tai", "cua", "thuoc", "in", "at", "of"})
"""Prepositions that go with the place behind them."""

Agencies = Mapping[str, Collection[str]]
FindAgencies = Callable[[Set[str]], Agencies]
"""Which of these names (terms made by place_key) are those of agencies, and of which."""


class Need(NamedTuple):
    """One thing that a result should hold: a word, or a code, whole or as its parts side by side."""

    words: tuple[Token, ...]
    code: Token | None = None


class Plan(NamedTuple):
    """What to look for.

    `needs` are the things asked for, of which a result must hold `least`; `terms` are the folded terms that may be a
    whole code; `names` are folded names to which a title may be equal; `agencies` are those that the question names.
    """

    needs: tuple[Need, ...] = ()
    least: int = 0
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    accents: bool = False
    agencies: frozenset[str] = frozenset()

    @property
    def words(self) -> list[Token]:
        """All words of the needs in order."""
        return [token for need in self.needs for token in need.words]


def make_plan(question: Question, find_agencies: FindAgencies) -> Plan:
    """The plan of a question; one without needs finds nothing."""
    asked = _bounded(question.text)
    matter = _without_frames(asked)
    needs, agencies = _without_places(matter, find_agencies)
    return Plan(
        needs=needs,
        least=least_of(len(needs)),
        terms=_code_terms(needs),
        names=_names(asked, matter, needs),
        accents=any(has_accents(token) for need in needs for token in need.words),
        agencies=agencies,
    )


def least_of(needs: int) -> int:
    """How many of the needs a result must hold: all of up to three, three quarters of more."""
    return needs if needs <= 3 else needs * 3 // 4


def _bounded(text: str) -> tuple[Need, ...]:
    # Composed first: a text is cut at the same letter however it was encoded. No letter has more than four parts.
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


def _without_frames(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    start, end = strip_frames(_folded(needs))
    return needs[start:end]


def _without_places(needs: tuple[Need, ...], find_agencies: FindAgencies) -> tuple[tuple[Need, ...], frozenset[str]]:
    """What remains without the places, unless nothing would; longer names win, and of equals the first."""
    tokens = _folded(needs)
    windows = [
        (start, end)
        for length in range(min(len(tokens), MAX_NAME), 0, -1)
        for start in range(len(tokens) - length + 1)
        for end in [start + length]
    ]
    known = find_agencies({place_key(tokens[start:end]) for start, end in windows}) if windows else {}
    taken: set[int] = set()
    prepositions: set[int] = set()
    agencies: set[str] = set()
    for start, end in windows:
        found = known.get(place_key(tokens[start:end]))
        if found and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            agencies.update(found)
            if start and tokens[start - 1] in _BEFORE_PLACES:
                prepositions.add(start - 1)
    rest = tuple(need for position, need in enumerate(needs) if position not in taken | prepositions)
    named = tuple(need for position, need in enumerate(needs) if position not in prepositions - taken)
    return rest or named, frozenset(agencies)


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
