"""A question is answered in the preferred language, unless its words are of another one."""

import pytest

from sitegen.search.clauses import AnyOf, Clause, Filter, Term
from sitegen.search.components.language import choose_language
from sitegen.search.document import Document
from tests.sitegen.search.documents import page
from tests.sitegen.search.plain_reader import PlainReader

ANY = Filter(AnyOf((Term("everything", "registration"), Term("everything", "son"), Term("everything", "phi"))))
SCORE = AnyOf((Term("title", "registration"), Term("title", "son"), Term("everything", "son")))


def versions(vi: str, en: str, **changes: str) -> list[Document]:
    first = page(vi, id="a:1:vi", versions=("en",), group="a:1:vi", **changes)
    return [first, page(en, id="a:1:en", lang="en", versions=("vi",), group="a:1:en", **changes)]


def chosen(preferred: str, *documents: Document, matching: Clause = ANY) -> str:
    return choose_language(PlainReader(documents), matching, SCORE, preferred)


@pytest.mark.parametrize("preferred", ["vi", "en"])
def test_pages_in_one_language_leave_the_preferred_one(preferred: str) -> None:
    assert chosen(preferred, page("Registration", lang="en")) == preferred
    assert chosen(preferred) == preferred


def test_words_of_another_language_are_answered_in_it() -> None:
    pair = versions("Đăng ký kết hôn", "Marriage registration")
    assert chosen("vi", *pair) == "en"
    assert chosen("en", *pair) == "en"


def test_names_are_the_same_in_both() -> None:
    pair = versions("Tỉnh Lạng Sơn", "Lang Son Province")
    assert chosen("vi", *pair) == "vi"
    assert chosen("en", *pair) == "en"


def test_a_better_page_without_a_translation_decides_nothing() -> None:
    pair = versions("Đăng ký kết hôn", "Marriage registration and more of that")
    assert chosen("vi", *pair, page("Registration registration", id="b:1:en", lang="en")) == "vi"
