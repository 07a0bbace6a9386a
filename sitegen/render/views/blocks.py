"""The body of a page, block by block."""

from collections.abc import Callable

import minijinja

from content_models.block import (
    AgenciesBlock,
    Block,
    CalloutBlock,
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
from content_models.identity import in_locale
from content_models.link import Link
from sitegen.render.dates import human_size
from sitegen.render.frame import Frame, View
from sitegen.render.views.card import cards
from sitegen.render.views.contact import contact
from sitegen.render.views.picture import picture
from sitegen.site import queries


def body_html(frame: Frame, body: tuple[Block, ...]) -> str:
    """The markup of a body; blocks whose records are not published are left out."""
    pieces = []
    for block in body:
        name = str(block.__struct_config__.tag)
        view = _VIEWS[type(block)](frame, block)
        if view is not None:
            pieces.append(frame.render(f"components/{name}/template.html", view))
    return minijinja.Markup("\n".join(pieces))


def _text(frame: Frame, block: TextBlock) -> View:
    return {"html": frame.html(block.flow)}


def _image(frame: Frame, block: ImageBlock) -> View | None:
    view = picture(frame, block.use)
    return {"picture": view} if view else None


def _files(frame: Frame, block: FilesBlock) -> View | None:
    found = [file for id in block.files if (file := frame.reader.file(id))]
    files = [
        {
            "title": file.title,
            "url": frame.reader.links.file(file),
            "type_label": file.name.rpartition(".")[2].upper(),
            "size_text": human_size(file.bytes, frame.locale),
            "lang": file.language if file.language != frame.locale else "",
            "lang_label": frame.language("language", file.language) if file.language not in ("", frame.locale) else "",
        }
        for file in found
    ]
    return {"title": block.title, "files": files} if files else None


def _table(frame: Frame, block: TableBlock) -> View:
    return {"caption": block.caption, "head": block.head, "rows": block.rows, "row_headers": block.row_headers}


def _callout(frame: Frame, block: CalloutBlock) -> View:
    return {"tone": block.tone, "html": frame.html(block.flow)}


def _quote(frame: Frame, block: QuoteBlock) -> View:
    return {"text": block.text, "source": block.source}


def _details(frame: Frame, block: DetailsBlock) -> View:
    return {"summary": block.summary, "html": frame.html(block.flow)}


def _cards(frame: Frame, block: CardsBlock) -> View | None:
    found = [(entry, frame.href(entry.link)) for entry in block.cards]
    views = [{"title": entry.title, "url": href.url, "text": entry.text} for entry, href in found if href]
    return {"title": block.title, "cards": views} if views else None


def _latest(frame: Frame, block: LatestBlock) -> View | None:
    href = frame.href(Link(to="page", ref=block.section))
    keys = frame.reader.ask(queries.latest, block.section, frame.locale, block.count)
    return {"title": block.title, "articles": cards(frame, keys), "more_url": href.url} if href and keys else None


def _contact(frame: Frame, block: ContactBlock) -> View | None:
    view = contact(frame, frame.reader.agency(block.agency))
    return {"contact": view} if view else None


def _agencies(frame: Frame, block: AgenciesBlock) -> View | None:
    default = frame.reader.portal().default_locale
    views: list[View] = []
    for id in frame.reader.ask(queries.agencies_below, block.parent):
        if agency := frame.reader.agency(id):
            href = frame.href(Link(to="agency", ref=id))
            name = in_locale(agency.names, frame.locale, default)
            views.append({"name": name, "url": href.url if href else "", "level": agency.level})
    return {"title": block.title, "agencies": views} if views else None


_VIEWS: dict[type, Callable[..., View | None]] = {
    TextBlock: _text,
    ImageBlock: _image,
    FilesBlock: _files,
    TableBlock: _table,
    CalloutBlock: _callout,
    QuoteBlock: _quote,
    DetailsBlock: _details,
    CardsBlock: _cards,
    LatestBlock: _latest,
    ContactBlock: _contact,
    AgenciesBlock: _agencies,
}
