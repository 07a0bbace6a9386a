"""Characters that no page can show are removed from texts, and doubtful texts are reported."""

import pytest

from cms.imports.issue import IssueLog
from cms.imports.issue_code import IssueCode
from cms.imports.reading.text import LONG, clean, fit, normalise_spaces, says_free, says_none
from content_models.text import FORBIDDEN


def look(text):
    """Return the cleaned text and the names of its issues."""
    log = IssueLog("1.000094")
    return clean(text, "note", log), [IssueCode(issue.what).name for issue in log.issues]


@pytest.mark.parametrize(
    ("text", "shown", "issues"),
    [
        ("Nộp\xa0hồ  sơ\t tại xã ", "Nộp hồ sơ tại xã", []),
        ("Một\r\nHai\rBa\u2028Bốn", "Một\nHai\nBa\nBốn", []),
        ("Một \n\n\n\n Hai", "Một\n\nHai", []),
        ("Tờ kha\u0069\u0301", "Tờ khaí", []),
        ("Tên\x07 và \x00số", "Tên và số", ["CONTROL"]),
        ("đăng k\u200eý", "đăng ký", ["INVISIBLE"]),
        ("\ufeffTên", "Tên", ["INVISIBLE"]),
        ("Th\ufffd tục", "Th\ufffd tục", ["LOST"]),
        ("\uf0b7 mục", "\uf0b7 mục", ["PRIVATE"]),
        ("<p>Nộp</p>", "<p>Nộp</p>", ["MARKUP"]),
        ("phí &amp; lệ phí", "phí &amp; lệ phí", ["MARKUP"]),
        ("a < b và b > c & d", "a < b và b > c & d", []),
    ],
)
def test_a_text_is_made_fit_for_a_page(text, shown, issues):
    assert look(text) == (shown, issues)


def test_no_control_character_is_left():
    every = "".join(map(chr, range(0xD800))) + "\ufffe\uffff"
    assert not FORBIDDEN.search(look(every)[0])


@pytest.mark.parametrize(
    "text",
    [
        *("UBND quận, huyện", "cấp huyện", "Thị trấn Đồng Đăng", "xã, phường,\xa0thị\xa0trấn", "các thị xã"),
        "thị tra\u0302\u0301n",
        "QUẬN 1",
    ],
)
def test_a_district_is_seen(text):
    assert look(text)[1] == ["DISTRICT"]


@pytest.mark.parametrize(
    "text",
    ["quần áo", "huyền thoại", "quan huyen", "thị trân", "bảo quản", "khu vực", "thị xãy", "quậnh", "thị  x. ã"],
)
def test_a_word_that_resembles_one_is_left_alone(text):
    assert look(text)[1] == []


@pytest.mark.parametrize("text", ["Không", "không.", "Không có", "Không quy định.", "- Không yêu cầu"])
def test_a_confirmed_none_is_understood(text):
    assert says_none(normalise_spaces(text))


@pytest.mark.parametrize("text", ["", "Không quá 5 ngày", "Không có tiền án", "Có"])
def test_a_sentence_is_no_confirmation(text):
    assert not says_none(normalise_spaces(text))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Không thu phí",
            "Không thu",
            "Miễn phí",
            "miễn lệ phí.",
            "Không",
            "Không có phí",
            "Không mất phí",
            "(Miễn phí)",
        ),
        *(
            "Không thu phí, lệ phí",
            "Không phải nộp lệ phí",
            "0 đồng",
            "Miễn",
            "Miễn thu lệ phí",
            "Không thu phí và lệ phí",
        ),
    ],
)
def test_free_is_understood(text):
    assert says_free(text)


@pytest.mark.parametrize(
    "text", ["", "Miễn phí cho hộ nghèo", "Không quy định", "10 đồng", "Miễn lệ phí. Phí bản sao 8.000 đ"]
)
def test_a_rule_is_not_free(text):
    assert not says_free(text)


def test_what_is_too_long_is_kept_whole():
    log = IssueLog("1.000094")
    text = "a" * (2 * LONG + 5)
    assert len(fit(text, LONG, "note", log)) == LONG
    assert "".join(remark.text for remark in log.remarks) == text
    assert all(len(remark.text) <= LONG for remark in log.remarks)
    assert [issue.what for issue in log.issues] == [IssueCode.TOO_LONG.value]
