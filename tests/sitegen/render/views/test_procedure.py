"""The page of a procedure: the task comes first, and nothing is claimed that is not known."""

from datetime import date
from typing import Any

import pytest

from content_models.kind import RecordBase
from content_models.listing import LocalFee, LocalListing, LocalTime, Place
from content_models.procedure import (
    Coded,
    Decision,
    DossierCase,
    Fee,
    LegalBasis,
    LifeEvent,
    Method,
    Paper,
    Remark,
    ServiceCase,
    Step,
    Time,
)
from sitegen.render.views.procedure import SECTIONS
from tests.sitegen.documents import elements, linked_data
from tests.sitegen.portals import agency, listing, procedure, procedure_list
from tests.sitegen.rendering import printed

PATH = "thu-tuc/1.004222/index.html"
WEEK = Time(quantity=7, unit="working-day")
URL = "http://localhost:8000/thu-tuc/1.004222/"


def html(local: LocalListing | None = None, *others: RecordBase, locale: str = "vi", **changes: Any) -> str:
    """The page of a procedure on an agency's portal; `local` is the agency's listing."""
    records = [procedure_list(), procedure_list(locale="en", slug="procedures"), procedure(locale=locale, **changes)]
    path = PATH if locale == "vi" else "en/procedures/1.004222/index.html"
    return printed(*records, local or listing(), *others)[path]


def national(**changes: Any) -> str:
    """The page of a procedure on the national portal."""
    return printed(procedure_list(), procedure(**changes), agency(level="national"))[PATH]


def part(page: str, id: str) -> str:
    """The text of the section of a page whose heading has this id."""
    return " ".join(element.text for element in elements(page, "section", aria_labelledby=id))


def facts(page: str) -> dict[str, str]:
    """The main facts at the top of a page: the first four terms and their values."""
    labels = [element.text for element in elements(page, "dt")]
    values = [element.text for element in elements(page, "dd")]
    return dict(list(zip(labels, values, strict=True))[:4])


def text(page: str) -> str:
    (main,) = elements(page, "main")
    return main.text


def test_of_a_procedure_without_details_the_page_says_what_is_not_known() -> None:
    page = national(name="Đăng ký thường trú", fields=(Coded(name="Cư trú"),))
    assert facts(page) == dict.fromkeys(
        ("Nộp trực tuyến", "Ai làm được", "Phí, lệ phí", "Thời hạn"), "Chưa có thông tin"
    )
    assert "Miễn phí" not in text(page)
    unknown = part(page, "chua-ro")
    for words in ("Cần chuẩn bị giấy tờ gì", "Các bước thực hiện", "Nộp ở đâu", "Căn cứ pháp lý", "Khiếu nại"):
        assert words in unknown
    assert "Mã thủ tục 1.004222 · Cư trú" in text(page)
    assert not elements(page, "nav", aria_labelledby="muc-luc")


def test_what_is_confirmed_to_be_none_is_said_in_words() -> None:
    page = national(dossier=(), steps=(), requirements="", redress="", legal=(), results=(), methods=(), receiving="")
    for id, words in {
        "giay-to": "Không phải nộp giấy tờ nào.",
        "cac-buoc": "Không có bước nào được quy định.",
        "noi-nop": "Không có nơi nộp trực tiếp.",
        "cach-nop": "Không có cách nộp nào được quy định.",
        "ket-qua": "Không có kết quả bằng văn bản.",
        "dieu-kien": "Không có yêu cầu, điều kiện nào.",
        "can-cu": "Không có căn cứ pháp lý nào được nêu.",
        "khieu-nai": "Không có quy định riêng.",
    }.items():
        assert words in part(page, id), id


FULL: dict[str, Any] = {
    "dossier": (DossierCase(papers=(Paper(name="Tờ khai", originals=1, copies=2, forms=("CT01.docx",)),)),),
    "steps": (Step(name="Nộp", text="Nộp tờ khai"), Step(name="Nhận", text="Nhận kết quả")),
    "receiving": "Công an xã",
    "methods": (Method(channel="online", time=WEEK, fees=(Fee(sort="charge", amount=10_000),)),),
    "results": (Coded(name="Thông báo"),),
    "returning": ("home", "online"),
    "requirements": "Có chỗ ở",
    "legal": (LegalBasis(number="68/2020/QH14", name="Luật Cư trú"),),
    "decision": Decision(number="1523/QĐ", decided_on=date(2026, 3, 25), issuer="Bộ Công an"),
    "executing": (Coded(name="Công an cấp xã"),),
    "authority": (),
    "redress": "Khiếu nại đến người ký",
    "note": "Ghi chú riêng",
    "remarks": (Remark(label="Số bộ hồ sơ", text="Một bộ"),),
    "life_events": (LifeEvent(name="Có con nhỏ", audience="citizen"),),
    "regulation": "Được giao quy định",
    "shared_service": True,
    "related": ("2.000635",),
}


