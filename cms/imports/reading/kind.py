"""The type of a procedure, its state, the levels that handle it, its audience, and its life events."""

from __future__ import annotations

from typing import TypeVar

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from content_models.procedure import Audience, Level, LifeEvent, Sort, State

T = TypeVar("T")

SORTS: dict[str, Sort] = {
    "STANDARD": "standard",
    "SPECIFIC": "specific",
    "STANDARD_INTERNAL": "internal",
    "INTERCONNECTED": "interconnected",
}
STATES: dict[str, State] = {"ACTIVE": "active", "UPDATED": "amended", "ABOLISHED": "abolished"}
LEVELS: dict[str, Level] = {
    "isMinistry": "ministry",
    "isProvince": "province",
    "isWard": "commune",
    "isVertical": "vertical",
    "isOtherAgency": "other",
}
REGULATIONS = {
    "ASSIGNED_REGULATION": "Được luật giao quy định chi tiết",
    "NOT_ASSIGNED_REGULATION": "Không được luật giao quy định chi tiết",
    "CENTRAL_REGULATION": "Do cơ quan trung ương quy định",
    "LOCAL_REGULATION": "Do địa phương quy định",
    "OTHER": "Khác",
}
"""Imported definitions are in Vietnamese, so texts that are added to them are too."""
AUDIENCES: dict[str, Audience] = {"CITIZEN": "citizen", "CORPORATE": "business"}


def read_sort(raw: Raw) -> Sort:
    """The type; an ordinary procedure if the source gives no known type."""
    return _read_word(raw, "type", SORTS, "Loại thủ tục") or "standard"


def read_state(raw: Raw) -> State:
    """The state; in force if the source gives no known state."""
    return _read_word(raw, "state", STATES, "Trạng thái") or "active"


def _read_word(raw: Raw, key: str, words: dict[str, T], label: str) -> T | None:
    if raw.peek(key) in (None, ""):
        raw.add_issue(key, raw.peek(key), IssueCode.MISSING_WORD)
    return raw.word(key, words, label)


def read_levels(raw: Raw, sort: Sort) -> tuple[Level, ...]:
    """The levels whose flags are set."""
    if raw.flag("isUndetermined"):
        raw.aside("isUndetermined", True, IssueCode.NO_LEVEL, "Cấp thực hiện chưa xác định")
    if raw.flag("isInternal") and sort != "internal":
        raw.aside("isInternal", True, IssueCode.INTERNAL_FLAG, "Thủ tục nội bộ")
    return tuple(level for key, level in LEVELS.items() if raw.flag(key))


def read_regulation(raw: Raw) -> str:
    """Whether a law delegates the rules to an authority; an unknown word is kept as it is."""
    word = raw.line("formalityType")
    if word and word not in REGULATIONS:
        raw.add_issue("formalityType", word, IssueCode.UNKNOWN_WORD)
    return REGULATIONS.get(word, word)


def read_life_events(raw: Raw) -> tuple[LifeEvent, ...]:
    """The life events in which people need this procedure."""
    events = []
    for entry in raw.objects("serviceGroupsDetails"):
        entry.ignore("id")
        name, audience = entry.line("name"), entry.word("type", AUDIENCES, "Nhóm sự kiện")
        if name and audience:
            events.append(LifeEvent(name=name, audience=audience))
        elif name:
            entry.aside("name", name, IssueCode.UNKNOWN_WORD, "Nhóm sự kiện")
        else:
            entry.add_issue("name", "", IssueCode.EMPTY_ENTRY)
    return tuple(events)
