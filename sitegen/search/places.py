"""The names by which people call an agency: “Ủy ban nhân dân xã Kỳ Lừa”, “xã Kỳ Lừa”, “Kỳ Lừa”."""

from collections.abc import Iterable, Sequence

from sitegen.search.document import Document
from sitegen.search.text import PAIR, folded_tokens

_OFFICES = (
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "people's committee of",
    "the people's committee of",
)
_UNITS = ("thành phố", "tp", "tỉnh", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "quận", "huyện")
_UNITS_BEHIND = ("province", "city", "commune", "ward", "district", "special zone", "people's committee")

_CITY = tuple(folded_tokens("thành phố"))
_CITY_IN_SHORT = ("tp",)

_OFFICE_TOKENS = tuple(tuple(folded_tokens(name)) for name in _OFFICES)
_UNIT_TOKENS = tuple(tuple(folded_tokens(name)) for name in _UNITS)
_BEHIND_TOKENS = tuple(tuple(folded_tokens(name)) for name in _UNITS_BEHIND)

MAX_NAME = 12
"""The most tokens of a name that is looked up in a query."""


def place_key(tokens: Iterable[str]) -> str:
    """A name as a single term."""
    return PAIR.join(tokens)


def keys_asked(tokens: Sequence[str]) -> set[str]:
    """The terms to look up an agency that a query calls so, such as “UBND tỉnh Lạng Sơn” or “TP Đà Nẵng”.

    The type of a place is left out only after the name of an office, because without accents “hải quan” also ends with
    “quận”.
    """
    asked = tuple(tokens)
    unit = _without_start(asked, _OFFICE_TOKENS)
    spelled = (*_CITY, *unit[1:]) if unit[:1] == _CITY_IN_SHORT else unit
    found = {asked, spelled} if unit == asked else {asked, *_called(spelled)}
    return {place_key(name) for name in found}


def place_keys(document: Document) -> list[str]:
    """The terms by which the agency of a front page is found; none for other pages.

    A bare name of one syllable is left out, because without accents “Huế” equals many other words.
    """
    if document.kind != "agency":
        return []
    found: set[tuple[str, ...]] = set()
    for name in (document.title, document.agency_name, *document.alternatives):
        found |= _called(tuple(folded_tokens(name)))
    return sorted(place_key(tokens) for tokens in found if len(tokens) <= MAX_NAME)


def _called(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    without_office = _without_start(name, _OFFICE_TOKENS)
    bare = _without_end(_without_start(without_office, _UNIT_TOKENS), _BEHIND_TOKENS)
    return {called for called in (name, without_office) if called} | ({bare} if len(bare) > 1 else set())


def _without_start(name: tuple[str, ...], starts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next((name[len(start) :] for start in starts if name[: len(start)] == start), name)


def _without_end(name: tuple[str, ...], ends: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next((name[: -len(end)] for end in ends if name[-len(end) :] == end), name)
