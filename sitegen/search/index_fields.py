"""The data of a document in an index, field by field; the same fields in every engine.

Keywords are stored unchanged. Texts are stored as terms: all text is analysed here, in Python, so that engines need not
know Vietnamese. Each text is stored in four readings: words without accents, exact words, and the pairs of neighbours
of both. An engine only needs fields whose terms are given one by one or separated by spaces.
"""

from collections.abc import Iterable
from typing import Final

from sitegen.search.document import Document
from sitegen.search.grouping import GroupRole, scopes_of
from sitegen.search.places import place_key, place_keys
from sitegen.search.text import Reading, Token, bigrams, folded_tokens, read, squeeze
from sitegen.search.weights import KINDS, PAIRS, WORDS

EVERYTHING: Final = "everything"
"""The text of all fields and the body; only this field decides whether a document matches."""

KEYWORDS: Final = ("kind", "portal", "scope", "lang", "versions", "agency", "code", "name", "place")
"""Fields with unchanged values. Two more, ID and GROUP, identify single documents and groups."""

ID: Final = "id"
GROUP: Final = "group"
DATE: Final = "date"

MIN_NUMBER: Final = 4
"""The fewest digits of a number that may stand for a code which contains it: 004222 for 1.004222."""

_PROCEDURE = folded_tokens("thủ tục")
_MAX_NAME = 40
"""The most tokens of a title that a whole query can equal."""


def text_field(text: str, *, exact: bool = False, pairs: bool = False) -> str:
    """The name of the field for one reading of a text."""
    return text + ("_exact" if exact else "") + ("_pairs" if pairs else "")


def text_fields() -> list[str]:
    """The names of all text fields."""
    words = [text_field(text, exact=exact) for text in WORDS for exact in (False, True)]
    return words + [text_field(text, exact=exact, pairs=True) for text in PAIRS for exact in (False, True)]


def keywords_of(document: Document, role: GroupRole) -> dict[str, list[str]]:
    """The values of a document in each of KEYWORDS."""
    return {
        "kind": [document.kind],
        "portal": [document.portal],
        "scope": scopes_of(document, role),
        "lang": [document.lang],
        "versions": list(document.versions),
        "agency": [document.agency],
        "code": _codes(document),
        "name": _names(document),
        "place": place_keys(document),
    }


def texts_of(document: Document) -> dict[str, list[str]]:
    """The terms of a document in each text field."""
    readings: dict[str, list[Reading]] = {
        "title": [read(document.title)],
        "alternatives": [read(name) for name in document.alternatives],
        "summary": [read(document.summary)],
        "agency_name": [read(document.agency_name)],
    }
    marks = [read(" ".join(filter(None, (document.code, document.unit))))]
    everything = [*(reading for found in readings.values() for reading in found), *marks, read(document.body)]
    fields: dict[str, list[str]] = {}
    for text, found in (*readings.items(), (EVERYTHING, everything)):
        fields[text] = [token.folded for reading in found for token in _terms(reading)]
        fields[text_field(text, exact=True)] = [token.exact for reading in found for token in _terms(reading)]
        if text in PAIRS:
            folded = ((token.folded for token in reading.words) for reading in found)
            exact = ((token.exact for token in reading.words) for reading in found)
            fields[text_field(text, pairs=True)] = [pair for tokens in folded for pair in bigrams(tokens)]
            fields[text_field(text, exact=True, pairs=True)] = [pair for tokens in exact for pair in bigrams(tokens)]
    fields[EVERYTHING] += _codes(document)
    return fields


def weight_of(document: Document) -> float:
    """The factor for the score of a document, according to its kind."""
    return KINDS.get(document.kind, 1.0)


def _terms(reading: Reading) -> Iterable[Token]:
    return (*reading.words, *reading.codes)


def _codes(document: Document) -> list[str]:
    """The codes of the document and its unit: as written, without separators, and the long number within a code."""
    found: dict[str, None] = {}
    for written in filter(None, (document.code, document.unit)):
        words, codes = read(written)
        for token in codes or words:
            found |= {token.folded: None, squeeze(token.folded): None}
        found |= {word.folded: None for word in words if word.folded.isdecimal() and len(word.folded) >= MIN_NUMBER}
    return list(found)


def _names(document: Document) -> list[str]:
    """The title and the alternatives, each as one term, with and without “thủ tục” at the start."""
    found: dict[str, None] = {}
    for name in (document.title, *document.alternatives):
        tokens = [token.folded for token in read(name).words]
        if tokens and len(tokens) <= _MAX_NAME:
            found[place_key(tokens)] = None
        if tokens[:2] == _PROCEDURE and len(tokens) > 2:
            found[place_key(tokens[2:])] = None
    return list(found)
