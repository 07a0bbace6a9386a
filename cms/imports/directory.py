"""The directory of agencies, indexed for look-ups during an import."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from cms.agencies.models import Agency
from cms.imports.reading.text import normalise_spaces, one_line
from cms.references import Known
from content_models.languages import FIRST_LANGUAGE


class Directory(msgspec.Struct, frozen=True):
    """Agencies by code and by name; read with one query for the whole import."""

    by_code: Mapping[str, str]
    by_name: Mapping[str, str]
    numbers: Mapping[str, int]

    def find(self, code: str, name: str) -> str | None:
        """The key of the agency with this electronic code, or else with this Vietnamese name."""
        return self.by_code.get(code) or self.by_name.get(_plain(name)) if code or name else None

    def known(self) -> Known:
        """The same agencies by primary key, which database rows refer to."""
        return Known(own={}, other_urls={}, agencies={number: key for key, number in self.numbers.items()})


def read_directory() -> Directory:
    """The agencies as they are now. Where two share a code or name, the one in force wins, else the first by key."""
    by_code: dict[str, str] = {}
    by_name: dict[str, str] = {}
    numbers: dict[str, int] = {}
    rows = Agency.objects.values_list("key", "pk", "electronic_code", "names", "short_names", "valid_to")
    for key, number, code, names, short_names, _ in sorted(rows, key=lambda row: (row[5] is not None, row[0])):
        numbers[key] = number
        if code:
            by_code.setdefault(code, key)
        for name in (names.get(FIRST_LANGUAGE, ""), short_names.get(FIRST_LANGUAGE, "")):
            if name:
                by_name.setdefault(_plain(name), key)
    return Directory(by_code, by_name, numbers)


def _plain(name: str) -> str:
    """Normalise a name, so that “UBND Thành phố Huế” and “Uỷ ban nhân dân thành phố Huế” are equal."""
    plain = one_line(normalise_spaces(name)).casefold().replace("uỷ ban", "ủy ban")
    return re.sub(r"^ubnd(?!\w)", "ủy ban nhân dân", plain)
