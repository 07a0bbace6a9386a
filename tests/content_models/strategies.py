"""Small random portals that keep every rule, for property tests of reading, building and publishing.

Strategies are cached for each set of ids, because hypothesis takes longer to create one than to draw from it.
"""

from functools import cache
from typing import Any, NamedTuple

from hypothesis import strategies as st

from content_models.agency import Agency
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
    ImageUse,
    LatestBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.media import File, Image, Rendition
from content_models.menu import Menu, MenuItem
from content_models.page import Article, Home, Page, ProcedureList, Section
from content_models.portal import Portal
from content_models.redirect import Redirect
from content_models.richtext import (
    Anchor,
    Break,
    Emphasis,
    Flow,
    Foreign,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    ThematicBreak,
)
from tests.content_models.offers import listings, procedures
from tests.content_models.wordings import lines, locales, moments, titles
from tests.sites.broken import PNG, PNG_NAME

MEDIA = {PNG_NAME: PNG}
"""The bytes of every generated image and file."""


class Site(NamedTuple):
    """The records of one portal and the shared records that it needs."""

    records: list[RecordBase]
    shared: list[RecordBase]


PROCEDURES = ("1.000001", "2.000002")


class Ids(NamedTuple):
    """The ids that the content of a portal may refer to."""

    pages: tuple[str, ...]
    sections: tuple[str, ...]
    images: tuple[str, ...]
    files: tuple[str, ...]
    agencies: tuple[str, ...]


genres: st.SearchStrategy[Any] = st.sampled_from(["news", "announcement", "guidance", "press"])


@cache
def links(ids: Ids) -> st.SearchStrategy[Link]:
    """Draw links to existing records and to safe addresses outside the portal."""
    inside = [
        *(Link(to="page", ref=id) for id in ids.pages),
        *(Link(to="file", ref=id) for id in ids.files),
        *(Link(to="agency", ref=id) for id in ids.agencies),
    ]
    outside = [
        Link(to="url", ref="https://bo.example/trang?a=1#muc"),
        Link(to="email", ref="van-phong@xa.example"),
        Link(to="phone", ref="+84 205 3000 100"),
    ]
    return st.sampled_from([*inside, *outside])


@cache
def _inlines(ids: Ids) -> st.SearchStrategy[tuple[Inline, ...]]:
    plain: st.SearchStrategy[tuple[Inline, ...]] = titles.map(lambda text: (text,))
    marked = st.one_of(
        plain.map(Strong),
        plain.map(Emphasis),
        plain.map(Superscript),
        plain.map(Subscript),
        st.builds(Foreign, locales, plain),
        st.builds(Anchor, links(ids), plain),
    )
    piece: st.SearchStrategy[Inline] = st.one_of(titles, marked, st.just(Break()))
    return st.lists(piece, min_size=1, max_size=3).map(tuple)


@cache
def _flows(ids: Ids) -> st.SearchStrategy[tuple[Flow, ...]]:
    inline = _inlines(ids)
    plain: st.SearchStrategy[tuple[Inline, ...]] = titles.map(lambda text: (text,))
    listing = st.builds(
        lambda words, inner, style: List(
            items=(Item(c=words), Item(c=words, inner=(List(items=(Item(c=inner),)),))), style=style
        ),
        inline,
        plain,
        st.sampled_from(["bullet", "number"]),
    )
    # A heading of level 2 is allowed anywhere, one of level 3 only below a heading of level 2.
    parts: st.SearchStrategy[tuple[Flow, ...]] = st.one_of(
        inline.map(lambda words: (Paragraph(c=words),)),
        plain.map(lambda words: (Heading(level=2, c=words), Heading(level=3, c=words))),
        listing.map(lambda made: (made,)),
        st.just((ThematicBreak(),)),
    )
    return st.lists(parts, min_size=1, max_size=2).map(lambda groups: sum(groups, ()))


@cache
def _tables() -> st.SearchStrategy[TableBlock]:
    def rows(head: tuple[str, ...]) -> st.SearchStrategy[TableBlock]:
        row = st.tuples(*(lines for _ in head))
        return st.builds(
            TableBlock,
            caption=titles,
            head=st.just(head),
            rows=st.lists(row, max_size=2).map(tuple),
            row_headers=st.booleans(),
        )

    return st.lists(titles, min_size=1, max_size=3).map(tuple).flatmap(rows)


@cache
def _bodies(ids: Ids) -> st.SearchStrategy[tuple[Block, ...]]:
    flows = _flows(ids)
    cards = st.builds(Card, title=titles, link=links(ids), text=lines)
    blocks: list[st.SearchStrategy[Block]] = [
        st.builds(TextBlock, flow=flows),
        st.builds(CalloutBlock, tone=st.sampled_from(["info", "warning"]), flow=flows),
        st.builds(DetailsBlock, summary=titles, flow=flows),
        st.builds(QuoteBlock, text=titles, source=lines),
        st.builds(CardsBlock, title=titles, cards=st.lists(cards, min_size=1, max_size=2).map(tuple)),
        st.builds(ImageBlock, use=_uses(ids)),
        st.builds(FilesBlock, title=titles, files=st.just(ids.files)),
        st.builds(ContactBlock, agency=st.sampled_from(ids.agencies)),
        st.builds(AgenciesBlock, title=titles, parent=st.sampled_from(ids.agencies)),
        st.builds(LatestBlock, title=titles, section=st.sampled_from(ids.sections), count=st.integers(1, 12)),
        _tables(),
    ]
    return st.lists(st.one_of(blocks), max_size=3).map(tuple)


