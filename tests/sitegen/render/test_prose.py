"""Official text becomes paragraphs and lists, and no word of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.record import walk
from content_models.richtext import Break, Flow, Item, List, Paragraph
from sitegen.render.prose import prose, split_steps
from tests.content_models.offers import prose as texts

LONG = "Người nộp hồ sơ mang theo bản chính để người nhận đối chiếu với bản chụp, nếu chưa chứng thực"


def bullets(*items: str | Item) -> List:
    return List(items=tuple(Item(c=(item,)) if isinstance(item, str) else item for item in items))


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("", ()),
        ("  \n\n ", ()),
        ("Một bộ.", (Paragraph(c=("Một bộ.",)),)),
        ("Tầng 1\nSố 5, Hùng Vương", (Paragraph(c=("Tầng 1", Break(), "Số 5, Hùng Vương")),)),
        ("Một\n\nHai", (Paragraph(c=("Một",)), Paragraph(c=("Hai",)))),
        (f"{LONG}\nNgắn", (Paragraph(c=(LONG,)), Paragraph(c=("Ngắn",)))),
        ("Gồm:\n- đơn\n-giấy tờ\n• ảnh", (Paragraph(c=("Gồm:",)), bullets("đơn", "giấy tờ", "ảnh"))),
        ("- đơn\n\n- giấy tờ", (bullets("đơn", "giấy tờ"),)),
        ("- đơn\nhết", (bullets("đơn"), Paragraph(c=("hết",)))),
        (
            "- đơn\n+ bản chính\n+ bản sao\n- ảnh",
            (bullets(Item(c=("đơn",), inner=(bullets("bản chính", "bản sao"),)), "ảnh"),),
        ),
        ("+ một\n+ hai", (bullets("một", "hai"),)),
        ("-----\nHết", (Paragraph(c=("Hết",)),)),
        ("*Lưu ý", (Paragraph(c=("*Lưu ý",)),)),
        ("* Lưu ý", (bullets("Lưu ý"),)),
        ("Gồm: - Đơn. - Giấy tờ;", (Paragraph(c=("Gồm:",)), bullets("Đơn.", "Giấy tờ;"))),
        ("Hà Nội. - Đà Nẵng", (Paragraph(c=("Hà Nội. - Đà Nẵng",)),)),
        ("tư pháp - hộ tịch - cư trú", (Paragraph(c=("tư pháp - hộ tịch - cư trú",)),)),
        ("Một\u2028Hai", (Paragraph(c=("Một", Break(), "Hai")),)),
    ],
)
def test_lines_become_what_their_writer_meant(text: str, flow: tuple[Flow, ...]) -> None:
    assert prose(text) == flow


@given(texts | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_no_word_is_lost_or_changes_its_place(text: str) -> None:
    shown = " ".join(
        part
        for _, struct in walk(prose(text))
        if isinstance(struct, Paragraph | Item)
        for part in struct.c
        if isinstance(part, str)
    )
    assert re.findall(r"[^\W_]+", shown) == re.findall(r"[^\W_]+", text)


def test_steps_that_are_counted_in_one_text_are_told_apart() -> None:
    text = "Chuẩn bị.\n Bước 1: Nộp\n- tại quầy\nBƯỚC 2. Nhận\n\tbước 3 – Về"
    assert split_steps(text) == ("Chuẩn bị.", ["Nộp\n- tại quầy", "Nhận", "Về"])
    assert split_steps("Step 1: Apply\nStep 2: Wait") == ("", ["Apply", "Wait"])


@pytest.mark.parametrize("text", ["Bước 2: Nộp\nBước 3: Nhận", "Bước 1: a\nBước 3: b", "Bước 1: a\nBước 1: b"])
def test_steps_that_are_not_counted_one_by_one_are_left_alone(text: str) -> None:
    assert split_steps(text) == (text, [])
