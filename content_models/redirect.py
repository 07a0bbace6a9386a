"""A redirect from an old address."""

from typing import Annotated

from msgspec import Meta

from content_models.kind import RecordBase
from content_models.link import Link
from content_models.terms import form


class Redirect(RecordBase, tag="redirect", frozen=True, kw_only=True):
    """A redirect; `source` is a path below the portal's own address, such as /cu/trang/ or /cu/trang.html."""

    source: Annotated[str, Meta(pattern=r"^/", max_length=500, description=form("path"))]
    link: Link
