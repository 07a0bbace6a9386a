"""The directory of agencies, shared by all portals."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from content_models.identity import Id, Line, Localised
from content_models.kind import RecordBase
from content_models.terms import form

Level = Literal["national", "ministry", "province", "district", "commune", "department", "organisation"]

StatisticalCode = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{2}([0-9]{3})?(?!\n)$",
        description=form("statistical-code"),
    ),
]
ElectronicCode = Annotated[
    str,
    Meta(
        pattern=r"^[GH][0-9]{2}(\.[0-9]{1,4})*(?!\n)$",
        description=form("electronic-code"),
    ),
]


class Agency(RecordBase, tag="agency", frozen=True, kw_only=True):
    """A ministry, province, commune or other public body; abolished districts are kept as history."""

    names: Annotated[Localised, Meta(min_length=1)]
    level: Level
    parent: Id | None = None
    short_names: Localised = field(default_factory=dict)
    statistical_code: StatisticalCode | None = None
    electronic_code: ElectronicCode | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[Id, ...] = ()
    address: Localised = field(default_factory=dict)
    phone: Line = ""
    email: Line = ""
    hours: Localised = field(default_factory=dict)
    responsible: Localised = field(default_factory=dict)
    portal_url: Line = ""

    refers: ClassVar[dict[str, str]] = {"parent": "agency", "successors": "agency"}
    shared: ClassVar[bool] = True
