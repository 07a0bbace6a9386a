"""The list of procedures: by field, with the main facts of each, over numbered pages."""

from typing import Any

import pytest

from content_models.kind import RecordBase
from content_models.listing import LocalFee
from content_models.procedure import Coded, Fee, Method, Time
from tests.sitegen.documents import elements, ids
from tests.sitegen.portals import agency, listing, procedure, procedure_list, text
from tests.sitegen.rendering import printed

ENGLISH = procedure_list(locale="en", slug="procedures")
PATH = "thu-tuc/index.html"
METHODS = (Method(channel="direct", time=Time(quantity=1, unit="day"), fees=(Fee(sort="fee", amount=8_000),)),)


def files(*records: RecordBase) -> dict[str, str]:
    return printed(procedure_list(), *records)


def national(*records: RecordBase) -> dict[str, str]:
    return files(agency(level="national"), *records)


def many(count: int) -> list[RecordBase]:
    """Procedures of two fields: all but five are of the first one."""
    fields = [Coded(name="Cư trú")] * (count - 5) + [Coded(name="Hộ tịch")] * 5
    return [procedure(f"1.{number:06d}", fields=(field,)) for number, field in enumerate(fields)]


def test_each_procedure_is_listed_with_its_code_its_fee_its_time_and_a_link() -> None:
    html = files(procedure(name="Cấp bản sao", methods=METHODS, online="full"), listing())[PATH]
    (link,) = [link for link in elements(html, "a") if link.text == "Cấp bản sao"]
    assert link.attributes == {"href": "/tinh-a/thu-tuc/1.004222/"}
    (main,) = elements(html, "main")
    for words in ("1.004222", "Phí, lệ phí: 8.000 đ", "Thời hạn: 1 ngày", "Nộp trực tuyến: Được, toàn trình"):
        assert words in main.text


def test_the_fee_of_the_agency_is_the_one_that_its_list_shows() -> None:
    local = listing(fees=(LocalFee(sort="fee", amount=5_000),))
    assert "5.000 đ" in files(procedure(methods=METHODS), local)[PATH]
    assert "8.000 đ" not in files(procedure(methods=METHODS), local)[PATH]
    assert "8.000 đ" in national(procedure(methods=METHODS))[PATH]


def test_what_is_not_known_is_not_mentioned() -> None:
    (main,) = elements(files(procedure(), listing())[PATH], "main")
    for word in ("Phí", "Thời hạn", "Miễn phí", "Chưa có thông tin"):
        assert word not in main.text


def test_fields_are_headings_in_the_order_of_the_alphabet() -> None:
    records = [
        procedure("1.000001", fields=(Coded(name="Hộ tịch"),)),
        procedure("1.000002", fields=(Coded(name="Cư trú"),)),
        procedure("1.000003"),
    ]
    html = national(*records)[PATH]
    assert [heading.text for heading in elements(html, "h2")][:3] == ["Cư trú", "Hộ tịch", "Chưa xếp lĩnh vực"]


def test_a_list_without_procedures_says_so() -> None:
    assert "Chưa có thủ tục nào trong danh sách." in files()[PATH]
    assert "There are no procedures in this list yet." in files(ENGLISH)["en/procedures/index.html"]


def test_the_words_of_the_editor_stand_on_the_front_page_of_the_list_alone() -> None:
    found = national(procedure_list(body=(text("Hỏi trước khi đi."),)), *many(60))
    assert "Hỏi trước khi đi." in found[PATH]
    assert "Hỏi trước khi đi." not in found["thu-tuc/trang/2/index.html"]


def test_a_long_list_has_pages_that_lead_to_one_another() -> None:
    found = national(*many(120))
    numbered = sorted(path for path in found if path.startswith("thu-tuc/trang/"))
    assert numbered == ["thu-tuc/trang/2/index.html", "thu-tuc/trang/3/index.html"]
    second = found[numbered[0]]
    (pager,) = elements(second, "nav", class_="pager")
    assert pager.text.startswith("Trang trước: 1")
    hrefs = {link.attributes.get("rel", ""): link.attributes["href"] for link in elements(second, "a")}
    assert (hrefs["prev"], hrefs["next"]) == ("/tinh-a/thu-tuc/", "/tinh-a/thu-tuc/trang/3/")
    (canonical,) = elements(second, "link", rel="canonical")
    assert canonical.attributes["href"] == "http://localhost:8000/tinh-a/thu-tuc/trang/2/"
    assert "(trang 2)" in elements(second, "h1")[0].text
    assert not elements(national(*many(50))[PATH], "nav", class_="pager")


def test_the_index_of_fields_leads_to_the_page_and_the_place_where_each_begins() -> None:
    found = national(*many(60))
    (index,) = elements(found[PATH], "details", class_="field-index")
    assert index.text == "Tìm theo lĩnh vực (2) Cư trú 55 Hộ tịch 5"
    hrefs = {link.text: link.attributes["href"] for link in elements(found[PATH], "a")}
    assert hrefs["Cư trú"] == "#field_1"
    assert hrefs["Hộ tịch"] == "/tinh-a/thu-tuc/trang/2/#field_2"
    assert "field_1" in ids(found[PATH])
    assert "field_2" in ids(found["thu-tuc/trang/2/index.html"])
    assert not elements(national(*many(8))[PATH], "details", class_="field-index")


def test_an_agency_lists_in_english_what_it_offers_and_marks_what_is_in_vietnamese() -> None:
    field = {"vi": Coded(name="Hộ tịch", code="B"), "en": Coded(name="Civil status", code="B")}
    records = [
        procedure(name="Đăng ký kết hôn", fields=(field["vi"],)),
        procedure("2.000635", "en", name="Register a birth", fields=(field["en"],)),
        procedure("2.000635", name="Đăng ký khai sinh", fields=(field["vi"],)),
    ]
    html = files(ENGLISH, *records, listing(), listing("2.000635"))["en/procedures/index.html"]
    links: dict[str, Any] = {link.text: link.attributes for link in elements(html, "a")}
    assert links["Đăng ký kết hôn"] == {"href": "/tinh-a/thu-tuc/1.004222/", "hreflang": "vi", "lang": "vi"}
    assert links["Register a birth"] == {"href": "/tinh-a/en/procedures/2.000635/"}
    assert elements(html, "h2")[0].text == "Civil status"
    assert "1.004222 · Vietnamese" in html


def test_the_national_portal_counts_what_is_in_vietnamese_alone() -> None:
    records = [procedure(), procedure("2.000635"), procedure("2.000635", "en", name="Register a birth")]
    html = national(ENGLISH, *records)["en/procedures/index.html"]
    (main,) = elements(html, "main")
    assert "1 more procedure has a text in Vietnamese only. See the list in Vietnamese" in main.text
    assert "1.004222" not in main.text
    assert "more procedure" not in national(ENGLISH, procedure(), procedure(locale="en"))["en/procedures/index.html"]


@pytest.mark.parametrize(
    ("path", "language", "address"),
    [
        ("thu-tuc/1.004222/index.html", "English", "/tinh-a/en/procedures/1.004222/"),
        ("en/procedures/1.004222/index.html", "Tiếng Việt", "/tinh-a/thu-tuc/1.004222/"),
    ],
)
def test_the_language_switch_leads_from_a_procedure_to_its_other_text(path: str, language: str, address: str) -> None:
    found = files(ENGLISH, procedure(), procedure(locale="en"), listing())
    hrefs = {link.text: link.attributes["href"] for link in elements(found[path], "a")}
    assert hrefs[language] == address