@cache
def _uses(ids: Ids) -> st.SearchStrategy[ImageUse]:
    return st.builds(ImageUse, image=st.sampled_from(ids.images), alt=lines, caption=lines, credit=lines)


@cache
def _menu_items(ids: Ids) -> st.SearchStrategy[list[MenuItem]]:
    return st.lists(st.builds(MenuItem, label=titles, link=links(ids)), max_size=2)


@st.composite
def sites(draw: st.DrawFn, key: str = "xa-mau", max_pages: int = 6) -> Site:
    """Draw a portal in one or two languages with a tree of pages; the targets of all links exist."""
    languages = ("vi", "en")[: draw(st.integers(1, 2))]
    number = draw(st.integers(0, max_pages))
    ids = Ids(
        pages=("home", "tin-tuc", *(f"trang-{position}" for position in range(number))),
        sections=("tin-tuc",),
        images=("anh",),
        files=("mau-don",),
        agencies=("tinh-mau", key),
    )
    records: list[RecordBase] = [
        Portal(
            id=key,
            agency=key,
            base_url=f"http://localhost:8000/{key}/",
            locales=languages,
            names={language: draw(titles) for language in languages},
            page_size=draw(st.integers(5, 20)),
        ),
        Image(
            id="anh",
            title=draw(titles),
            renditions=(Rendition(sha256=PNG_NAME, type="image/png", width=16, height=9, bytes=len(PNG)),),
        ),
        File(id="mau-don", title=draw(titles), name="mau-don.png", type="image/png", sha256=PNG_NAME, bytes=len(PNG)),
        Redirect(id="cu", source="/cu/trang.html", link=Link(to="page", ref=draw(st.sampled_from(ids.pages)))),
    ]
    for language in languages:
        records += [*_draw_frame(draw, language, ids), *_draw_pages(draw, language, ids, number)]
    defined = PROCEDURES[: draw(st.integers(0, len(PROCEDURES)))]
    level: Any = draw(st.sampled_from(["commune", "national"]))
    if level == "commune":
        records += [draw(listings(id, ids.agencies)) for id in defined if draw(st.booleans())]
    shared: list[RecordBase] = [
        Agency(id="tinh-mau", names={"vi": "Tỉnh Mẫu"}, level="province", statistical_code="99"),
        Agency(id=key, parent="tinh-mau", names={"vi": draw(titles)}, level=level, phone="0205 3000 100"),
        *(draw(procedures(id, "vi", defined, ids.agencies)) for id in defined),
        *(draw(procedures(id, "en", defined, ids.agencies)) for id in defined if draw(st.booleans())),
    ]
    return Site(records, shared)


def _draw_frame(draw: st.DrawFn, language: str, ids: Ids) -> list[RecordBase]:
    """Draw the front page, the section and the menu of a language."""
    moment = draw(moments)
    return [
        Home(
            id="home",
            locale=language,
            title=draw(titles),
            first_published_at=moment,
            updated_at=moment,
            summary=draw(lines),
            body=draw(_bodies(ids)),
        ),
        Section(
            id="tin-tuc",
            locale=language,
            title=draw(titles),
            slug="tin-tuc",
            parent="home",
            first_published_at=moment,
            updated_at=moment,
        ),
        ProcedureList(
            id="thu-tuc",
            locale=language,
            title=draw(titles),
            slug="thu-tuc",
            parent="home",
            first_published_at=moment,
            updated_at=moment,
            body=draw(_bodies(ids)),
        ),
        Menu(
            id=f"chinh-{language}",
            locale=language,
            place="main",
            items=tuple(draw(_menu_items(ids))),
        ),
    ]


def _draw_pages(draw: st.DrawFn, language: str, ids: Ids, number: int) -> list[RecordBase]:
    """Draw articles below the section and other pages below any earlier page; some may lack a translation."""
    made: list[RecordBase] = []
    parents = ["home", "tin-tuc"]
    for position in range(number):
        id, moment = f"trang-{position}", draw(moments)
        if language != "vi" and draw(st.booleans()):
            continue
        common: dict[str, Any] = {
            "id": id,
            "locale": language,
            "title": draw(titles),
            "slug": f"bai-{position}",
            "first_published_at": moment,
            "updated_at": moment,
            "summary": draw(lines),
            "body": draw(_bodies(ids)),
        }
        if draw(st.booleans()):
            lead = draw(st.none() | _uses(ids))
            made.append(Article(parent="tin-tuc", genre=draw(genres), lead=lead, author=draw(lines), **common))
        else:
            made.append(Page(parent=draw(st.sampled_from(parents)), order=draw(st.integers(0, 9)), **common))
            parents.append(id)
    return made