def test_the_parts_come_in_the_order_in_which_a_citizen_needs_them() -> None:
    page = html(None, procedure("2.000635"), listing("2.000635"), **FULL)
    parts = [element.attributes.get("aria-labelledby", "") for element in elements(page, "section")]
    shown = [id for id in parts if id in {section.id for section in SECTIONS}]
    assert shown == [section.id for section in SECTIONS if section.name != "about"]
    links = [link.attributes["href"] for link in elements(page, "a") if link.attributes["href"].startswith("#")]
    assert [f"#{id}" for id in shown] == [link for link in links if link[1:] in shown]


def test_everything_that_a_definition_says_is_shown() -> None:
    page = text(html(None, procedure("2.000635", name="Cấp bản sao"), listing("2.000635"), **FULL))
    for words in (
        "Tờ khai 1 bản chính · 2 bản sao Biểu mẫu: CT01.docx",
        "Nộp Nộp tờ khai Nhận Nhận kết quả",
        "Công an xã",
        "Trực tuyến 7 ngày làm việc Lệ phí: 10.000 đ",
        "Nhận được Thông báo",
        "Tại nhà, qua bưu chính Trực tuyến",
        "Có chỗ ở",
        "68/2020/QH14 Luật Cư trú",
        "Số quyết định 1523/QĐ",
        "Ngày ban hành 25/03/2026",
        "Cơ quan thực hiện Công an cấp xã",
        "Cơ quan có thẩm quyền Không có",
        "Chưa có thông tin về Cơ quan được ủy quyền Cơ quan phối hợp",
        "Khiếu nại đến người ký",
        "Ghi chú riêng",
        "Số bộ hồ sơ Một bộ",
        "Nhóm sự kiện Có con nhỏ",
        "Phân loại theo quy định Được giao quy định",
        "Là dịch vụ công dùng chung",
        "Cấp bản sao",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("fee", "shown"),
    [
        (Fee(sort="fee", amount=20_000), "Phí: 20.000 đ"),
        (Fee(sort="fee", amount=0), "Phí: Miễn phí"),
        (Fee(sort="charge", amount=None, text="Theo nghị quyết"), "Lệ phí: Theo nghị quyết"),
        (Fee(sort="price", amount=None), "Giá dịch vụ: Chưa có thông tin"),
        (Fee(sort="fee", amount=100, doubtful=True), "Phí: 100 đ (con số này đang được kiểm tra)"),
        (Fee(sort="fee", amount=5, currency="USD"), "Phí: 5 USD"),
        (Fee(sort="fee", amount=8_000, text="mỗi bản"), "Phí: 8.000 đ mỗi bản"),
    ],
)
def test_a_fee_is_told_as_it_is(fee: Fee, shown: str) -> None:
    page = national(methods=(Method(channel="direct", fees=(fee,)),))
    assert f"Trực tiếp Chưa có thông tin {shown}" in part(page, "cach-nop")


def test_an_amount_and_the_same_words_beside_it_are_told_once() -> None:
    page = national(methods=(Method(channel="direct", fees=(Fee(sort="fee", amount=0, text="Miễn phí."),)),))
    assert part(page, "cach-nop").count("Miễn phí") == 1


@pytest.mark.parametrize(("fees", "shown"), [(None, "Chưa có thông tin"), ((), "Không có phí, lệ phí")])
def test_no_fee_and_no_word_of_a_fee_are_two_things(fees: Any, shown: str) -> None:
    page = national(methods=(Method(channel="direct", time=WEEK, fees=fees),))
    assert f"7 ngày làm việc {shown}" in part(page, "cach-nop")
    assert facts(page)["Phí, lệ phí"] == shown


def test_a_long_explanation_stands_below_the_table_once() -> None:
    why = "Người thuộc hộ nghèo, người cao tuổi và trẻ em được miễn theo nghị quyết của hội đồng nhân dân tỉnh."
    fee = Fee(sort="fee", amount=None, text=why)
    methods = (Method(channel="online", time=WEEK, fees=(fee,)), Method(channel="direct", fees=(fee,), text="Tại quầy"))
    shown = part(national(methods=methods), "cach-nop")
    assert shown.count(why) == 1
    assert shown.count("xem giải thích dưới bảng") == 2
    assert "Trực tiếp Tại quầy" in shown


