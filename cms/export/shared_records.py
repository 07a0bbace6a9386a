"""Exports the records that all portals share: the directory of agencies and the definitions of procedures."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from cms.agencies.models import Agency, Portal
from cms.export.definitions import among, definitions
from cms.export.raw_columns import READER
from content_models.agency import Agency as AgencyRecord
from content_models.kind import RecordBase
from content_models.listing import LocalListing
from content_models.portal import Portal as PortalRecord
from content_models.procedure import Procedure as ProcedureRecord
from content_models.snapshot import sort_records


def export_shared(portal: str | None = None) -> list[RecordBase]:
    """Return the directory and all definitions; for one portal, the directory and the definitions that it shows."""
    with transaction.atomic(using=READER):
        return sort_records([*_agencies(), *definitions(portal)])


def export_agencies() -> list[RecordBase]:
    """Return only the directory, which is enough for pages that show no procedures."""
    with transaction.atomic(using=READER):
        return sort_records(_agencies())


def shared_for(records: list[RecordBase], shared: list[RecordBase]) -> list[RecordBase]:
    """Return what `export_shared` returns for the portal with these records, selected from shared records in memory."""
    owners = {record.agency for record in records if isinstance(record, PortalRecord)}
    if any(
        isinstance(record, AgencyRecord) and record.level == "national" and record.id in owners for record in shared
    ):
        return shared
    listed = {record.procedure for record in records if isinstance(record, LocalListing)}
    return [
        among(record, listed) if isinstance(record, ProcedureRecord) else record
        for record in shared
        if not isinstance(record, ProcedureRecord) or record.id in listed
    ]


def _agencies() -> Iterator[RecordBase]:
    successors: dict[int, list[str]] = {}
    pairs = Agency.successors.through.objects.using(READER).values_list("from_agency_id", "to_agency__key")
    for predecessor, key in pairs.order_by("from_agency_id", "to_agency__key"):
        successors.setdefault(predecessor, []).append(key)
    urls = dict(Portal.objects.using(READER).values_list("agency_id", "base_url"))
    for agency in Agency.objects.using(READER).select_related("parent"):
        yield agency.to_record(tuple(successors.get(agency.pk, ())), urls.get(agency.pk, ""))
