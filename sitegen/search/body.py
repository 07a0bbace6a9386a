"""Extracts the plain text of a page that search covers."""

from collections.abc import Iterable, Iterator

from content_models.agency import Agency
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
from content_models.listing import LocalListing
from content_models.procedure import Coded, Procedure
from content_models.richtext import plain_text
from sitegen.site.content import Content


def text_of_blocks(blocks: Iterable[Block], content: Content, locale: str) -> str:
    """All text that blocks show, one line per piece; files by their titles, agencies by their data in the directory."""
    return join(piece for block in blocks for piece in _block(block, content, locale))


def text_of_procedure(procedure: Procedure, listing: LocalListing | None, content: Content, locale: str) -> str:
    """All text of a procedure, and what an agency states about it."""
    definition = _procedure(procedure)
    return join([*definition, *(_listing(listing, content, locale) if listing else ())])


def text_of_agency(agency: Agency, locale: str, default: str) -> str:
    """The name and contact data of an agency."""
    texts = (agency.names, agency.address, agency.hours, agency.responsible)
    return join([*(in_locale(text, locale, default) for text in texts), agency.phone, agency.email])


def join(pieces: Iterable[str]) -> str:
    """Join the non-empty pieces, one per line."""
    return "\n".join(piece for piece in pieces if piece.strip())


def _block(block: Block, content: Content, locale: str) -> Iterator[str]:
    match block:
        case TextBlock() | CalloutBlock():
            yield plain_text(block.flow)
        case DetailsBlock():
            yield block.summary
            yield plain_text(block.flow)
        case ImageBlock():
            yield block.use.alt
            yield block.use.caption
        case FilesBlock():
            yield block.title
            yield from (content.files[id].title for id in block.files if id in content.files)
        case TableBlock():
            yield block.caption
            yield " ".join(block.head)
            yield from (" ".join(row) for row in block.rows)
        case QuoteBlock():
            yield block.text
            yield block.source
        case CardsBlock():
            yield block.title
            yield from (text for card in block.cards for text in (card.title, card.text))
        case ContactBlock():
            if agency := content.agencies.get(block.agency):
                yield text_of_agency(agency, locale, content.portal.default_locale)
        case LatestBlock() | AgenciesBlock():
            # The pages that these blocks list are found by themselves.
            yield block.title


def _procedure(procedure: Procedure) -> Iterator[str]:
    yield procedure.summary
    yield from _names(procedure.fields, procedure.audiences)
    yield from (event.name for event in procedure.life_events)
    for step in procedure.steps or ():
        yield step.name
        yield step.text
    for method in procedure.methods or ():
        yield method.text
        yield method.time.text if method.time else ""
        yield from (fee.text for fee in method.fees or ())
    for case in procedure.dossier or ():
        yield case.name
        yield from (text for paper in case.papers for text in (paper.name, *paper.forms))
    yield from (service.name for service in procedure.services)
    yield from _names(procedure.results or (), procedure.executing or (), procedure.authority or ())
    yield from _names(procedure.delegated or (), procedure.coordinating or ())
    yield procedure.receiving or ""
    yield procedure.requirements or ""
    for basis in procedure.legal or ():
        yield basis.number
        yield basis.name
    if procedure.decision:
        yield procedure.decision.number
        yield procedure.decision.issuer
    if procedure.announced_by:
        yield procedure.announced_by.name
    yield procedure.redress or ""
    yield procedure.note
    yield from (remark.text for remark in procedure.remarks)


def _listing(listing: LocalListing, content: Content, locale: str) -> Iterator[str]:
    default = content.portal.default_locale
    for place in listing.places or ():
        if place.agency and (agency := content.agencies.get(place.agency)):
            yield text_of_agency(agency, locale, default)
        yield from (in_locale(text, locale, default) for text in (place.name, place.address, place.hours))
        yield place.phone
    yield from (in_locale(fee.text, locale, default) for fee in listing.fees or ())
    if listing.time:
        yield in_locale(listing.time.text, locale, default)
    yield listing.phone
    yield listing.email
    yield in_locale(listing.note, locale, default)


def _names(*groups: tuple[Coded, ...]) -> Iterator[str]:
    return (coded.name for group in groups for coded in group)