def test_channels_that_agree_share_a_row_and_rows_of_one_channel_are_numbered() -> None:
    same = {"time": WEEK, "fees": ()}
    methods = (Method(channel="online", **same), Method(channel="post", **same), Method(channel="direct", fees=()))
    headers = [element.text for element in elements(national(methods=methods), "th", scope="row")]
    assert headers == ["Trực tuyến, bưu chính", "Trực tiếp"]
    direct = (Method(channel="direct", time=WEEK), Method(channel="direct", time=WEEK, text="Theo danh sách"))
    page = national(methods=(Method(channel="online"), *direct))
    headers = [element.text for element in elements(page, "th", scope="row")]
    assert headers == ["Trực tuyến", "Trực tiếp (trường hợp 1)", "Trực tiếp (trường hợp 2)"]
    assert "Trực tiếp (trường hợp 2) Theo danh sách" in part(page, "cach-nop")


def test_tables_have_captions_and_headers() -> None:
    services = (ServiceCase(name="Đăng ký", code="1.004222.01", time=WEEK),)
    page = national(methods=(Method(channel="online"),), services=services)
    assert len(elements(page, "caption")) == len(elements(page, "table")) == 2
    assert "Đăng ký (1.004222.01) 7 ngày làm việc" in part(page, "cach-nop")
    assert facts(page)["Thời hạn"] == "7 ngày làm việc"


def test_what_the_agency_says_takes_the_place_of_what_the_definition_says_and_bears_its_name() -> None:
    local = listing(
        fees=(LocalFee(sort="charge", amount=15_000),),
        time=LocalTime(quantity=5, unit="working-day"),
        places=(Place(agency="xa-b", hours={"vi": "Sáng thứ Hai"}), Place(name={"vi": "Chợ"}, phone="0205 2")),
    )
    commune = agency("xa-b", names={"vi": "Xã B"}, address={"vi": "Phố 1"}, phone="0205 1", hours={"vi": "Cả tuần"})
    page = html(local, commune, agency(names={"vi": "Tỉnh A"}), **FULL)
    assert facts(page)["Phí, lệ phí"] == "15.000 đ Tại Tỉnh A"
    assert facts(page)["Thời hạn"] == "5 ngày làm việc Tại Tỉnh A"
    assert "10.000 đ" not in text(page)
    places = part(page, "noi-nop")
    assert "Tại Tỉnh A" in places
    for words in ("Xã B", "Phố 1", "0205 1", "Sáng thứ Hai", "Chợ", "0205 2"):
        assert words in places, words
    assert "Cả tuần" not in places
    assert "Công an xã" not in places


def test_an_agency_that_takes_nothing_in_person_says_so() -> None:
    assert "Không có nơi nộp trực tiếp." in part(html(listing(places=()), **FULL), "noi-nop")


def test_where_the_definition_names_no_place_the_bodies_that_carry_it_out_do() -> None:
    page = national(executing=(Coded(name="Công an cấp xã"),), anywhere=True)
    assert "Công an cấp xã Nộp được ở nơi khác nơi cư trú" in part(page, "noi-nop")


def test_one_can_apply_ask_and_find_the_national_page_from_here() -> None:
    local = listing(
        apply_url="https://nop.example/1", phone="0205 3", email="hoi@a.example", note={"vi": "Có người giúp."}
    )
    page = html(local, url=URL)
    hrefs = {link.text: link.attributes["href"] for link in elements(page, "a")}
    assert hrefs["Nộp hồ sơ trực tuyến"] == "https://nop.example/1"
    assert hrefs["hoi@a.example"] == "mailto:hoi@a.example"
    assert hrefs["0205 3"] == "tel:02053"
    assert hrefs["Xem trang thủ tục trên Cổng quốc gia"] == "/thu-tuc/1.004222/"
    assert "Có người giúp." in text(page)
    assert "Nộp hồ sơ trực tuyến" not in text(html())


def test_a_local_page_gives_way_to_the_national_one_in_search_engines() -> None:
    (canonical,) = elements(html(url=URL), "link", rel="canonical")
    assert canonical.attributes["href"] == URL
    assert not elements(html(url=URL), "link", rel="alternate", hreflang="vi")
    (own,) = elements(html(), "link", rel="canonical")
    assert own.attributes["href"] == "http://localhost:8000/tinh-a/thu-tuc/1.004222/"
    (own,) = elements(national(url=URL), "link", rel="canonical")
    assert own.attributes["href"] == "http://localhost:8000/tinh-a/thu-tuc/1.004222/"


def test_an_abolished_procedure_is_told_to_be_one_and_is_found_by_no_search_engine() -> None:
    page = national(state="abolished")
    assert "Thủ tục đã bãi bỏ" in text(page)
    assert "Chưa có thông tin" not in text(page)
    (robots,) = elements(page, "meta", name="robots")
    assert robots.attributes["content"] == "noindex"
    assert not elements(national(), "meta", name="robots")


@pytest.mark.parametrize(
    ("sort", "word"), [("internal", "Nội bộ cơ quan nhà nước"), ("specific", "Đặc thù của địa phương")]
)
def test_a_procedure_that_is_not_for_everybody_bears_a_label(sort: Any, word: str) -> None:
    assert word in text(national(sort=sort))
    assert word not in text(national())


