"""Rules for the body of a page, so that everybody can read it and navigate it by its headings."""

from collections.abc import Iterator

from content_models.block import AgenciesBlock, CardsBlock, ContactBlock, FilesBlock, LatestBlock, TableBlock
from content_models.page import PageBase
from content_models.record import walk
from content_models.richtext import Anchor, Heading, plain_text
from content_models.rule import RuleViolation, rule

MAX_DEPTH = 20
"""The maximum depth of nesting in rich text. Real texts need less, and recursive templates have a limit."""


def check_text(page: PageBase) -> Iterator[RuleViolation]:
    """Check that the text is not nested too deeply, and that each link has text and contains no other link."""
    for field, struct in walk(page.body, "body"):
        depth = field.count(".c[") + field.count(".inner[")
        if depth == MAX_DEPTH + 1:
            yield TOO_DEEP.broken(field, plain_text((struct,)), levels=MAX_DEPTH)
        if not isinstance(struct, Anchor):
            continue
        text = plain_text(struct.c)
        if not text:
            yield EMPTY_LINK.broken(field, struct.link.ref)
        if any(isinstance(inner, Anchor) for _, inner in walk(struct.c)):
            yield NESTED_LINK.broken(field, text)


def check_headings(page: PageBase) -> Iterator[RuleViolation]:
    """Check that no heading is empty or skips a level, so that a screen reader can navigate by headings."""
    level = 1
    for position, block in enumerate(page.body):
        if isinstance(block, FilesBlock | CardsBlock | LatestBlock | ContactBlock | AgenciesBlock):
            level = 2
        for field, struct in walk(block, f"body[{position}]"):
            if not isinstance(struct, Heading):
                continue
            text = plain_text(struct.c)
            if not text:
                yield EMPTY_HEADING.broken(field, text)
            if struct.level > level + 1:
                yield HEADING_LEVEL.broken(
                    f"{field}.level", f"{struct.level}: {text}", above=level, level=struct.level, allowed=level + 1
                )
            level = struct.level


def check_tables(page: PageBase) -> Iterator[RuleViolation]:
    """Check that each row of a table has one cell per column."""
    for position, block in enumerate(page.body):
        if not isinstance(block, TableBlock):
            continue
        for number, row in enumerate(block.rows):
            if len(row) != len(block.head):
                yield TABLE_ROW.broken(
                    f"body[{position}].rows[{number}]", " | ".join(row), cells=len(row), columns=len(block.head)
                )


TOO_DEEP = rule(
    "too-deep",
    check_text,
    of=PageBase,
    en=("{value} lies more than {levels} levels deep in other text", "Take some of the formatting off"),
    vi=("Đoạn {value} có hơn {levels} lớp định dạng lồng nhau", "Hãy bỏ bớt định dạng"),
)
EMPTY_LINK = rule(
    "empty-link",
    check_text,
    of=PageBase,
    en=("{value} is a link without words", "Give it a text, or remove it"),
    vi=("Liên kết tới {value} không có chữ", "Hãy viết chữ cho liên kết hoặc bỏ liên kết"),
)
NESTED_LINK = rule(
    "nested-link",
    check_text,
    of=PageBase,
    en=("{value} is a link that holds another link", "Part the two links"),
    vi=("Liên kết {value} chứa một liên kết khác", "Hãy tách hai liên kết"),
)
EMPTY_HEADING = rule(
    "empty-heading",
    check_headings,
    of=PageBase,
    hides_value=True,
    en=("{value} is a heading without words", "Remove it or give it a text"),
    vi=("Trang có một đề mục không có chữ", "Hãy bỏ đi hoặc viết nội dung đề mục"),
)
HEADING_LEVEL = rule(
    "heading-level",
    check_headings,
    of=PageBase,
    en=("{value} skips from level {above} to level {level}", "Make it a heading of level {allowed}"),
    vi=("Đề mục {value} nhảy từ cấp {above} xuống cấp {level}", "Hãy chuyển thành đề mục cấp {allowed}"),
)
TABLE_ROW = rule(
    "table-row",
    check_tables,
    of=PageBase,
    en=(
        "{value} does not fit the header row (cells: {cells}, column headers: {columns})",
        "Give every row one cell for each column",
    ),
    vi=(
        "Hàng {value} không khớp với hàng tiêu đề (số ô: {cells}, số cột: {columns})",
        "Hãy để mỗi hàng có đủ một ô cho mỗi cột",
    ),
)

RULES = (TOO_DEEP, EMPTY_LINK, NESTED_LINK, EMPTY_HEADING, HEADING_LEVEL, TABLE_ROW)
