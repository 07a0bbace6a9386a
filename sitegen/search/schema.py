"""The fields of the embedded index, and how a document becomes an entry in it.

Texts are read in Python and stored as terms with spaces between them, so that the index itself knows no language.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import tantivy

from sitegen.search.document import Document
from sitegen.search.places import place_key, place_keys
from sitegen.search.text import Reading, Token, bigrams, folded_tokens, read, squeeze

FORMAT = 2
"""Raised with every change of fields or of reading: an older index is made anew."""

TERMS = "terms"
"""The analyzer that parts terms at spaces."""

EVERYWHERE = "*"
"""The scope of the federated search; no portal has such a key."""

PARTS = ("title", "alternatives", "summary", "agency_name")
PAIRED = ("title", "alternatives", "summary")

WEIGHTS = {"procedure": 1.5, "agency": 1.3}
"""How much better than others a kind of page answers, of equal words."""

PROCEDURE = folded_tokens("thủ tục")

MAX_NAME = 40
"""Tokens of the longest title that a question may equal."""


MIN_NUMBER = 4
"""Digits of a number that stands for a code of which it is a part: 004222 for 1.004222."""


def build_schema() -> tantivy.Schema:
    """The fields; numbers are hashes, for comparing an index with documents without reading these."""
    builder = tantivy.SchemaBuilder()
    for name in ("kind", "portal", "scope", "lang", "versions", "agency", "code", "name", "place", "marker"):
        builder.add_text_field(
            name, stored=name in ("place", "agency", "marker"), tokenizer_name="raw", index_option="basic"
        )
    for name in ("everything", *PARTS):
        builder.add_text_field(name, tokenizer_name=TERMS, index_option="freq")
        builder.add_text_field(f"{name}_exact", tokenizer_name=TERMS, index_option="freq")
    for name in ("everything", *PAIRED):
        builder.add_text_field(f"{name}_pairs", tokenizer_name=TERMS, index_option="freq")
        builder.add_text_field(f"{name}_exact_pairs", tokenizer_name=TERMS, index_option="freq")
    for name in ("id_hash", "group_hash"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("address_hash", "content_hash", "portal_hash", "rank", "standing"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_unsigned_field("release", stored=True)
    builder.add_float_field("weight", fast=True)
    builder.add_date_field("date", fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


class GroupRole(NamedTuple):
    """Whether a document is the one shown of its group: among all portals, and within its own."""

    everywhere: bool
    at_home: bool

    @property
    def number(self) -> int:
        """As it is stored."""
        return 2 * self.everywhere + self.at_home


def make_entry(schema: tantivy.Schema, document: Document, role: GroupRole) -> tantivy.Document:
    """The entry of a document."""
    scopes = [scope for scope, holds in ((EVERYWHERE, role.everywhere), (document.portal, role.at_home)) if holds]
    fields: dict[str, object] = {
        "kind": document.kind,
        "portal": document.portal,
        "scope": scopes,
        "lang": document.lang,
        "versions": list(document.versions),
        "agency": document.agency,
        "code": _codes(document),
        "name": _names(document),
        "place": place_keys(document),
        "id_hash": number_of(document.id),
        "group_hash": number_of(document.group),
        "address_hash": address_of(document),
        "content_hash": content_of(document),
        "portal_hash": number_of(document.portal),
        "rank": rank_of(document),
        "standing": role.number,
        "weight": 2 ** WEIGHTS.get(document.kind, 1.0) - 2,
        **({"date": document.date} if document.date else {}),
        "document": msgspec.json.encode(document),
        **_texts(document),
    }
    return tantivy.Document.from_dict(fields, schema)


def make_marker(schema: tantivy.Schema, portal: str, release: int) -> tantivy.Document:
    """The entry that says which release of a portal the index shows."""
    fields = {"kind": "marker", "marker": portal, "release": release, "id_hash": marker_of(portal)}
    return tantivy.Document.from_dict(fields, schema)


def number_of(text: str) -> int:
    """A text as a number of 64 bits; two of ten million texts share one with a chance of one in 300,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def marker_of(portal: str) -> int:
    """The id of a portal's marker; no document's id holds a line feed."""
    return number_of(f"marker\n{portal}")


def address_of(document: Document) -> int:
    """A number for a document at its address."""
    return number_of(f"{document.id}\n{document.url}")


def content_of(document: Document) -> int:
    """A number for all that a document says."""
    return int.from_bytes(blake2b(msgspec.json.encode(document), digest_size=8).digest())


def rank_of(document: Document) -> int:
    """The lowest of a group is the one shown: a canonical document before others, among equals always the same."""
    return (not document.canonical) << 63 | number_of(f"{document.portal}\n{document.id}") >> 1


def _texts(document: Document) -> dict[str, str]:
    readings: dict[str, list[Reading]] = {
        "title": [read(document.title)],
        "alternatives": [read(name) for name in document.alternatives],
        "summary": [read(document.summary)],
        "agency_name": [read(document.agency_name)],
    }
    marks = [read(" ".join(filter(None, (document.code, document.unit))))]
    everything = [*(reading for found in readings.values() for reading in found), *marks, read(document.body)]
    fields: dict[str, str] = {}
    for name, found in (*readings.items(), ("everything", everything)):
        fields[name] = " ".join(token.folded for reading in found for token in _terms(reading))
        fields[f"{name}_exact"] = " ".join(token.exact for reading in found for token in _terms(reading))
        if name in (*PAIRED, "everything"):
            folded = ((token.folded for token in reading.words) for reading in found)
            exact = ((token.exact for token in reading.words) for reading in found)
            fields[f"{name}_pairs"] = " ".join(pair for tokens in folded for pair in bigrams(tokens))
            fields[f"{name}_exact_pairs"] = " ".join(pair for tokens in exact for pair in bigrams(tokens))
    fields["everything"] = " ".join((fields["everything"], *_codes(document)))
    return fields


def _terms(reading: Reading) -> Iterable[Token]:
    return (*reading.words, *reading.codes)


def _codes(document: Document) -> list[str]:
    """The document's own code and that of its unit: as written, without separators, and the long number in it."""
    found: dict[str, None] = {}
    for written in filter(None, (document.code, document.unit)):
        words, codes = read(written)
        for token in codes or words:
            found |= {token.folded: None, squeeze(token.folded): None}
        found |= {word.folded: None for word in words if word.folded.isdecimal() and len(word.folded) >= MIN_NUMBER}
    return list(found)


def _names(document: Document) -> list[str]:
    """The title and the alternatives as one term each, also without the word “procedure” before them."""
    found: dict[str, None] = {}
    for name in (document.title, *document.alternatives):
        tokens = [token.folded for token in read(name).words]
        if tokens and len(tokens) <= MAX_NAME:
            found[place_key(tokens)] = None
        if tokens[:2] == PROCEDURE and len(tokens) > 2:
            found[place_key(tokens[2:])] = None
    return list(found)
