"""Random small portals, and random single edits of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
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
    LatestBlock,
    QuoteBlock,
    TableBlock,
)
from content_models.kind import RecordBase
from content_models.link import Link
from content_models.listing import LocalListing
from content_models.media import File, Image
from content_models.menu import Menu
from content_models.page import Article, Home, Page, PageBase, ProcedureList, Section
from content_models.portal import Portal
from content_models.procedure import Procedure
from content_models.redirect import Redirect
from content_models.richtext import Anchor, Heading, Paragraph
from tests.content_models.offers import listing_fields, listings, procedure_fields, procedures
from tests.sitegen.portals import (
    AT,
    agency,
    article,
    file,
    home,
    image,
    listing,
    menu,
    page,
    portal,
    procedure,
    procedure_list,
    redirect,
    rendition,
    section,
    shown,
    text,
    to_page,
    to_url,
)

Records = list[RecordBase]
Draw = Callable[..., Any]

SECTIONS = ("tin", "su-kien", "du-an")
PAGES = ("gioi-thieu", "lien-he", "phap-luat")
ARTICLES = tuple(f"bai-{number}" for number in range(14))
AGENCIES = ("tinh-a", "quoc-gia", "xa-b", "xa-c")
PROCEDURES = ("1.000001", "1.000002", "1.000003")
PAGE_IDS = ("home", *SECTIONS, *PAGES, *ARTICLES[:3], "thu-tuc", "procedure-1.000001", "mat")

words = st.sampled_from(["Bão số 3", "Lịch tiếp dân", "Ấp Bắc", "A & B", "<i>", "“Mới”"])
page_ids = st.sampled_from(PAGE_IDS)
images = st.sampled_from(["anh-1", "anh-2", "mat"])
files = st.sampled_from(["tep-1", "tep-2", "mat"])
agencies = st.sampled_from(AGENCIES)
moments = st.integers(0, 800).map(lambda days: AT - timedelta(days=days))
urls = st.sampled_from(
    ["https://gov.example/", "http://localhost:8000/xa-b/x/", "http://localhost:8000/tinh-a/cu/", "http://b.localhost/"]
)
links: st.SearchStrategy[Link] = st.one_of(
    page_ids.map(to_page),
    urls.map(to_url),
    files.map(lambda id: Link(to="file", ref=id)),
    agencies.map(lambda id: Link(to="agency", ref=id)),
    st.just(Link(to="phone", ref="0205 381")),
)
flows = st.one_of(
    words.map(lambda word: Paragraph((word,))),
    words.map(lambda word: Heading(2, (word,))),
    st.tuples(links, words).map(lambda pair: Paragraph(("Xem ", Anchor(pair[0], (pair[1],))))),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    flows.map(text),
    images.map(lambda id: ImageBlock(use=shown(id))),
    st.lists(files, min_size=1, max_size=2).map(lambda ids: FilesBlock(title="Tệp", files=tuple(ids))),
    words.map(lambda word: TableBlock(caption=word, head=("A",), rows=((word,),))),
    flows.map(lambda flow: CalloutBlock(tone="info", flow=(flow,))),
    words.map(lambda word: QuoteBlock(text=word)),
    flows.map(lambda flow: DetailsBlock(summary="Xem", flow=(flow,))),
    links.map(lambda link: CardsBlock(title="Lối vào", cards=(Card(title="Thẻ", link=link),))),
    st.tuples(page_ids, st.integers(1, 3)).map(lambda pair: LatestBlock(title="Mới", section=pair[0], count=pair[1])),
    agencies.map(lambda id: ContactBlock(agency=id)),
    agencies.map(lambda id: AgenciesBlock(title="Cơ quan", parent=id)),
)
bodies = st.lists(blocks, max_size=2).map(tuple)
leads = st.one_of(st.none(), images.map(shown))
base_urls = st.sampled_from(
    [
        "http://localhost:8000/tinh-a/",
        "http://localhost:8001/tinh-a/",
        "http://a.localhost/",
        "http://localhost:8000/a/",
    ]
)
portal_urls = st.sampled_from(["", "http://localhost:8000/xa-b/", "https://xa.example/", "http://localhost:8000/"])


@st.composite
def portals(draw: Draw) -> Records:
    """Draw the records of a portal and of the directory; some refer to ids that do not exist."""
    records: Records = [portal(page_size=5), image("anh-1"), file("tep-1"), file("tep-2", b"%PDF-2", language="en")]
    records.append(image("anh-2", rendition(b"webp", type="image/webp"), rendition(b"jpeg", type="image/jpeg")))
    for id in AGENCIES:
        above = None if id == "quoc-gia" else "quoc-gia"
        records.append(agency(id, parent=above, portal_url=draw(portal_urls), phone="0205 1"))
    for locale in ("vi", "en"):
        records.append(home(locale, body=draw(bodies)))
        for id in draw(st.sets(st.sampled_from(SECTIONS), min_size=1)):
            records.append(section(id, locale, body=draw(bodies)))
        for id in draw(st.sets(st.sampled_from(PAGES))):
            records.append(page(id, locale, body=draw(bodies), parent=draw(st.sampled_from(("home", *SECTIONS)))))
        records.append(menu(draw(links), draw(links), locale=locale, id=f"menu-{locale}"))
        if draw(st.booleans()):
            parent = draw(st.sampled_from(("home", *SECTIONS[:1])))
            records.append(procedure_list(locale=locale, body=draw(bodies), parent=parent))
        for id in draw(st.sets(st.sampled_from(PROCEDURES))):
            records.append(draw(procedures(id, locale, PROCEDURES, AGENCIES)))
    for id in draw(st.sets(st.sampled_from(PROCEDURES))):
        records.append(draw(listings(id, AGENCIES)))
    for id in ARTICLES[: draw(st.integers(0, len(ARTICLES)))]:
        records.append(article(id, parent=draw(st.sampled_from(SECTIONS)), first_published_at=draw(moments)))
    records.append(redirect("/cu/", draw(links)))
    return records


@st.composite
def edited(draw: Draw, records: Records) -> Records:
    """Draw the same records after one edit: a field changed, a record removed, or one added."""
    kind = draw(st.sampled_from(sorted({type(record) for record in records}, key=str)))
    record = draw(st.sampled_from([record for record in records if type(record) is kind]))
    others = [other for other in records if other is not record]
    if draw(st.integers(0, 9)) == 0:
        fresh = draw(
            st.sampled_from(
                [
                    article("moi", title="Mới"),
                    page("moi"),
                    section("moi"),
                    agency("moi"),
                    procedure("1.000009"),
                    listing("1.000001"),
                ]
            )
        )
        return [*records, fresh]
    if not isinstance(record, Portal | Home) and draw(st.integers(0, 4)) == 0:
        return others
    return [*others, msgspec.structs.replace(record, **draw(changes(record)))]


def changes(record: RecordBase) -> st.SearchStrategy[dict[str, Any]]:
    """Draw one field of a record with another value for it."""
    return st.one_of([st.fixed_dictionaries({name: values}) for name, values in _fields(record)])


def _fields(record: RecordBase) -> list[tuple[str, st.SearchStrategy[Any]]]:
    names = words.map(lambda word: {"vi": word})
    fields: list[tuple[str, st.SearchStrategy[Any]]] = []
    match record:
        case Portal():
            fields = [
                ("names", names),
                ("taglines", names),
                ("base_url", base_urls),
                ("page_size", st.integers(5, 7)),
                ("locales", st.sampled_from([("vi",), ("en", "vi"), ("vi", "en")])),
                ("agency", agencies),
                ("tokens", st.sampled_from([{}, {"brand": "#7a1020"}, {"brand": "#ffff00"}])),
            ]
        case Agency():
            fields = [
                ("names", names),
                ("address", names),
                ("portal_url", portal_urls),
                ("parent", agencies),
                ("level", st.sampled_from(["commune", "national"])),
            ]
        case PageBase():
            fields = [("title", words), ("summary", words), ("body", bodies), ("updated_at", moments)]
            fields += [("first_published_at", moments)]
        case Procedure():
            fields = list(procedure_fields(AGENCIES).items())
        case LocalListing():
            fields = list(listing_fields(AGENCIES).items())
        case Menu():
            fields = [("items", st.lists(links, max_size=3).map(lambda found: menu(*found).items))]
        case Image():
            fields = [("credit", words), ("renditions", st.just((rendition(b"new", width=640),)))]
        case File():
            fields = [("title", words), ("name", st.just("ten-khac.pdf")), ("language", st.sampled_from(["", "vi"]))]
        case Redirect():
            fields = [("source", st.sampled_from(["/xua/", "/cu/a.html"])), ("link", links)]
    if isinstance(record, Section | Article | Page | ProcedureList):
        fields += [
            ("slug", st.sampled_from(["khac", "moi"])),
            ("parent", st.sampled_from(("home", *SECTIONS))),
            ("order", st.integers(-1, 1)),
        ]
    if isinstance(record, Article):
        fields += [("lead", leads), ("genre", st.sampled_from(["press", "guidance"])), ("author", words)]
    return fields
