"""What an editor reads about a fault names the place and what to do."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest
from django.utils import translation

from cms.sentences import tell, tell_form


class Block(msgspec.Struct):
    text: Annotated[str, msgspec.Meta(max_length=3, min_length=1)] = "a"


class Record(msgspec.Struct):
    title: Annotated[str, msgspec.Meta(max_length=3)] = ""
    body: Annotated[list[Block], msgspec.Meta(max_length=2)] = []


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"title": "long"}, "A text is too long: at most 3 characters are allowed. Shorten it."),
        ({"body": [{}, {}, {}]}, "There are too many entries: at most 2 are allowed. Remove some."),
        ({"body": [{}, {"text": ""}]}, "Block 2: Something that must be filled in is empty. Fill it in."),
        ({"body": [{"text": 1}]}, "Block 1: A part of the page has a form that cannot be published. "),
    ],
)
def test_a_value_of_the_wrong_form_is_told_in_words(raw, told):
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert(raw, Record)
    with translation.override("en"):
        assert tell_form(refusal.value).startswith(told)


def test_a_long_value_is_cut_and_an_unknown_code_keeps_the_words_of_the_generator():
    with translation.override("en"):
        assert tell("wrong-hash", "a" * 100, "") == f"The file “{'a' * 80}” is damaged. Upload it again."
        assert tell("unheard-of", "a", "The generator said this.") == "The generator said this."
