"""The text about a problem: the sentence of the rule, in the editor's language, and the position of the problem."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import pytest
from django.utils import translation

from cms.sentences import tell, tell_at_block, tell_at_entry, tell_stored
from content_models.decoding_error import find_broken_rule
from content_models.rule import RuleViolation


class Block(msgspec.Struct):
    text: Annotated[str, msgspec.Meta(max_length=3, min_length=1)] = "a"


class Record(msgspec.Struct):
    title: Annotated[str, msgspec.Meta(max_length=3)] = ""
    body: Annotated[list[Block], msgspec.Meta(max_length=2)] = []


def refuse(raw: dict[str, Any]) -> RuleViolation:
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert(raw, Record)
    return find_broken_rule(refusal.value, raw, Record)


@pytest.mark.parametrize(
    ("raw", "english", "vietnamese"),
    [
        (
            {"title": "long"},
            "“long” has 4 characters; at most 3 are allowed. Shorten it.",
            "“long” dài 4 ký tự; tối đa 3 ký tự. Hãy rút ngắn.",
        ),
        (
            {"title": "a" * 1200},
            f"“{'a' * 60}…{'a' * 15}” has 1200 characters; at most 3 are allowed. Shorten it.",
            f"“{'a' * 60}…{'a' * 15}” dài 1200 ký tự; tối đa 3 ký tự. Hãy rút ngắn.",
        ),
        (
            {"body": [{}, {}, {}]},
            "This has 3 entries; at most 2 are allowed. Remove the ones that matter least.",
            "Có 3 mục; tối đa 2 mục. Hãy bỏ bớt những mục ít quan trọng nhất.",
        ),
        (
            {"body": [{}, {"text": ""}]},
            "Block 2: This is empty. Fill it in.",
            "Khối 2: Có mục bắt buộc đang để trống. Hãy điền vào.",
        ),
        (
            {"body": [{"text": 1}]},
            "Block 1: This is of the wrong type: expected `str`, got `int`. Write a value of the expected type.",
            "Khối 1: Có phần không đúng kiểu: cần `str`, nhưng là `int`. Hãy viết lại đúng kiểu.",
        ),
    ],
)
def test_a_value_of_the_wrong_form_is_told_in_words(raw, english, vietnamese):
    broken = refuse(raw)
    with translation.override("en"):
        assert tell_at_block(broken) == english
    with translation.override("vi"):
        assert tell_at_block(broken) == vietnamese


def test_an_entry_of_a_list_is_counted_from_one():
    with translation.override("en"):
        assert tell_at_entry(refuse({"body": [{}, {"text": ""}]})) == "Entry 2: This is empty. Fill it in."
        assert tell_at_entry(refuse({"title": "long"})).startswith("“long” has 4 characters")


def test_only_a_wrong_form_is_told_with_its_place():
    broken = RuleViolation("empty-heading", "body[0].flow[0]", "")
    with translation.override("vi"):
        assert tell_at_block(broken) == "Trang có một đề mục không có chữ. Hãy bỏ đi hoặc viết nội dung đề mục."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“” is not an http or https address. "),
        ("vi", "Không thể liên kết tới “” vì không phải địa chỉ http hoặc https. "),
    ],
)
def test_an_empty_value_is_shown_as_one(language, sentence):
    with translation.override(language):
        assert tell(RuleViolation("unsafe-link", "body[0].link.ref", "", "scheme")).startswith(sentence)


def test_a_long_value_is_cut_and_an_id_is_left_out():
    with translation.override("en"):
        said = tell(RuleViolation("wrong-hash", "sha256", "a" * 100))
        assert said == f"“{'a' * 60}…{'a' * 15}” has other bytes than its name says. Upload the file again."
        said = tell(RuleViolation("second-home", "id", "0190-ab", params=(("detail", "0190-cd"),)))
        assert said == "This is a second front page in the same language. Keep one front page for each language."


def test_a_receipt_is_told_in_the_language_of_whoever_reads_it():
    row = {"code": "dangling", "value": "tin", "params": [["noun", "page"]], "text": "page a: …"}
    with translation.override("en"):
        assert tell_stored(row).startswith("“tin” names a page that is not published. Publish it,")
    with translation.override("vi"):
        assert tell_stored(row).startswith("Trang dẫn tới một trang chưa xuất bản (“tin”);")


@pytest.mark.parametrize(
    "row",
    [
        {"code": "unheard-of", "value": "a"},
        {"code": "heading-level", "value": "4: Mục"},
        {"code": "dangling", "value": "tin"},
        {"code": "dangling", "value": "tin", "params": [["noun", "planet"]]},
    ],
)
def test_a_receipt_of_another_version_keeps_the_words_of_the_generator(row):
    assert tell_stored({**row, "text": "The generator said this."}) == "The generator said this."
