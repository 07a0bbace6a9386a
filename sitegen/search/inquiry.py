"""What a request asks for: the parameters of its address, each taken once, checked, and refused by name."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from content_models.problem import tame
from content_models.text import FORBIDDEN
from sitegen.render.views.search_form import MAX_QUERY
from sitegen.search.engine import MAX_DEPTH, MAX_SIZE
from sitegen.site.links import SEARCH

SIZE = 10
"""Results on a page, unless asked otherwise."""

MAX_PARAMETERS = 50
"""Parameters that are looked at; those we do not know, such as a campaign's, do no harm and are left aside."""

NAMES = ("q", "portal", "lang", "scope", "start", "size")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_NUMBER = re.compile(r"[0-9]{1,6}")
_UNDECODED = re.compile("[\ud800-\udfff]")


class Refusal(NamedTuple):
    """Why a request is not answered: a message of the theme below `search.refused`, and what goes into it."""

    code: str
    values: Mapping[str, object]


class Inquiry(NamedTuple):
    """A request that may be answered; empty texts are what was not said, `words` of None as well."""

    words: str | None = None
    portal: str = ""
    lang: str = ""
    scope: str = ""
    start: int = 0
    size: int = SIZE

    def address(self, **changes: object) -> str:
        """The address of the page that answers this inquiry with some parts changed."""
        changed = self._replace(**changes)  # type: ignore[arg-type]
        found: dict[str, object] = {"q": changed.words or "", "portal": changed.portal, "lang": changed.lang}
        found |= {"scope": changed.scope, "size": changed.size if changed.size != SIZE else "", "start": changed.start}
        return f"{SEARCH}?{urlencode({name: value for name, value in found.items() if value or name == 'q'})}"


def read_inquiry(query: bytes) -> tuple[Inquiry, Refusal | None]:
    """What a query string asks for; of a faulty one, what is not at fault, and the first fault."""
    text = query.decode("utf-8", "surrogateescape")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="surrogateescape", max_num_fields=MAX_PARAMETERS)
    except ValueError:  # There are more.
        return Inquiry(), refuse("many", "", text)
    given: dict[str, list[str]] = {name: [] for name in NAMES}
    for name, value in pairs:
        if name in given:
            given[name].append(value)
    texts: dict[str, str] = {}
    faults = []
    for name, values in given.items():
        fault = _unfit(name, values)
        texts[name] = "" if fault else " ".join("".join(values).split())
        faults.append(fault)
    words = unicodedata.normalize("NFC", texts["q"])
    if len(words) > MAX_QUERY:
        faults.append(refuse("long", "q", words, length=len(words), most=MAX_QUERY))
    start, size = _number(texts, "start", 0, MAX_DEPTH, 0, faults), _number(texts, "size", 1, MAX_SIZE, SIZE, faults)
    for name, fits in (("lang", _is_language), ("scope", _is_scope)):
        if texts[name] and not fits(texts[name]):
            faults.append(refuse(name, name, texts[name], example="vi, en"))
            texts[name] = ""
    inquiry = Inquiry(
        words=words[:MAX_QUERY] if given["q"] else None,
        portal=texts["portal"],
        lang=texts["lang"],
        scope=texts["scope"],
        start=start,
        size=size,
    )
    return inquiry, next(filter(None, faults), None)


def refuse(code: str, name: str, value: str, **more: object) -> Refusal:
    """A refusal that names a parameter and its value, made harmless."""
    return Refusal(code, {"name": name, "value": tame(value), **more})


def _unfit(name: str, values: list[str]) -> Refusal | None:
    """What is wrong with a parameter, whatever it means."""
    joined = ", ".join(values)
    if len(values) > 1:
        return refuse("repeated", name, joined, count=len(values))
    if _UNDECODED.search(joined):
        return refuse("encoding", name, joined)
    if FORBIDDEN.search(joined):
        return refuse("control", name, joined)
    return None


def _number(
    texts: Mapping[str, str], name: str, least: int, most: int, usual: int, faults: list[Refusal | None]
) -> int:
    text = texts[name]
    if not text:
        return usual
    if _NUMBER.fullmatch(text) and least <= int(text) <= most:
        return int(text)
    faults.append(refuse("number", name, text, least=least, most=most, example=SIZE))
    return usual


def _is_language(text: str) -> bool:
    return bool(_LANGUAGE.fullmatch(text))


def _is_scope(text: str) -> bool:
    return text in {"portal", "all"}
