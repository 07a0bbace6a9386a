"""The fields of the embedded index in tantivy, and the conversion of a document to an entry.

Terms are stored with spaces between them, so that tantivy needs no knowledge of any language. Numbers are hashes: with
them the index is compared with documents without reading the stored documents.
"""

from typing import Final

import msgspec
import tantivy

from sitegen.search.document import Document
from sitegen.search.grouping import GroupRole, rank_of
from sitegen.search.hashes import address_of, content_of, number_of
from sitegen.search.index_fields import (
    DATE,
    GROUP,
    ID,
    KEYWORDS,
    keywords_of,
    text_fields,
    texts_of,
    weight_of,
)

FORMAT: Final = 3
"""Increased with every change of the fields or of text analysis; an index of an older format is recreated."""

TERMS: Final = "terms"
"""The analyzer that splits terms at spaces."""

NUMBERED: Final = {ID: "id_hash", GROUP: "group_hash"}
"""Fields whose values are stored as numbers, with the names of the number fields."""

_STORED = ("place", "agency")
_COMPARED = ("address_hash", "content_hash", "portal_hash", "rank", "group_role")


def build_schema() -> tantivy.Schema:
    """The schema with the fields of documents and of markers."""
    builder = tantivy.SchemaBuilder()
    for name in KEYWORDS:
        builder.add_text_field(name, stored=name in _STORED, tokenizer_name="raw", index_option="basic")
    for name in text_fields():
        builder.add_text_field(name, tokenizer_name=TERMS, index_option="freq")
    for name in NUMBERED.values():
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in _COMPARED:
        builder.add_unsigned_field(name, fast=True)
    builder.add_text_field("marker", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("release", stored=True)
    builder.add_float_field("weight", fast=True)
    builder.add_date_field(DATE, fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def make_entry(schema: tantivy.Schema, document: Document, role: GroupRole) -> tantivy.Document:
    """The entry of a document."""
    fields: dict[str, object] = {
        **keywords_of(document, role),
        **{name: " ".join(terms) for name, terms in texts_of(document).items()},
        NUMBERED[ID]: number_of(document.id),
        NUMBERED[GROUP]: number_of(document.group),
        "address_hash": address_of(document),
        "content_hash": content_of(document),
        "portal_hash": number_of(document.portal),
        "rank": rank_of(document),
        "group_role": role_number(role),
        # The engine multiplies a score by log2(2 + weight).
        "weight": 2 ** weight_of(document) - 2,
        **({DATE: document.date} if document.date else {}),
        "document": msgspec.json.encode(document),
    }
    return tantivy.Document.from_dict(fields, schema)


def make_marker(schema: tantivy.Schema, portal: str, release: int) -> tantivy.Document:
    """The entry that records which release of a portal the index shows."""
    fields = {"kind": "marker", "marker": portal, "release": release, "id_hash": marker_of(portal)}
    return tantivy.Document.from_dict(fields, schema)


def marker_of(portal: str) -> int:
    """The id of a portal's marker. It cannot be the id of a document, because it contains a line feed."""
    return number_of(f"marker\n{portal}")


def role_number(role: GroupRole) -> int:
    """A role as the number that is stored."""
    return 2 * role.everywhere + role.at_home
