"""Finds ids in records that refer to nothing published: each gives a warning, and views leave that part out."""

from collections.abc import Iterable, Iterator

from content_models.kind import RecordBase
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.record import Record, Reference, references
from sitegen.messages import problem
from sitegen.site.content import Content
from sitegen.site.procedures.listings import is_shown


def dangling_references(content: Content, records: Iterable[Record]) -> Iterator[Problem]:
    """Yield a warning for every reference without a target."""
    for record in records:
        if isinstance(record, Procedure) and not is_shown(content, record):
            continue
        for reference in references(record):
            if not _leads_somewhere(content, record, reference):
                yield problem("dangling", record, reference.field, reference.id, "warning", noun=reference.namespace)


def _leads_somewhere(content: Content, record: RecordBase, reference: Reference) -> bool:
    match reference.namespace:
        case "page":
            locale = getattr(record, "locale", content.portal.default_locale)
            return content.version_of(reference.id, locale) is not None
        case "image":
            return reference.id in content.images
        case "file":
            return reference.id in content.files
        case "procedure":
            # Most agencies offer only some of a set of related procedures, which is not a fault.
            return isinstance(record, Procedure) or reference.id in content.procedures
        case _:
            return reference.id in content.agencies
