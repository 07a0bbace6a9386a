"""Procedures are listed by field, in the order of the Vietnamese alphabet."""

from content_models.procedure import Coded
from sitegen.site.procedures.fields import by_field
from sitegen.site.procedures.pages import ProcedurePage, procedure_pages
from tests.sitegen.portals import procedure, procedure_list


def made(id: str, name: str, *fields: Coded, locale: str = "vi") -> ProcedurePage:
    definitions = {id: {locale: procedure(id, locale, name=name, fields=fields)}}
    (page,) = procedure_pages([procedure_list(locale=locale)], definitions, None)
    return page


def shown(*pages: ProcedurePage, locale: str = "vi") -> list[tuple[str, str, list[str]]]:
    return [(field.name, field.locale, [page.title for page in field.pages]) for field in by_field(pages, locale)]


HOME, BORN = Coded(name="Cư trú", code="A"), Coded(name="Hộ tịch", code="B")


def test_fields_and_procedures_come_in_the_order_of_the_alphabet_and_those_without_a_field_last() -> None:
    found = shown(
        made("1", "Xác nhận"),
        made("2", "Đổi tên", BORN),
        made("3", "Cải chính", BORN),
        made("4", "Dời đi", BORN),
        made("5", "Tách hộ", HOME),
    )
    assert found == [
        ("Cư trú", "vi", ["Tách hộ"]),
        ("Hộ tịch", "vi", ["Cải chính", "Dời đi", "Đổi tên"]),
        ("", "", ["Xác nhận"]),
    ]


def test_a_procedure_of_two_fields_is_listed_once_in_the_first() -> None:
    assert shown(made("1", "Tách hộ", HOME, BORN)) == [("Cư trú", "vi", ["Tách hộ"])]


def test_a_field_is_known_by_its_code_and_named_in_the_language_of_the_list() -> None:
    local = made("1", "Register a birth", Coded(name="Civil status", code="B"), locale="en")
    foreign = made("2", "Đăng ký kết hôn", BORN)
    assert shown(local, foreign, locale="en") == [("Civil status", "en", ["Đăng ký kết hôn", "Register a birth"])]
    assert shown(foreign, locale="en") == [("Hộ tịch", "vi", ["Đăng ký kết hôn"])]


def test_fields_without_a_code_are_told_apart_by_name() -> None:
    assert [name for name, _, _ in shown(made("1", "x", Coded(name="A")), made("2", "y", Coded(name="B")))] == [
        "A",
        "B",
    ]


def test_equal_names_are_in_the_order_of_their_codes() -> None:
    pages = by_field([made("2.1", "Như nhau"), made("1.9", "Như nhau")], "vi")[0].pages
    assert [page.procedure.code for page in pages] == ["1.9", "2.1"]
