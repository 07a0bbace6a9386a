"""Numbers that identify documents."""

import msgspec

from sitegen.search.hashes import address_of, content_of, number_of
from tests.sitegen.search.documents import page


def test_any_change_of_a_document_is_another_content() -> None:
    document = page("Bài")
    assert content_of(document) == content_of(page("Bài"))
    for change in ({"title": "Bài khác"}, {"body": "x"}, {"canonical": False}, {"facts": ("Miễn phí",)}):
        assert content_of(msgspec.structs.replace(document, **change)) != content_of(document)
    assert address_of(document) != address_of(msgspec.structs.replace(document, url="https://x.example/"))
    assert address_of(document) == address_of(msgspec.structs.replace(document, title="Khác"))


def test_numbers_fit_into_64_bits() -> None:
    numbers = [number_of(str(number)) for number in range(1000)]
    assert len(set(numbers)) == 1000
    assert 2**63 < max(numbers) < 2**64
