"""Numbers that stand for texts and documents, so that an index is compared with documents without reading these."""

from hashlib import blake2b

import msgspec

from sitegen.search.document import Document


def number_of(text: str) -> int:
    """A text as a number of 64 bits; two of ten million texts share one with a chance of one in 300,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def address_of(document: Document) -> int:
    """A number for a document at its address."""
    return number_of(f"{document.id}\n{document.url}")


def content_of(document: Document) -> int:
    """A number for all that a document says."""
    return int.from_bytes(blake2b(msgspec.json.encode(document), digest_size=8).digest())
