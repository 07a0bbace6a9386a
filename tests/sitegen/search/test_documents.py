"""The search documents of a portal's pages."""

from datetime import timedelta

import pytest

from content_models.page import Article
from content_models.procedure import Coded
from sitegen.search.document import Document
from sitegen.search.documents import make_documents
from sitegen.site.site import Site
from tests.sitegen.portals import AT, agency, article, home, page, portal, section, text
from tests.sitegen.search.procedures import definition, offer, procedure_list, procedure_page, site

OFFICE = agency(
    names={"vi": "Phường Kỳ Lừa", "en": "Ky Lua Ward"},
    short_names={"vi": "Kỳ Lừa"},
    statistical_code="05983",
)


def documents(of: Site) -> dict[str, Document]:
    return {document.id: document for document in make_documents(of)}


def only(of: Site, kind: str) -> Document:
    found = [document for document in make_documents(of) if document.kind == kind]
    assert len(found) == 1
    return found[0]


def test_every_page_in_every_language_is_a_document() -> None:
    made = make_documents(
        site(
            home(),
            home("en"),
            section(),
            article("bai"),
            page(),
            page(locale="en"),
            procedure_list(),
            agencies=(OFFICE,),
        )
    )
    assert [(document.id, document.kind, document.lang, document.url) for document in made] == [
        ("tinh-a:bai:vi", "article", "vi", "http://localhost:8000/tinh-a/tin/2026/03/bai/"),
        ("tinh-a:gioi-thieu:en", "page", "en", "http://localhost:8000/tinh-a/en/gioi-thieu/"),
        ("tinh-a:gioi-thieu:vi", "page", "vi", "http://localhost:8000/tinh-a/gioi-thieu/"),
        ("tinh-a:home:en", "agency", "en", "http://localhost:8000/tinh-a/en/"),
        ("tinh-a:home:vi", "agency", "vi", "http://localhost:8000/tinh-a/"),
        ("tinh-a:thu-tuc:vi", "procedures", "vi", "http://localhost:8000/tinh-a/thu-tuc/"),
        ("tinh-a:tin:vi", "section", "vi", "http://localhost:8000/tinh-a/tin/"),
    ]
    assert {document.portal for document in made} == {"tinh-a"}
    assert {document.agency_name for document in made} == {"Phường Kỳ Lừa", "Ky Lua Ward"}
    assert all(document.group == document.id and document.canonical for document in made)


def test_the_front_page_stands_for_the_agency() -> None:
    made = documents(
        site(
            portal(taglines={"vi": "Gần dân"}),
            home(title="Trang chủ", body=(text("Một cửa"),)),
            home("en", summary="Welcome"),
            agencies=(OFFICE,),
        )
    )
    vi, en = made["tinh-a:home:vi"], made["tinh-a:home:en"]
    assert (vi.title, vi.alternatives) == ("Phường Kỳ Lừa", ("Cổng Tỉnh A", "Kỳ Lừa"))
    assert (vi.unit, vi.code, vi.summary, vi.body) == ("05983", None, "Gần dân", "Một cửa")
    assert (en.title, en.summary, en.alternatives) == ("Ky Lua Ward", "Welcome", ("Province A", "Kỳ Lừa"))


def test_an_article_has_its_date_and_who_wrote_it() -> None:
    bai: Article = article("bai", summary="Tóm tắt", author="Nguyễn An", source="Báo Lạng Sơn", body=(text("Lời"),))
    made = only(site(section(), bai), "article")
    assert made.date == AT
    assert (made.summary, made.body) == ("Tóm tắt", "Lời\nNguyễn An\nBáo Lạng Sơn")
    assert only(site(page()), "page").date is None


def test_the_same_site_gives_the_same_documents() -> None:
    records = [home(), section(), article("mot"), article("hai", first_published_at=AT - timedelta(days=1)), page()]
    assert make_documents(site(*records)) == make_documents(site(*reversed(records)))


