"""The base of all kinds of records."""

from typing import ClassVar

import msgspec

from content_models.identity import Id


class RecordBase(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="kind",
):
    """One typed, immutable piece of content; its tag is in the field `kind`."""

    id: Id

    refers: ClassVar[dict[str, str]] = {}
    shared: ClassVar[bool] = False
