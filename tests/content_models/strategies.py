"""Small random portals that keep every rule, for properties of reading, building and publishing."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple, TypeVar, get_args

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
from content_models.listing import LocalFee, LocalListing, LocalTime, Place
from content_models.media import File, Image, Rendition
from content_models.menu import Menu, MenuItem
from content_models.page import Article, Home, Page, ProcedureList, Section
from content_models.portal import Portal
from content_models.procedure import (
    Channel,
    Coded,
    Decision,
    DossierCase,
    Fee,
    FeeSort,
    Handover,
    LegalBasis,
    Level,
    LifeEvent,
    Method,
    OnlineService,
    Paper,
    Procedure,
    Remark,
    ServiceCase,
    Sort,
    State,
    Step,
    Time,
    TimeUnit,
)
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
    Listing,
    Rule,
    Strong,
    Subscript,
    Superscript,
    Words,
)
from tests.sites.broken import PNG, PNG_NAME

HANOI = timezone(timedelta(hours=7))
MEDIA = {PNG_NAME: PNG}
"""The bytes that every generated image and file has."""


class Site(NamedTuple):
    """The records of one portal, and the shared ones it needs."""

    records: list[RecordBase]
    shared: list[RecordBase]


PROCEDURES = ["1.000001", "2.000002"]


class Ids(NamedTuple):
    """What the content of a portal may name."""

    pages: list[str]
    sections: list[str]
    images: list[str]
    files: list[str]
    agencies: list[str]


_signs = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
_vietnamese = st.sampled_from(["Đăng ký khai sinh", "Hộ chiếu", "Xã Ba Tơ", "Lệ phí: 8.000 đ", "<b>", "a & b", '"'])
titles = _vietnamese | st.text(_signs, min_size=1, max_size=30).filter(lambda text: text.strip() != "")
lines = st.just("") | titles
locales = st.sampled_from(["vi", "en", "km", "zh-hant"])
moments = st.builds(datetime.fromtimestamp, st.integers(1_577_836_800, 1_795_000_000), tz=st.sampled_from([UTC, HANOI]))
genres: st.SearchStrategy[Any] = st.sampled_from(["news", "announcement", "guidance", "press"])


words_of: Any = lambda literal: st.sampled_from(get_args(literal))  # noqa: E731


def links(ids: Ids) -> st.SearchStrategy[Link]:
    """Links to what there is, and to safe places outside."""
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


def _flows(ids: Ids) -> st.SearchStrategy[tuple[Flow, ...]]:
    inline = _inlines(ids)
    plain: st.SearchStrategy[tuple[Inline, ...]] = titles.map(lambda text: (text,))
    listing = st.builds(
        lambda words, inner, style: Listing(
            items=(Item(c=words), Item(c=words, inner=(Listing(items=(Item(c=inner),)),))), style=style
        ),
        inline,
        plain,
        st.sampled_from(["bullet", "number"]),
    )
    # A heading of level 2 may stand anywhere, one of level 3 below it.
    parts: st.SearchStrategy[tuple[Flow, ...]] = st.one_of(
        inline.map(lambda words: (Words(c=words),)),
        plain.map(lambda words: (Heading(level=2, c=words), Heading(level=3, c=words))),
        listing.map(lambda made: (made,)),
        st.just((Rule(),)),
    )
    return st.lists(parts, min_size=1, max_size=2).map(lambda groups: sum(groups, ()))


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
        st.builds(FilesBlock, title=titles, files=st.just(tuple(ids.files))),
        st.builds(ContactBlock, agency=st.sampled_from(ids.agencies)),
        st.builds(AgenciesBlock, title=titles, parent=st.sampled_from(ids.agencies)),
        st.builds(LatestBlock, title=titles, section=st.sampled_from(ids.sections), count=st.integers(1, 12)),
        _tables(),
    ]
    return st.lists(st.one_of(blocks), max_size=3).map(tuple)


T = TypeVar("T")


def some(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """None to two of them."""
    return st.lists(values, max_size=2).map(tuple)


def told(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """What may also be unknown."""
    return st.none() | values


prose = st.lists(
    st.sampled_from(["Nộp tờ khai.", "- giấy khai sinh", "+ bản sao", "Bước 1: Nộp", "Bước 2: Nhận", "", "---", "<b>"])
    | titles,
    max_size=5,
).map("\n".join)
amounts: st.SearchStrategy[Any] = told(st.sampled_from([0, 100, 20_000, 7.5, 10**12]))
quantities: st.SearchStrategy[Any] = told(st.sampled_from([0.5, 1, 7, 30]))
units: st.SearchStrategy[Any] = told(words_of(TimeUnit))
localised = st.dictionaries(st.sampled_from(["vi", "en"]), titles, max_size=2)
coded = st.builds(Coded, name=titles, code=st.sampled_from(["", "A", "B"]))
times = st.builds(Time, quantity=quantities, unit=units, text=prose)
fees = st.builds(
    Fee,
    sort=words_of(FeeSort),
    amount=amounts,
    currency=st.sampled_from(["VND", "USD"]),
    text=prose,
    doubtful=st.booleans(),
)
methods = st.builds(Method, channel=words_of(Channel), time=told(times), fees=told(some(fees)), text=prose)
papers = st.builds(
    Paper,
    name=prose,
    originals=st.integers(0, 2),
    copies=st.integers(0, 2),
    electronic_form=st.booleans(),
    forms=some(lines),
)
cases = st.builds(DossierCase, name=prose, papers=some(papers))
local_fees = st.builds(
    LocalFee, sort=words_of(FeeSort), amount=amounts, channel=told(words_of(Channel)), text=localised
)
local_times = st.builds(LocalTime, quantity=quantities, unit=units, text=localised)


def procedure_fields(agencies: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """Values for the fields of a definition besides those that name it."""
    return {
        "code": lines,
        "name": titles,
        "updated_at": moments,
        "url": st.sampled_from(["", "http://localhost:8000/thu-tuc/x/", "https://gov.example/thu-tuc/x/"]),
        "sort": words_of(Sort),
        "state": words_of(State),
        "levels": some(words_of(Level)),
        "regulation": lines,
        "fields": some(coded),
        "audiences": some(coded),
        "owner": told(st.sampled_from(agencies)),
        "announced_by": told(coded),
        "decision": told(st.builds(Decision, number=lines, decided_on=told(st.dates()), issuer=lines)),
        "summary": prose,
        "life_events": some(st.builds(LifeEvent, name=lines, audience=st.just("citizen"))),
        "online": told(words_of(OnlineService)),
        "anywhere": told(st.booleans()),
        "shared_service": told(st.booleans()),
        "in_person_only": told(st.booleans()),
        "methods": told(some(methods)),
        "services": some(st.builds(ServiceCase, name=prose, code=lines, time=told(times))),
        "dossier": told(some(cases)),
        "steps": told(some(st.builds(Step, name=lines, text=prose))),
        "executing": told(some(coded)),
        "authority": told(some(coded)),
        "delegated": told(some(coded)),
        "coordinating": told(some(coded)),
        "receiving": told(prose),
        "results": told(some(coded)),
        "returning": told(some(words_of(Handover))),
        "legal": told(some(st.builds(LegalBasis, number=lines, name=prose))),
        "requirements": told(prose),
        "redress": told(prose),
        "note": prose,
        "remarks": some(st.builds(Remark, label=lines, text=prose)),
    }


def listing_fields(agencies: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """Values for the fields of a listing besides those that name it."""
    phones = st.sampled_from(["", "0205 3000 100"])
    places = st.builds(
        Place,
        agency=told(st.sampled_from(agencies)),
        name=localised,
        address=localised,
        hours=localised,
        phone=phones,
    )
    return {
        "first_published_at": moments,
        "updated_at": moments,
        "places": told(some(places)),
        "fees": told(some(local_fees)),
        "time": told(local_times),
        "phone": phones,
        "email": st.sampled_from(["", "mot-cua@xa.example"]),
        "apply_url": st.sampled_from(["", "https://nop.example/1?a=2"]),
        "note": localised,
    }


def procedures(id: str, locale: str, ids: list[str], agencies: list[str]) -> st.SearchStrategy[Procedure]:
    """Definitions that may be related to others of these ids."""
    related = some(st.sampled_from(ids))
    return st.builds(Procedure, id=st.just(id), locale=st.just(locale), related=related, **procedure_fields(agencies))


def listings(id: str, agencies: list[str]) -> st.SearchStrategy[LocalListing]:
    """What an agency may say of a procedure."""
    return st.builds(LocalListing, id=st.just(id), procedure=st.just(id), **listing_fields(agencies))


def _uses(ids: Ids) -> st.SearchStrategy[ImageUse]:
    return st.builds(ImageUse, image=st.sampled_from(ids.images), alt=lines, caption=lines, credit=lines)


@st.composite
def sites(draw: st.DrawFn, key: str = "xa-mau", max_pages: int = 6) -> Site:
    """A portal in one or two languages with a tree of pages, all of whose links lead somewhere."""
    languages = ("vi", "en")[: draw(st.integers(1, 2))]
    number = draw(st.integers(0, max_pages))
    ids = Ids(
        pages=["home", "tin-tuc", *(f"trang-{position}" for position in range(number))],
        sections=["tin-tuc"],
        images=["anh"],
        files=["mau-don"],
        agencies=["tinh-mau", key],
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
    """Front page, section and menu of a language."""
    moment = draw(moments)
    item = st.builds(MenuItem, label=titles, link=links(ids))
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
            items=tuple(draw(st.lists(item, max_size=2))),
        ),
    ]


def _draw_pages(draw: st.DrawFn, language: str, ids: Ids, number: int) -> list[RecordBase]:
    """Articles below the section and lasting pages below any earlier page, perhaps not all in each language."""
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
