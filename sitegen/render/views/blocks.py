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
from sitegen.render.formats import human_size
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.card import cards
from sitegen.render.views.contact import contact
from sitegen.render.views.picture import picture
from sitegen.site import queries


def body_html(context: ViewContext, body: tuple[Block, ...]) -> str:
    """The markup of a body; blocks whose records are not published are left out."""
    pieces = []
    for block in body:
        name = str(block.__struct_config__.tag)
        view = _VIEWS[type(block)](context, block)
        if view is not None:
            pieces.append(context.render(f"components/{name}/template.html", view))
    return minijinja.Markup("\n".join(pieces))


def _text(context: ViewContext, block: TextBlock) -> View:
    return {"html": context.html(block.flow)}


def _image(context: ViewContext, block: ImageBlock) -> View | None:
    view = picture(context, block.use)
    return {"picture": view} if view else None


def _files(context: ViewContext, block: FilesBlock) -> View | None:
    found = [file for id in block.files if (file := context.reader.file(id))]
    files = [
        {
            "title": file.title,
            "url": context.reader.links.file(file),
            "type_label": file.name.rpartition(".")[2].upper(),
            "size_text": human_size(file.bytes, context.locale),
            "lang": file.language if file.language != context.locale else "",
            "lang_label": context.language("language", file.language)
            if file.language not in ("", context.locale)
            else "",
        }
        for file in found
    ]
    return {"title": block.title, "files": files} if files else None


def _table(context: ViewContext, block: TableBlock) -> View:
    return {"caption": block.caption, "head": block.head, "rows": block.rows, "row_headers": block.row_headers}


def _callout(context: ViewContext, block: CalloutBlock) -> View:
    return {"tone": block.tone, "html": context.html(block.flow)}


def _quote(context: ViewContext, block: QuoteBlock) -> View:
    return {"text": block.text, "source": block.source}


def _details(context: ViewContext, block: DetailsBlock) -> View:
    return {"summary": block.summary, "html": context.html(block.flow)}


def _cards(context: ViewContext, block: CardsBlock) -> View | None:
    found = [(entry, context.href(entry.link)) for entry in block.cards]
    views = [{"title": entry.title, "url": href.url, "text": entry.text} for entry, href in found if href]
    return {"title": block.title, "cards": views} if views else None


def _latest(context: ViewContext, block: LatestBlock) -> View | None:
    href = context.href(Link(to="page", ref=block.section))
    keys = context.reader.ask(queries.latest, block.section, context.locale, block.count)
    return {"title": block.title, "articles": cards(context, keys), "more_url": href.url} if href and keys else None


def _contact(context: ViewContext, block: ContactBlock) -> View | None:
    view = contact(context, context.reader.agency(block.agency))
    return {"contact": view} if view else None


def _agencies(context: ViewContext, block: AgenciesBlock) -> View | None:
    default = context.reader.portal().default_locale
    views: list[View] = []
    for id in context.reader.ask(queries.agencies_below, block.parent):
        if agency := context.reader.agency(id):
            href = context.href(Link(to="agency", ref=id))
            name = in_locale(agency.names, context.locale, default)
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