def test_a_page_of_the_national_portal_stands_for_its_procedure() -> None:
    procedure = definition(
        name="Thủ tục đăng ký thường trú",
        keywords=("hộ khẩu",),
        summary="Khi có chỗ ở mới. Hết.",
        url="https://x.example/a/",
    )
    made = only(
        site(procedure_list(), procedure_page(procedure, summary="Khi có chỗ ở mới"), agencies=(OFFICE,)), "procedure"
    )
    assert made.title == "Đăng ký thường trú"
    assert made.alternatives == ("Thủ tục đăng ký thường trú", "hộ khẩu")
    assert (made.code, made.group, made.canonical) == ("1.004222", "procedure:1.004222:vi", True)
    assert (made.summary, made.body, made.url) == (
        "Khi có chỗ ở mới",
        "Khi có chỗ ở mới. Hết.",
        "http://localhost:8000/tinh-a/thu-tuc/1-004222/",
    )


def test_an_agencys_page_leaves_the_place_to_the_national_one_where_there_is_one() -> None:
    for url, canonical in (("https://x.example/a/", False), ("", True)):
        made = only(
            site(procedure_list(), procedure_page(definition(url=url), offer()), agencies=(OFFICE,)), "procedure"
        )
        assert made.canonical is canonical
        assert (made.agency, made.agency_name) == ("tinh-a", "Phường Kỳ Lừa")


def test_on_the_national_portal_whoever_announced_a_procedure_answers_for_it() -> None:
    police = agency("bo-cong-an", names={"vi": "Bộ Công an"})
    announced_by = Coded(name="Bộ Công an (cũ)")
    for changes, name in (
        ({"owner": "bo-cong-an", "announced_by": announced_by}, "Bộ Công an"),
        ({"owner": "khong-co", "announced_by": announced_by}, "Bộ Công an (cũ)"),
        ({}, "Phường Kỳ Lừa"),
    ):
        page = procedure_page(definition(**changes))
        made = only(site(procedure_list(), page, agencies=(OFFICE, police)), "procedure")
        assert (made.agency, made.agency_name) == ("tinh-a", name)


def test_a_document_names_the_other_languages_of_its_page() -> None:
    texts = [definition(), definition(locale="en", name="Permanent residence")]
    records = [home(), home("en"), page(), procedure_list(), procedure_list("en"), *map(procedure_page, texts)]
    versions = {(made.id, made.versions) for made in make_documents(site(*records))}
    assert versions >= {
        ("tinh-a:procedure-1.004222:vi", ("en",)),
        ("tinh-a:procedure-1.004222:en", ("vi",)),
        ("tinh-a:gioi-thieu:vi", ()),
    }


def test_an_abolished_procedure_is_not_found() -> None:
    made = make_documents(site(procedure_list(), procedure_page(definition(state="abolished"))))
    assert "procedure" not in {document.kind for document in made}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Thủ tục đăng ký kết hôn", "Đăng ký kết hôn"),
        ("THỦ TỤC HỘI TỰ GIẢI THỂ", "HỘI TỰ GIẢI THỂ"),
        ("Thủ tục: Đăng ký biến động", "Đăng ký biến động"),
        ("Thu\u0309 tu\u0323c đăng ký kết hôn", "Đăng ký kết hôn"),
        ("Thủ tục hải quan đối với hàng hóa quá cảnh", "Thủ tục hải quan đối với hàng hóa quá cảnh"),
        ("Thủ tục hành chính liên thông", "Thủ tục hành chính liên thông"),
        ("Thủ tục đối với hàng hóa", "Thủ tục đối với hàng hóa"),
        ("Thủ tục, hồ sơ hỗ trợ kinh phí", "Thủ tục, hồ sơ hỗ trợ kinh phí"),
        ("Thủ tục", "Thủ tục"),
        ("Thủ tục cấp", "Thủ tục cấp"),
        ("Cấp hộ chiếu", "Cấp hộ chiếu"),
    ],
)
def test_the_word_procedure_is_left_out_where_it_says_nothing(name: str, title: str) -> None:
    made = only(site(procedure_list(), procedure_page(definition(name=name))), "procedure")
    assert (made.title, made.alternatives) == (title, () if name == title else (name,))
