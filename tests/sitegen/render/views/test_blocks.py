"""The body of a page, block by block."""

from typing import get_args

import pytest

from content_models.block import (
    AgenciesBlock,
    Block,
    CalloutBlock,
    Card,
    CardsBlock,
    ContactBlock,
    DetailsBlock,
    FilesBlock,
    ImageBlock,
    LatestBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from content_models.kind import RecordBase
from content_models.richtext import Heading, Paragraph
from sitegen.render.theme import required_templates
from tests.sitegen.documents import elements, ids
from tests.sitegen.portals import agency, file, image, page, shown, text, to_page
from tests.sitegen.rendering import printed

EMPTY = "https://nowhere.example/"


def body(*blocks: Block, records: tuple[RecordBase, ...] = (), locale: str = "vi") -> str:
    """The main part of a page with these blocks."""
    path = "gioi-thieu/index.html" if locale == "vi" else "en/about/index.html"
    changed = page(body=blocks) if locale == "vi" else page(locale="en", slug="about", body=blocks)
    html = printed(changed, *records)[path]
    return html[html.index("<main") : html.index("</main>") + len("</main>")]


def test_every_kind_of_block_has_a_template_that_every_theme_must_have() -> None:
    names = {str(block.__struct_config__.tag) for block in get_args(Block)}
    required = {path.split("/")[1] for path in required_templates() if path.startswith("components/")}
    assert names <= required


SHOWN: list[tuple[Block, str]] = [
    (text("Chào & <b>"), "Chào & <b>"),
    (ImageBlock(use=shown(alt="Cây cầu")), "Ảnh: An"),
    (FilesBlock(title="Tải về", files=("mau-don",)), "PDF Mẫu đơn 1 KB"),
    (TableBlock(caption="Giờ", head=("Ngày", "Giờ"), rows=(("Thứ <Hai>", "8"),)), "Thứ <Hai>"),
    (CalloutBlock(tone="warning", flow=(Paragraph(("Nước lên",)),)), "Quan trọng Nước lên"),
    (QuoteBlock(text="Vì dân", source="Bác"), "Vì dân Bác"),
    (DetailsBlock(summary="Xem", flow=(Paragraph(("Thêm",)),)), "Xem Thêm"),
    (CardsBlock(title="Lối vào", cards=(Card(title="Tin", link=to_page("tin"), text="Mới"),)), "Lối vào Tin"),
    (LatestBlock(title="Tin mới", section="tin", count=2), "Trang bai-0"),
    (ContactBlock(agency="tinh-a"), "Liên hệ Cơ quan tinh-a"),
    (AgenciesBlock(title="Cơ quan", parent="tinh-a"), "Xã B"),
]
RECORDS = (image(credit="An"), file(), agency("xa-b", names={"vi": "Xã B"}, parent="tinh-a", level="commune"))


@pytest.mark.parametrize(("block", "words"), SHOWN)
def test_a_block_shows_what_it_holds(block: Block, words: str) -> None:
    assert words in elements(body(block, records=RECORDS), "main")[0].text


def test_every_kind_of_block_is_shown_above() -> None:
    assert {type(block) for block, _ in SHOWN} == set(get_args(Block))


@pytest.mark.parametrize(
    "block",
    [
        ImageBlock(use=shown("mat")),
        FilesBlock(title="Trống", files=("mat",)),
        CardsBlock(title="Trống", cards=(Card(title="Thẻ", link=to_page("mat")),)),
        LatestBlock(title="Trống", section="mat"),
        LatestBlock(title="Trống", section="gioi-thieu"),
        ContactBlock(agency="mat"),
        AgenciesBlock(title="Trống", parent="mat"),
    ],
)
def test_a_block_of_which_nothing_is_published_leaves_no_trace(block: Block) -> None:
    assert body(block) == body()


def test_what_is_published_of_a_block_is_shown_without_the_rest() -> None:
    html = body(FilesBlock(title="Tải về", files=("mat", "mau-don")), records=(file(),))
    assert len(elements(html, "li")) == 1


def test_a_file_in_another_language_says_so_and_one_in_an_unknown_language_shows_its_tag() -> None:
    both = FilesBlock(title="Tải về", files=("a", "b", "c"))
    records = (file("a", language="en"), file("b", language="de"), file("c", language="vi"))
    html = body(both, records=records)
    links = [link for link in elements(html, "a") if "/tep/" in link.attributes["href"]]
    assert [link.attributes.get("hreflang") for link in links] == ["en", "de", None]
    assert [link.text.partition(" · ")[2] for link in links] == ["Tiếng Anh", "de", ""]


def test_sizes_are_written_as_in_the_language_of_the_page() -> None:
    block, record = FilesBlock(title="Tải về", files=("mau-don",)), file(bytes=1_250_001)
    assert "1,3 MB" in body(block, records=(record,))
    assert "1.3 MB" in body(block, records=(record,), locale="en")


def test_a_table_has_a_caption_and_headers_for_its_columns_and_rows() -> None:
    table = TableBlock(caption="Giờ", head=("Ngày", "Giờ"), rows=(("Hai", "8"), ("Ba", "9")), row_headers=True)
    html = body(table)
    assert [cell.attributes["scope"] for cell in elements(html, "th")] == ["col", "col", "row", "row"]
    assert elements(html, "caption")[0].text == "Giờ"
    plain = body(TableBlock(caption="Giờ", head=("Ngày",), rows=(("Hai",),)))
    assert [cell.attributes["scope"] for cell in elements(plain, "th")] == ["col"]


@pytest.mark.parametrize("heading", ["Contact", "Main", "Top", "Children", "Articles", "Neighbours"])
def test_a_heading_never_takes_the_id_of_something_in_the_templates(heading: str) -> None:
    block = TextBlock(flow=(Heading(2, (heading,)),))
    html = printed(page(body=(block,)), page("duoi", parent="gioi-thieu"))["gioi-thieu/index.html"]
    assert len(set(ids(html))) == len(ids(html))


def test_agencies_come_in_alphabetical_order_with_their_level() -> None:
    below = [
        agency(id, names={"vi": name}, parent="tinh-a", level="commune", portal_url=url)
        for id, name, url in (("1", "Xã Đa", ""), ("2", "Xã Da", "http://localhost:8000/da/"), ("3", "Xã Ăn", EMPTY))
    ]
    html = body(AgenciesBlock(title="Các xã", parent="tinh-a"), records=tuple(below))
    items = elements(html, "li")
    assert [item.text.split(" Xã,")[0] for item in items] == ["Xã Ăn", "Xã Da", "Xã Đa"]
    assert [link.attributes["href"] for link in elements(html, "a")][:2] == [EMPTY, "/da/"]


def test_a_block_shows_the_text_of_another_language_where_its_own_is_missing() -> None:
    html = body(ContactBlock(agency="tinh-a"), locale="en")
    assert "Contact Cơ quan tinh-a" in elements(html, "main")[0].text
