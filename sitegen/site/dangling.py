"""Ids in records that name nothing published: each is a warning, and the views leave that part out."""

from collections.abc import Iterable, Iterator

from content_models.kind import RecordBase
from content_models.problem import Problem
from content_models.procedure import Procedure
from content_models.record import Record, Reference, references
from sitegen.messages import problem
from sitegen.site.content import Content
from sitegen.site.procedures.listings import is_shown


def dangling_references(content: Content, records: Iterable[Record]) -> Iterator[Problem]:
    """A warning for every id that leads nowhere."""
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
            # Most agencies offer only some of the procedures that belong together, and that is no fault.
            return isinstance(record, Procedure) or reference.id in content.procedures
        case _:
            return reference.id in content.agencies
