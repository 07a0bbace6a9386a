"""The ways to submit a dossier, the online services, and whether one can apply online."""

from __future__ import annotations

from cms.imports.issue_code import IssueCode
from cms.imports.reading.fee import read_fees
from cms.imports.reading.raw import Raw
from cms.imports.reading.time import read_time
from content_models.procedure import Channel, Handover, Method, OnlineService, ServiceCase

CHANNELS: dict[str, Channel] = {"ONLINE": "online", "DIRECT": "direct", "POSTAL": "post"}
HANDOVERS: dict[str, Handover] = {"AT_HOME": "home", "AT_SUBMISSION_PLACE": "office", "ONLINE": "online"}
UNNAMED = "Dịch vụ không nêu tên"
ORDER: tuple[Handover, ...] = ("home", "office", "online")
HANDED_IN = {"ONLINE": "Nộp trực tuyến", "OFFLINE": "Nộp trực tiếp"}
WORDS: dict[Handover, str] = {"home": "trả tại nhà", "office": "trả tại nơi nộp", "online": "trả trực tuyến"}


def read_methods(raw: Raw) -> tuple[Method, ...] | None:
    """The ways to submit; None if the source gives none."""
    return tuple(method for entry in raw.objects("executionMethods") if (method := _read_method(entry))) or None


def _read_method(raw: Raw) -> Method | None:
    word = raw.peek("submissionMethod")
    channel = CHANNELS.get(word.strip()) if isinstance(word, str) else None
    if channel is None:
        raw.set_aside(IssueCode.UNKNOWN_CHANNEL)
        return None
    raw.ignore("submissionMethod")
    return Method(
        channel=channel,
        time=read_time(raw, "processingTime", "processingTimeUnit"),
        fees=read_fees(raw),
        text=raw.text("description"),
    )


def read_services(raw: Raw) -> tuple[ServiceCase, ...]:
    """The online services, each with its own processing time."""
    return tuple(service for entry in raw.objects("cases") if (service := _read_service(entry)))


def _read_service(raw: Raw) -> ServiceCase | None:
    raw.ignore("id")
    raw.expect_empty("profileComponents")
    name, code = raw.text("name"), raw.line("code")
    time = None
    if day := raw.part("processingDay"):
        time = read_time(day, "qty", "type")
        day.finish()
    if not (name or code or time):
        raw.add_issue("name", "", IssueCode.EMPTY_ENTRY)
        return None
    return ServiceCase(name=name or code or UNNAMED, code=code, time=time)


def read_online(raw: Raw, methods: tuple[Method, ...] | None, in_person_only: bool | None) -> OnlineService | None:
    """Full if the source says so, partial if there is an online way to submit, none if there are only other ways."""
    channels = {method.channel for method in methods or ()}
    full = raw.flag("isFullProcess")
    if full and channels and "online" not in channels:
        raw.add_issue("isFullProcess", full, IssueCode.ONLINE_CLASH)
    if in_person_only and (full or "online" in channels):
        raw.add_issue("isOfflineOnly", in_person_only, IssueCode.OFFLINE_CLASH)
    if full:
        return "full"
    if not channels:
        return None
    return "partial" if "online" in channels else "none"


def read_returning(raw: Raw) -> tuple[Handover, ...] | None:
    """How results are handed over; a remark is added if that depends on how one applied."""
    by_way: dict[str, set[Handover]] = {}
    for entry in raw.objects("returningMethods", "value"):
        way = entry.word("type", HANDED_IN, "Hình thức trả kết quả") or ""
        for position, word in enumerate(entry.lines("value")):
            if word in HANDOVERS:
                by_way.setdefault(way, set()).add(HANDOVERS[word])
            else:
                entry.aside(f"value[{position}]", word, IssueCode.UNKNOWN_WORD, "Hình thức trả kết quả")
    found = set().union(*by_way.values())
    if len({frozenset(ways) for ways in by_way.values()}) > 1 or (found and len(by_way) == 1 and "" not in by_way):
        for way, ways in by_way.items():
            if way:
                told = f"{way}: {', '.join(WORDS[word] for word in ORDER if word in ways)}"
                raw.log.keep("Hình thức trả kết quả", told)
    return tuple(word for word in ORDER if word in found) or None
