"""Parses the parameters of a request. Each may occur once and is checked; a refusal names the faulty one."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode

from content_models.quoting import printable
from content_models.text import FORBIDDEN
from sitegen.render.views.search_form import MAX_QUERY
from sitegen.search.search_index import MAX_DEPTH, MAX_SIZE
from sitegen.site.links import SEARCH

SIZE = 10
"""Results per page by default."""

MAX_PARAMETERS = 50
"""The most parameters that are read; unknown ones, such as those of a campaign, are ignored."""

NAMES = ("q", "portal", "lang", "scope", "start", "size")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_NUMBER = re.compile(r"[0-9]{1,6}")
_UNDECODED = re.compile("[\ud800-\udfff]")


Parameter = Literal["repeated", "many", "encoding", "control", "long", "number", "scope", "portal", "lang", "missing"]
Trouble = Literal["method", "failed", "busy"]
Reason = Parameter | Trouble
"""Why a request is not answered; these are names of theme messages below `search.refused`."""


class Refusal(NamedTuple):
    """A reason, and the values for its message."""

    reason: Reason
    values: Mapping[str, object]


class SearchRequest(NamedTuple):
    """A valid request; a parameter that was not sent is an empty text, or None for `words`."""

    words: str | None = None
    portal: str = ""
    lang: str = ""
    scope: str = ""
    start: int = 0
    size: int = SIZE

    def address(self, **changes: object) -> str:
        """The address of the page that answers this request with some parts changed."""
        changed = self._replace(**changes)  # type: ignore[arg-type]
        found: dict[str, object] = {"q": changed.words or "", "portal": changed.portal, "lang": changed.lang}
        found |= {"scope": changed.scope, "size": changed.size if changed.size != SIZE else "", "start": changed.start}
        return f"{SEARCH}?{urlencode({name: value for name, value in found.items() if value or name == 'q'})}"


def read_request(query: bytes) -> tuple[SearchRequest, Refusal | None]:
    """Parse a query string; if it has faults, return the valid part and the first fault."""
    text = query.decode("utf-8", "surrogateescape")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="surrogateescape", max_num_fields=MAX_PARAMETERS)
    except ValueError:  # There are more parameters.
        return SearchRequest(), refuse("many", "", text)
    given: dict[str, list[str]] = {name: [] for name in NAMES}
    for name, value in pairs:
        if name in given:
            given[name].append(value)
    faults: list[Refusal] = []
    texts = {name: _text(name, values, faults) for name, values in given.items()}
    words = unicodedata.normalize("NFC", texts["q"])
    if len(words) > MAX_QUERY:
        faults.append(refuse("long", "q", words, length=len(words), most=MAX_QUERY))
    request = SearchRequest(
        words=words[:MAX_QUERY] if given["q"] else None,
        portal=texts["portal"],
        lang=_lang(texts["lang"], faults),
        scope=_scope(texts["scope"], faults),
        start=_number("start", texts["start"], 0, MAX_DEPTH, 0, faults),
        size=_number("size", texts["size"], 1, MAX_SIZE, SIZE, faults),
    )
    return request, faults[0] if faults else None


def refuse(reason: Reason, name: str, value: str, **more: object) -> Refusal:
    """Make a refusal that names a parameter and its value, which is made safe to print."""
    return Refusal(reason, {"name": name, "value": printable(value), **more})


def _text(name: str, values: list[str], faults: list[Refusal]) -> str:
    """The value of a parameter sent at most once, with white space normalized; faults are added to `faults`."""
    joined = ", ".join(values)
    if len(values) > 1:
        faults.append(refuse("repeated", name, joined, count=len(values)))
    elif _UNDECODED.search(joined):
        faults.append(refuse("encoding", name, joined))
    elif FORBIDDEN.search(joined):
        faults.append(refuse("control", name, joined))
    else:
        return " ".join(joined.split())
    return ""


def _lang(text: str, faults: list[Refusal]) -> str:
    if not text or _LANGUAGE.fullmatch(text):
        return text
    faults.append(refuse("lang", "lang", text, example="vi, en"))
    return ""


def _scope(text: str, faults: list[Refusal]) -> str:
    if text in {"", "portal", "all"}:
        return text
    faults.append(refuse("scope", "scope", text))
    return ""


def _number(name: str, text: str, least: int, most: int, usual: int, faults: list[Refusal]) -> int:
    if not text:
        return usual
    if _NUMBER.fullmatch(text) and least <= int(text) <= most:
        return int(text)
    faults.append(refuse("number", name, text, least=least, most=most, example=SIZE))
    return usual
