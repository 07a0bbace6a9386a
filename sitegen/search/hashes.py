"""Hashes of texts and documents, to compare an index with documents without reading the stored documents."""

from hashlib import blake2b

import msgspec

from sitegen.search.document import Document


def number_of(text: str) -> int:
    """A text as a 64-bit number; the chance that two of ten million texts have the same number is one in 300,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def address_of(document: Document) -> int:
    """A number for a document and its address."""
    return number_of(f"{document.id}\n{document.url}")


def content_of(document: Document) -> int:
    """A number for the whole content of a document."""
    return int.from_bytes(blake2b(msgspec.json.encode(document), digest_size=8).digest())
