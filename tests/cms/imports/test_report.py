"""The report of an import, for people and for scripts."""

import msgspec

from cms.imports.definition import Outcome
from cms.imports.issue import ImportIssue
from cms.imports.issue_code import IssueCode
from cms.imports.report import Report


def report():
    found = Report()
    found.add(Outcome.NEW, (ImportIssue("1.000094", "code", "1\x07", IssueCode.CODE_FORM.value),))
    for number in range(5):
        found.add(
            Outcome.UNCHANGED, (ImportIssue(f"1.{number}", "fees[0].value", "0", IssueCode.ZERO_WITH_RULE.value),)
        )
    found.add(Outcome.REFUSED, (ImportIssue("line 7", "", "{", IssueCode.NO_JSON.value),))
    return found


def test_scripts_get_counts_and_every_issue():
    told = report().to_dict()
    assert {name: value for name, value in told.items() if name != "oddities"} == {
        "read": 7,
        "new": 1,
        "changed": 0,
        "unchanged": 5,
        "refused": 1,
    }
    assert len(told["oddities"]) == 7
    assert told["oddities"][-1] == {"record": "line 7", "field": "", "value": "{", "what": IssueCode.NO_JSON.value}
    assert msgspec.json.decode(msgspec.json.encode(told)) == told


def test_people_get_counts_and_examples_by_kind():
    assert list(report().sentences()) == [
        "read 7: new 1, changed 0, unchanged 5, refused 1",
        "issues 7:",
        "",
        "      5  is a fee of 0 beside a rule in words, so it is not free; only the words were taken",
        "         1.0, fees[0].value: “0”",
        "         1.1, fees[0].value: “0”",
        "         1.2, fees[0].value: “0”",
        "         … and 2 more; --json lists all",
        "",
        "      1  is no JSON: cut off, or of another format; the line was refused",
        "         line 7: “{”",
        "",
        "      1  is no code of the form N.NNNNNN; kept, with an address that is safe",
        "         1.000094, code: “1\\u0007”",
    ]


def test_nothing_odd_is_one_line():
    found = Report()
    found.add(Outcome.NEW, ())
    assert list(found.sentences()) == ["read 1: new 1, changed 0, unchanged 0, refused 0"]


def test_every_sentence_says_what_was_done():
    sentences = [what.value for what in IssueCode]
    assert len(set(sentences)) == len(sentences)
    assert [sentence for sentence in sentences if ";" not in sentence and "," not in sentence] == []
