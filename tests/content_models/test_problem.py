"""A problem prints as two sentences: the fault, and what to do about it."""

from hypothesis import given
from hypothesis import strategies as st

from content_models.problem import Problem
from content_models.quoting import printable, quote

WORDS = "“a/b” is the address of another page already. Change the slug of one of the two."


def problem(**changes: object) -> Problem:
    fields = {
        "code": "duplicate-path",
        "severity": "refused",
        "record": "page lien-he (vi)",
        "field": "slug",
        "value": "a/b",
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_problem_names_file_line_record_field_value_and_remedy() -> None:
    printed = str(problem(source="x.jsonl", line=7))
    assert printed == f"x.jsonl, line 7: page lien-he (vi), slug: {WORDS}"


def test_a_record_that_never_was_in_a_file_has_no_line() -> None:
    assert str(problem()) == f"page lien-he (vi), slug: {WORDS}"


def test_a_fault_of_the_whole_record_names_no_field() -> None:
    assert str(problem(field="")) == f"page lien-he (vi): {WORDS}"


def test_the_other_party_stands_in_brackets() -> None:
    assert problem(params=(("detail", "tin-tuc"),)).wording() == (
        "“a/b” is the address of another page already (tin-tuc)",
        "Change the slug of one of the two",
    )


def test_a_problem_speaks_each_language_of_the_rules_and_english_elsewhere() -> None:
    assert problem().wording("vi") == ("Một trang khác đã có địa chỉ này: “a/b”", "Hãy chọn địa chỉ khác")
    assert problem().wording("km") == problem().wording("en")


def test_a_long_value_keeps_its_beginning_and_its_end() -> None:
    assert quote("a" * 70 + "b" * 70) == f"“{'a' * 60}…{'b' * 15}”"
    assert quote("a" * 80) == f"“{'a' * 80}”"


def test_what_cannot_be_printed_is_spelled_out() -> None:
    assert printable("a\tb\n\x1b[31m\u202e") == "a\\u0009b\\u000a\\u001b[31m\\u202e"
    assert printable("Đăng ký – “ể” 広") == "Đăng ký – “ể” 広"


def test_a_field_that_somebody_made_up_is_spelled_out_and_short() -> None:
    assert str(problem(field="body[0].\x1b[2J")) == f"page lien-he (vi), body[0].\\u001b[2J: {WORDS}"
    assert len(str(problem(field="x" * 100_000))) < 300


@given(st.text())
def test_a_message_stays_on_one_line_and_short(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) <= 6 * 80
