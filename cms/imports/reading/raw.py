"""An object of the source that records which keys were read, so that nothing is skipped without a message.

Reading a key always returns a value of the requested type, whatever the source holds. A value that does not fit is kept
as a remark and reported. Keys that were never read are found at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from cms.imports.issue import IssueLog
from cms.imports.issue_code import IssueCode
from cms.imports.reading.text import LINE, LONG, as_text, clean, fit, keep_whole, one_line

T = TypeVar("T")
REPEATED = " #"
"""Separates the name of a repeated key from its number."""


class Raw:
    """One object of the source, at a path."""

    def __init__(self, values: Mapping[str, Any], path: str, log: IssueLog) -> None:
        self._left = dict(values)
        self.path = path
        self.log = log

    def at(self, key: str) -> str:
        """The path of a field."""
        return f"{self.path}.{key}" if self.path else key

    def take(self, key: str) -> Any:
        """The value as it is; None if there is none. The key counts as read."""
        return self._left.pop(key, None)

    def peek(self, key: str) -> Any:
        """The value as it is; the key does not count as read."""
        return self._left.get(key)

    def replace(self, key: str, value: Any) -> None:
        """Replace the value of a field before it is read."""
        self._left[key] = value

    def text(self, key: str, limit: int = LONG) -> str:
        """Clean paragraphs."""
        return self.read_text(key, self.take(key), limit)

    def line(self, key: str, limit: int = LINE) -> str:
        """A clean text in one line."""
        return self.read_line(key, self.take(key), limit)

    def read_text(self, key: str, value: Any, limit: int = LONG) -> str:
        """Clean paragraphs from a value that was read before."""
        if value is not None and not isinstance(value, str):
            self.add_issue(key, value, IssueCode.ANOTHER_TYPE)
        return fit(clean(as_text(value), self.at(key), self.log), limit, self.at(key), self.log)

    def read_line(self, key: str, value: Any, limit: int = LINE) -> str:
        """A clean line from a value that was read before."""
        text = one_line(self.read_text(key, value))
        return fit(text, limit, self.at(key), self.log)

    def lines(self, key: str, limit: int = LINE) -> tuple[str, ...]:
        """A list of clean lines; entries without words are left out."""
        found = []
        for position, item in enumerate(self._list(key)):
            entry = f"{key}[{position}]"
            if line := self.read_line(entry, item, limit):
                found.append(line)
            else:
                self.add_issue(entry, item, IssueCode.EMPTY_ENTRY)
        return tuple(found)

    def flag(self, key: str) -> bool | None:
        """True, false, or None if the source says nothing."""
        value = self.take(key)
        if value is None or isinstance(value, bool):
            return value
        self.aside(key, value, IssueCode.NO_FLAG)
        return None

    def word(self, key: str, words: Mapping[str, T], label: str = "") -> T | None:
        """The meaning of a word; None if the word is missing or unknown."""
        value = self.take(key)
        if isinstance(value, str) and value.strip() in words:
            return words[value.strip()]
        if value not in (None, ""):
            self.aside(key, value, IssueCode.UNKNOWN_WORD, label)
        return None

    def count(self, key: str) -> int:
        """A count; 0 if the source says nothing."""
        value = self.take(key)
        if value is None:
            return 0
        number = int(value) if isinstance(value, float) and value.is_integer() else value
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 1_000_000:
            self.aside(key, value, IssueCode.NO_COUNT)
            return 0
        return number

    def objects(self, key: str, main: str = "name") -> Iterator[Raw]:
        """The objects of a list; an entry that is a plain value is read as an object with that main text.

        Each object is finished when the next one is requested.
        """
        for position, item in enumerate(self._list(key)):
            entry = f"{key}[{position}]"
            if isinstance(item, dict):
                raw = Raw(item, self.at(entry), self.log)
            elif item in (None, ""):
                self.add_issue(entry, item, IssueCode.EMPTY_ENTRY)
                continue
            else:
                self.add_issue(entry, item, IssueCode.OBJECT_EXPECTED)
                raw = Raw({main: as_text(item)}, self.at(entry), self.log)
            yield raw
            raw.finish()

    def part(self, key: str) -> Raw | None:
        """The object in a field; the caller must finish it."""
        value = self.take(key)
        if isinstance(value, dict):
            return Raw(value, self.at(key), self.log)
        if value not in (None, "", []):
            self.aside(key, value, IssueCode.KEPT_ASIDE)
        return None

    def ignore(self, *keys: str) -> None:
        """Skip ids of the source's own database: they mean nothing elsewhere and remain in the stored source."""
        for key in keys:
            value = self.take(key)
            items = value if isinstance(value, list) else [value]
            if not all(item is None or isinstance(item, str) for item in items):
                self.aside(key, value, IssueCode.KEPT_ASIDE)

    def expect_empty(self, *keys: str) -> None:
        """Skip fields that no record has ever filled, and report one that is."""
        for key in keys:
            if (value := self.take(key)) not in (None, "", [], {}):
                self.aside(key, value, IssueCode.UNFILLED_SO_FAR)

    def set_aside(self, what: IssueCode) -> None:
        """Report this whole object, and keep it as a remark."""
        self.log.add_issue(self.path, as_text(self._left), what)
        keep_whole(self.path, clean(as_text(self._left), self.path, self.log), self.log)
        self._left = {}

    def finish(self) -> None:
        """Keep and report every key that was not read."""
        for key in sorted(self._left):
            self.aside(key, self._left[key], IssueCode.FIELD_TWICE if REPEATED in key else IssueCode.UNKNOWN_FIELD)
        self._left = {}

    def add_issue(self, key: str, value: Any, what: IssueCode) -> None:
        """Report a value of this object."""
        self.log.add_issue(self.at(key), "null" if value is None else as_text(value).replace("\n", " "), what)

    def aside(self, key: str, value: Any, what: IssueCode, label: str = "") -> None:
        """Report a value, and keep it as a remark."""
        self.add_issue(key, value, what)
        self.keep(key, value, label)

    def keep(self, key: str, value: Any, label: str = "") -> None:
        """Keep a value as a remark under a label, or else under the name of its field."""
        name = one_line(clean(label or self.at(key), self.at(key), self.log)) or "?"
        keep_whole(name, clean(as_text(value), self.at(key), self.log), self.log)

    def _list(self, key: str) -> list[Any]:
        value = self.take(key)
        if value in (None, "", {}):
            return []
        if isinstance(value, list):
            return value
        self.add_issue(key, value, IssueCode.LIST_EXPECTED)
        return [value]
