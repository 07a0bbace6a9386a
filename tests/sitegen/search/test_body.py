"""Search finds all texts that a page shows."""

from content_models.block import (
    AgenciesBlock,
    CalloutBlock,
    Card,
    CardsBlock,
    ContactBlock,
    DetailsBlock,
    FilesBlock,
    ImageBlock,
    ImageUse,
    LatestBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from content_models.listing import LocalFee, LocalTime, Place
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
from content_models.richtext import Item, List, Paragraph, Strong
from sitegen.search.documents import make_documents
from tests.sitegen.portals import agency, file, image, page, section, to_page
from tests.sitegen.search.procedures import definition, offer, procedure_list, procedure_page, site


def body_of(kind: str, *records: object, **options: object) -> list[str]:
    made = make_documents(site(*records, **options))  # type: ignore[arg-type]
    return next(document.body for document in made if document.kind == kind).split("\n")


def test_the_text_of_every_block() -> None:
    blocks = (
        TextBlock(flow=(Paragraph(("Một ", Strong(("hai",)))), List((Item(("Ba",)),)))),
        CalloutBlock(tone="info", flow=(Paragraph(("Chú ý",)),)),
        DetailsBlock(summary="Hỏi", flow=(Paragraph(("Đáp",)),)),
        ImageBlock(use=ImageUse(image="anh", alt="Cầu", caption="Cầu Kỳ Cùng")),
        ImageBlock(use=ImageUse(image="anh", alt="")),
        FilesBlock(title="Tải về", files=("mau-don", "khong-co")),
        TableBlock(caption="Lệ phí", head=("Loại", "Mức"), rows=(("Mới", "20.000 đ"),)),
        QuoteBlock(text="Lời nói", source="Bà Lan"),
        CardsBlock(title="Lối vào", cards=(Card(title="Tin", link=to_page("tin"), text="Mỗi ngày"),)),
        LatestBlock(title="Tin mới", section="tin"),
        ContactBlock(agency="xa-b"),
        AgenciesBlock(title="Các xã", parent="tinh-a"),
    )
    office = agency(
        "xa-b", names={"vi": "Xã B"}, address={"vi": "Phố Muối"}, phone="0205 3812 345", email="b@x.example"
    )
    assert body_of("page", section(), image(), file(), page(body=blocks), agencies=(office,)) == [
        *("Một hai", "Ba", "Chú ý", "Hỏi", "Đáp", "Cầu", "Cầu Kỳ Cùng", "Tải về", "Mẫu đơn"),
        *("Lệ phí", "Loại Mức", "Mới 20.000 đ", "Lời nói", "Bà Lan", "Lối vào", "Tin", "Mỗi ngày", "Tin mới"),
        *("Xã B", "Phố Muối", "0205 3812 345", "b@x.example", "Các xã"),
    ]


def test_the_text_of_a_procedure_and_of_what_an_agency_adds() -> None:
    procedure = definition(
        url="https://x.example/",
        summary="Mô tả",
        fields=(Coded("Cư trú"),),
        audiences=(Coded("Công dân"),),
        life_events=(LifeEvent("Nhà ở", "citizen"),),
        steps=(Step("Bước 1", "Chuẩn bị"),),
        methods=(
            Method(
                "direct", Time(7, "working-day", "Kể từ ngày nhận"), (Fee("fee", text="Miễn cho trẻ em"),), "Tại xã"
            ),
        ),
        dossier=(DossierCase("Nhà thuê", (Paper("Tờ khai CT01", forms=("CT01.docx",)),)),),
        services=(ServiceCase("Trực tuyến"),),
        results=(Coded("Thông báo"),),
        executing=(Coded("Công an xã"),),
        authority=(Coded("Trưởng công an"),),
        delegated=(),
        coordinating=(Coded("Tư pháp"),),
        receiving="Bộ phận một cửa",
        requirements="Có chỗ ở hợp pháp",
        legal=(LegalBasis("68/2020/QH14", "Luật Cư trú"),),
        decision=Decision("1523/QĐ-BCA", issuer="Bộ Công an"),
        announced_by=Coded("Bộ Công an (C06)"),
        redress="Khiếu nại",
        note="Ghi chú",
        remarks=(Remark("Nhãn", "Điều khác"),),
    )
    listing = offer(
        places=(Place(agency="xa-b"), Place(name={"vi": "Quầy 3"}, phone="0205 1")),
        fees=(LocalFee("fee", text={"vi": "Nộp tại quầy"}),),
        time=LocalTime(text={"vi": "Trong ngày"}),
        phone="0205 2",
        email="mot-cua@x.example",
        note={"vi": "Nghỉ thứ bảy"},
    )
    office = agency("xa-b", names={"vi": "Xã B"})
    assert body_of("procedure", procedure_list(), procedure_page(procedure, listing), agencies=(office,)) == [
        *("Mô tả", "Cư trú", "Công dân", "Nhà ở", "Bước 1", "Chuẩn bị", "Tại xã", "Kể từ ngày nhận", "Miễn cho trẻ em"),
        *(
            "Nhà thuê",
            "Tờ khai CT01",
            "CT01.docx",
            "Trực tuyến",
            "Thông báo",
            "Công an xã",
            "Trưởng công an",
            "Tư pháp",
        ),
        *("Bộ phận một cửa", "Có chỗ ở hợp pháp", "68/2020/QH14", "Luật Cư trú", "1523/QĐ-BCA", "Bộ Công an"),
        *("Bộ Công an (C06)", "Khiếu nại", "Ghi chú", "Điều khác"),
        *("Xã B", "Quầy 3", "0205 1", "Nộp tại quầy", "Trong ngày", "0205 2", "mot-cua@x.example", "Nghỉ thứ bảy"),
    ]


def test_what_is_unknown_says_nothing() -> None:
    assert body_of("procedure", procedure_list(), procedure_page(definition())) == [""]
