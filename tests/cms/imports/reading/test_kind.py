"""Reading the kind of a procedure, and whether it can be done online."""

import pytest

from content_models.procedure import LifeEvent
from tests.cms.imports.samples import METHOD, detail, odd, read, row


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("STANDARD", "standard"),
        ("SPECIFIC", "specific"),
        ("STANDARD_INTERNAL", "internal"),
        ("INTERCONNECTED", "interconnected"),
    ],
)
def test_the_sort_has_its_own_word(word, sort):
    assert read(row(type=word)).record.sort == sort


def test_an_unknown_word_is_kept_and_the_usual_one_taken():
    reading = read(row(type="SECRET", state="PAUSED"))
    assert (reading.record.sort, reading.record.state) == ("standard", "active")
    assert odd(reading) == [("type", "SECRET", "UNKNOWN_WORD"), ("state", "PAUSED", "UNKNOWN_WORD")]
    assert [(remark.label, remark.text) for remark in reading.record.remarks] == [
        ("Loại thủ tục", "SECRET"),
        ("Trạng thái", "PAUSED"),
    ]


def test_a_missing_word_is_reported():
    assert odd(read(row(state=None))) == [("state", "null", "MISSING_WORD")]


def test_levels_are_flags():
    reading = read(detail(isMinistry=True, isProvince=True, isVertical=True, isOtherAgency=True))
    assert reading.record.levels == ("ministry", "province", "commune", "vertical", "other")


def test_a_flag_that_is_none_is_kept():
    reading = read(detail(isProvince="có"))
    assert odd(reading) == [("isProvince", "có", "NO_FLAG")]
    assert reading.record.remarks[0].text == "có"


def test_internal_and_undetermined_are_reported():
    reading = read(detail(isInternal=True, isUndetermined=True))
    assert {name for _, _, name in odd(reading)} == {"INTERNAL_FLAG", "NO_LEVEL"}
    assert len(reading.record.remarks) == 2


def test_life_events_have_an_audience():
    events = [{"id": "1", "name": "Khởi sự", "type": "CORPORATE"}, {"id": "2", "name": "Lễ hội", "type": "ALL"}]
    reading = read(detail(serviceGroupIds=[], serviceGroupsDetails=events))
    assert reading.record.life_events == (LifeEvent(name="Khởi sự", audience="business"),)
    assert {remark.text for remark in reading.record.remarks} == {"ALL", "Lễ hội"}


ONLINE, DIRECT = METHOD, METHOD | {"submissionMethod": "DIRECT"}


@pytest.mark.parametrize(
    ("full", "methods", "online", "issues"),
    [
        (True, [ONLINE], "full", []),
        (False, [ONLINE, DIRECT], "partial", []),
        (False, [DIRECT], "none", []),
        (False, [], None, []),
        (True, [], "full", []),
        (True, [DIRECT], "full", ["ONLINE_CLASH"]),
    ],
)
def test_whether_it_can_be_done_online(full, methods, online, issues):
    reading = read(detail(isFullProcess=full, executionMethods=methods))
    assert reading.record.online == online
    assert [name for _, _, name in odd(reading)] == issues


def test_only_in_person_contradicts_a_way_online():
    assert odd(read(detail(isOfflineOnly=True))) == [("isOfflineOnly", "true", "OFFLINE_CLASH")]


def test_a_row_says_nothing_of_it():
    assert read(row()).record.online is None


def test_an_unknown_way_is_kept_whole():
    reading = read(detail(executionMethods=[ONLINE, METHOD | {"submissionMethod": "PIGEON"}]))
    assert len(reading.record.methods) == 1
    assert [(field, name) for field, _, name in odd(reading)] == [("executionMethods[1]", "UNKNOWN_CHANNEL")]
    assert all(word in reading.record.remarks[0].text for word in ("PIGEON", "Nộp tờ khai qua mạng.", "8000"))


def test_handing_over_may_depend_on_how_one_applied():
    ways = [{"type": "ONLINE", "value": ["ONLINE"]}, {"type": "OFFLINE", "value": ["AT_SUBMISSION_PLACE", "BY_DRONE"]}]
    reading = read(detail(returningMethods=ways))
    assert reading.record.returning == ("office", "online")
    assert [remark.text for remark in reading.record.remarks] == [
        "BY_DRONE",
        "Nộp trực tiếp: trả tại nơi nộp",
        "Nộp trực tuyến: trả trực tuyến",
    ]
    assert odd(reading) == [("returningMethods[1].value[1]", "BY_DRONE", "UNKNOWN_WORD")]


def test_no_way_of_handing_over_is_unknown():
    assert read(detail(returningMethods=[])).record.returning is None


def test_who_regulates_is_said_in_words_and_an_unknown_word_is_kept():
    assert read(detail(formalityType="LOCAL_REGULATION")).record.regulation == "Do địa phương quy định"
    reading = read(detail(formalityType="FEDERAL"))
    assert reading.record.regulation == "FEDERAL"
    assert ("formalityType", "FEDERAL", "UNKNOWN_WORD") in odd(reading)