def test_many_papers_of_several_cases_are_folded_and_parts_of_one_dossier_are_not() -> None:
    papers = tuple(Paper(name=f"Giấy {number}", originals=1) for number in range(5))
    long = "Trường hợp người được chăm sóc về ở nhà người chăm sóc"
    cases = tuple(DossierCase(name=f"{long} {number}", papers=papers) for number in range(3))
    page = national(dossier=cases)
    summaries = [element.text for element in elements(page, "summary")]
    assert [f"{long} {number}" in summaries for number in range(3)] == [True] * 3
    parts = tuple(DossierCase(name=name, papers=papers) for name in ("* Giấy tờ phải nộp:", "Phải xuất trình", ""))
    headings = [element.text for element in elements(national(dossier=parts), "h3")]
    assert headings == ["Giấy tờ phải nộp", "Phải xuất trình", "Giấy tờ khác và lưu ý chung"]


def test_a_paper_without_a_name_is_not_passed_over() -> None:
    unnamed = (Paper(name="", originals=1), Paper(name=" "), Paper(name="", forms=("Mau.docx", " ")))
    shown = part(national(dossier=(DossierCase(papers=unnamed), DossierCase(name="Khác"))), "giay-to")
    assert shown == (
        "Cần chuẩn bị giấy tờ gì Giấy tờ khác và lưu ý chung Giấy tờ chưa rõ tên 1 bản chính "
        "Giấy tờ chưa rõ tên Biểu mẫu: Mau.docx Khác Chưa có thông tin"
    )


def test_steps_that_lie_in_one_text_are_numbered_all_the_same() -> None:
    page = national(steps=(Step(text="Chuẩn bị.\nBước 1: Nộp\nBước 2: Nhận"),))
    (steps,) = [element for element in elements(page, "ol") if element.attributes.get("class") == "steps"]
    assert steps.text == "Nộp Nhận"
    assert "Chuẩn bị." in part(page, "cac-buoc")
    assert "steps" not in {
        element.attributes.get("class") for element in elements(national(steps=(Step(text="Nộp"),)), "ol")
    }


def test_markup_in_a_text_is_shown_as_text() -> None:
    evil = "<script>alert(1)</script>"
    page = national(
        name=evil, steps=(Step(name=evil, text=evil),), requirements=evil, remarks=(Remark(label=evil, text=evil),)
    )
    assert {script.attributes.get("type") for script in elements(page, "script")} == {"application/ld+json"}
    assert text(page).count(evil) >= 5


def test_a_page_in_english_is_in_english() -> None:
    page = html(locale="en", name="Register residence", **FULL)
    assert facts_of_english(page) == {
        "Online": "Yes",
        "Fees and charges": "10,000 đ",
        "How long it takes": "7 working days",
    }
    assert "What to bring" in text(page)
    assert "25 March 2026" in text(page)


def facts_of_english(page: str) -> dict[str, str]:
    return {label: value for label, value in facts(page).items() if value != "No information yet"}


def test_machines_read_a_service_of_the_state() -> None:
    local = listing(apply_url="https://nop.example/1")
    methods = (
        Method(channel="online", time=Time(quantity=3, unit="day"), fees=(Fee(sort="fee", amount=7_000),)),
        Method(
            channel="direct", time=WEEK, fees=(Fee(sort="fee", amount=100, doubtful=True), Fee(sort="fee", text="x"))
        ),
    )
    (found,) = linked_data(
        html(
            local,
            agency(names={"vi": "Tỉnh A"}),
            name="Đăng ký thường trú",
            methods=methods,
            fields=(Coded(name="Cư trú"),),
            audiences=(Coded(name="Công dân"),),
            results=(Coded(name="Thông báo"),),
            owner="tinh-a",
        )
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": "Đăng ký thường trú",
        "identifier": "1.004222",
        "inLanguage": "vi",
        "url": "http://localhost:8000/tinh-a/thu-tuc/1.004222/",
        "category": ["Cư trú"],
        "audience": [{"@type": "Audience", "audienceType": "Công dân"}],
        "provider": {"@type": "GovernmentOrganization", "name": "Tỉnh A"},
        "serviceOperator": {"@type": "GovernmentOrganization", "name": "Tỉnh A"},
        "serviceOutput": [{"@type": "Thing", "name": "Thông báo"}],
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "name": "online",
                "serviceUrl": "https://nop.example/1",
                "processingTime": "P3D",
            },
            {"@type": "ServiceChannel", "name": "direct"},
        ],
        "offers": [{"@type": "Offer", "price": 7_000, "priceCurrency": "VND"}],
        "dateModified": "2026-03-01T02:00:00Z",
    }
