"""Reading decisions and their dates, in Vietnam's time zone."""

from datetime import date

import pytest

from content_models.procedure import Decision
from tests.cms.imports.samples import DETAIL, detail, odd, read

DAY = 86_400_000
DECIDED = DETAIL["procedureProposal"]["decisionDate"]


def decision(**changes):
    reading = read(detail(procedureProposal=DETAIL["procedureProposal"] | changes))
    return reading.record.decision, [
        (field.removeprefix("procedureProposal."), value, name) for field, value, name in odd(reading)
    ]


def test_a_decision_is_dated_by_the_day_in_vietnam():
    found, issues = decision()
    assert found == Decision(
        number="163/QĐ-BTP", decided_on=date(2026, 1, 16), published_on=date(2026, 4, 8), issuer="Bộ Tư pháp"
    )
    assert issues == []


@pytest.mark.parametrize(
    ("changes", "issues"),
    [
        ({"decisionDate": None}, [("decisionDate", "", "NO_DAY")]),
        ({"publicationDate": None}, [("publicationDate", "", "NO_DAY")]),
        ({"publicationDate": 1_900_000_000_000}, [("publicationDate", "2030-03-18", "FUTURE_DAY")]),
        ({"decisionDate": 0}, [("decisionDate", "1970-01-01", "ANCIENT_DAY")]),
        (
            {"publicationDate": DECIDED - DAY},
            [("publicationDate", "2026-01-15 < 2026-01-16", "PUBLISHED_BEFORE_DECIDED")],
        ),
        ({"decisionDate": "15/01/2026"}, [("decisionDate", "15/01/2026", "MOMENT_AS_TEXT")]),
        ({"decisionDate": "hôm qua"}, [("decisionDate", "hôm qua", "NO_MOMENT"), ("decisionDate", "", "NO_DAY")]),
        ({"decisionDate": 10**17}, [("decisionDate", str(10**17), "NO_MOMENT"), ("decisionDate", "", "NO_DAY")]),
        ({"proposalNumber": "543"}, [("proposalNumber", "543", "NO_LEGAL_NUMBER")]),
        ({"proposalNumber": ""}, [("proposalNumber", "", "NO_DECISION_NUMBER")]),
        ({"decisionNumber": "164/QĐ-BTP"}, [("decisionNumber", "164/QĐ-BTP", "SECOND_NUMBER")]),
        ({"proposalType": "SPECIFIC"}, [("proposalType", "SPECIFIC", "PROPOSAL_TYPE")]),
    ],
)
def test_what_is_odd_about_a_decision_is_named(changes, issues):
    assert decision(**changes)[1] == issues


def test_the_next_number_stands_in_for_a_missing_one():
    assert decision(proposalNumber="", decisionNumber="164/QĐ-BTP")[0].number == "164/QĐ-BTP"


def test_no_decision_is_unknown():
    reading = read(detail(procedureProposal=None))
    assert reading.record.decision is None
    assert odd(reading) == []


def test_an_update_before_the_creation_is_named():
    reading = read(detail(createdAt=1776249621706, updatedAt=1776249621706 - DAY))
    assert odd(reading) == [("updatedAt", "2026-04-14 < 2026-04-15", "UPDATED_BEFORE_CREATED")]


def test_without_an_update_the_creation_counts_and_else_the_number():
    assert read(detail(updatedAt=None)).record.updated_at.isoformat() == "2026-04-08T14:53:00.472000+00:00"
    assert read(detail(updatedAt=None, createdAt=None)).record.updated_at.date() == date(2026, 3, 26)
    assert read(detail(updatedAt=None, createdAt=None, id="7")).record.updated_at.date() == date(2025, 7, 1)
