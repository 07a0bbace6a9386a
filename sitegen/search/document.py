"""The data of one page in search, the same for every engine."""

from datetime import datetime

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page of one portal in one language.

    `id` is unique over all portals and ends with the language; `url` is absolute. `agency` is the key of the portal's
    agency, `unit` its statistical code (only for agencies), `code` the national code of a procedure. `agency_name` is
    the agency responsible for the page: for a procedure on the national portal, the one that announced it. Documents of
    the same `group` are one result: the page of a procedure on the national portal is `canonical`, those of agencies
    that offer it are not.
    """

    id: str
    portal: str
    kind: str
    """The trait `search_kind` of the page; the front page of a portal represents its agency."""
    lang: str
    versions: tuple[str, ...] = ()
    """Other languages in which the same page exists; a result shows only one of these versions."""
    title: str
    url: str
    agency: str
    agency_name: str
    group: str
    canonical: bool = True
    alternatives: tuple[str, ...] = ()
    """Other names: short names of an agency, keywords of a procedure."""
    summary: str = ""
    body: str = ""
    code: str | None = None
    unit: str | None = None
    date: datetime | None = None
    facts: tuple[str, ...] = ()
    """Short facts to show with a result, in its language, such as a fee and a time."""

    def version(self, lang: str) -> str:
        """The id of the same page in another language."""
        return self.id.removesuffix(self.lang) + lang
