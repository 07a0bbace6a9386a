"""Imports into the database: new, changed, unchanged, refused; edits are kept, and affected portals get a Change."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.agencies.initial_data import create_initial_data
from cms.agencies.models import Agency, Portal
from cms.errors import ImportFileError
from cms.imports import run
from cms.imports.issue_code import IssueCode
from cms.imports.run import import_procedures
from cms.procedures.models import Listing, Procedure
from cms.publishing.models import Change
from tests.cms.imports.forms import posted
from tests.cms.imports.samples import TODAY, detail, row, write


@pytest.fixture
def bring_in(db, tmp_path):
    """Return a function that imports some lines and returns the counts and the issues by name."""
    create_initial_data()
    names = {what.value: what.name for what in IssueCode}

    def bring(*lines):
        found = import_procedures(write(tmp_path / "a.jsonl", *lines), TODAY, lambda words: None).to_dict()
        issues = [(issue["record"], issue["field"], names[issue["what"]]) for issue in found["oddities"]]
        return {name: count for name, count in found.items() if name not in ("read", "oddities") and count}, issues

    return bring


def numbered(number, make=row, **changes):
    code = f"1.{number:06}"
    return make(code=code, codeNotation=code, **changes)


def stored(code="1.000094"):
    return Procedure.objects.get(code=code)


def test_a_second_run_changes_nothing(bring_in):
    lines = [detail(), numbered(5), numbered(6, detail, name="Tên\x07 khác")]
    assert bring_in(*lines)[0] == {"new": 3}
    before = list(Procedure.objects.order_by("pk").values())
    first = bring_in(*lines)
    assert first[0] == {"unchanged": 3}
    assert list(Procedure.objects.order_by("pk").values()) == before
    assert bring_in(*lines) == first


def test_a_definition_is_live_and_keeps_its_source(bring_in):
    bring_in(detail(mood="vui"))
    definition = stored()
    assert definition.live
    assert (definition.key, definition.locale.language_code) == ("1.000094", "vi")
    assert definition.source_id == "019d2bfd-3801-752b-a01a-93596242f811"
    assert definition.source_detail == detail(mood="vui")
    assert [issue["field"] for issue in definition.oddities] == [
        "executionCases[0].profileComponents[0].attachments[0].fileName",
        "mood",
    ]


def test_a_row_never_erases_what_a_record_in_full_said(bring_in):
    bring_in(detail())
    before = stored().to_record()
    counts, issues = bring_in(row(departments=[], state="ACTIVE"))
    assert counts == {"unchanged": 1}
    assert ("1.000094", "state", "DESCRIPTION_CLASH") in issues
    assert stored().to_record() == before
    assert stored().source_catalogue == row(departments=[], state="ACTIVE")


def test_a_record_in_full_completes_a_row(bring_in):
    bring_in(row(name="Tên tắt"))
    assert bring_in(detail())[0] == {"changed": 1}
    assert len(stored().methods) == 2
    assert stored().name == "Đăng ký kết hôn ở vùng biên giới"


def test_both_may_stand_in_one_file(bring_in):
    assert bring_in(row(), detail())[0] == {"new": 1, "changed": 1}
    assert bring_in(row(), detail())[0] == {"unchanged": 2}
    assert bring_in(detail(), row())[0] == {"unchanged": 2}


def test_an_edit_outlives_the_import_and_is_named_where_the_source_changed_too(bring_in):
    bring_in(detail())
    definition = stored()
    definition.name, definition.live = "Tên ta", False
    definition.save()
    assert bring_in(detail())[0] == {"unchanged": 1}
    assert bring_in(detail(note="Lưu ý"))[0] == {"changed": 1}
    assert (stored().name, stored().note, stored().live) == ("Tên ta", "Lưu ý", False)
    counts, issues = bring_in(detail(note="Lưu ý", name="Tên mới"))
    assert counts == {"unchanged": 1}
    assert ("1.000094", "name", "EDITED_HERE") in issues
    assert stored().name == "Tên ta"
    assert "Tên mới" in [issue["value"] for issue in stored().oddities]
    assert bring_in(detail(note="Lưu ý", name="Tên mới"))[0] == {"unchanged": 1}
    assert "Tên mới" in [issue["value"] for issue in stored().oddities]


def test_the_owner_is_found_once_the_directory_knows_it(bring_in):
    bring_in(detail())
    assert stored().owner is None
    agency = Agency.objects.create(key="bo-tu-phap", names={"vi": "Bộ Tư pháp"}, level="ministry")
    assert bring_in(detail())[0] == {"changed": 1}
    assert stored().owner == agency
    assert bring_in(detail())[0] == {"unchanged": 1}


def test_a_definition_made_by_hand_is_completed(bring_in):
    Procedure.objects.create(
        key="1.000094", code="1.000094", name="Tên ta", locale=Locale.objects.get(language_code="vi")
    )
    counts, issues = bring_in(detail())
    assert counts == {"changed": 1}
    assert ("1.000094", "name", "EDITED_HERE") in issues
    assert (stored().name, len(stored().methods)) == ("Tên ta", 2)


def test_other_languages_are_left_alone(bring_in):
    locale, _ = Locale.objects.get_or_create(language_code="en")
    Procedure.objects.create(key="1.000094", code="1.000094", name="Marriage", locale=locale)
    assert bring_in(detail())[0] == {"new": 1}
    assert Procedure.objects.get(locale=locale).name == "Marriage"


def test_every_line_has_one_outcome(bring_in):
    lines = [
        '{"code": "1.0',
        "[]",
        {"text": "a"},
        row(name=""),
        row(code="", codeNotation=""),
        "",
        numbered(1),
        numbered(2),
    ]
    counts, issues = bring_in(*lines)
    assert counts == {"new": 2, "refused": 5}
    assert issues == [
        ("line 1", "", "NO_JSON"),
        ("line 2", "", "NO_OBJECT"),
        ("line 3", "", "NO_RECORD"),
        ("1.000094", "name", "NO_NAME"),
        ("line 5", "code", "NO_CODE"),
    ]


def test_a_code_that_stands_twice(bring_in):
    lines = [row(), row(), row(name="Tên khác")]
    told = [("1.000094", "code", "EQUAL_DUPLICATE"), ("1.000094", "code", "OTHER_DUPLICATE")]
    assert bring_in(*lines) == ({"new": 1, "unchanged": 1, "refused": 1}, told)
    assert bring_in(*lines) == ({"unchanged": 2, "refused": 1}, told)
    assert stored().name == "Đăng ký kết hôn ở vùng biên giới"


def test_two_codes_of_one_address(bring_in):
    lines = [row(code=code, codeNotation=code) for code in ("1.01/2", "1.01?2")]
    assert bring_in(*lines)[0] == {"new": 1, "refused": 1}
    counts, issues = bring_in(lines[1])
    assert counts == {"refused": 1}
    assert ("1.01?2", "code", "OTHER_CODE") in issues


def test_two_procedures_that_only_a_space_tells_apart(bring_in):
    lines = [row(code=code, codeNotation=code, name=code) for code in (" 1.014325", "1.014325")]
    assert bring_in(*lines)[0] == {"new": 2}
    assert bring_in(*reversed(lines))[0] == {"unchanged": 2}


def test_a_file_of_another_format_changes_nothing(bring_in):
    with pytest.raises(ImportFileError):
        bring_in({"text": "a"}, {"text": "b"})
    assert not Procedure.objects.exists()


def test_few_queries_however_many_lines(bring_in, monkeypatch):
    lines = [numbered(number) for number in range(100)]
    with CaptureQueriesContext(
        connection,
    ) as first:
        bring_in(*lines)
    with CaptureQueriesContext(connection) as second:
        bring_in(*lines)
    told = [query["sql"] for query in second if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    # One query each for the directory, the language and the definitions.
    assert len(told) == 3, told
    inserts = [query for query in first if query["sql"].startswith('INSERT INTO "procedures_procedure"')]
    # SQLite allows 999 values in a statement.
    assert len(first) - len(inserts) <= 20
    assert len(inserts) <= 100 * 70 / 999 * 1.5


@pytest.fixture
def portals(country):
    """Make one of the two portals the national one."""
    Agency.objects.filter(key="bo-noi-vu").update(level="national")
    return country


def test_portals_that_show_a_definition_are_told_once_a_batch(bring_in, portals, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    lines = [detail(), numbered(1), numbered(2)]
    bring_in(*lines)
    Listing.objects.create(portal=Portal.objects.get(key="bo-y-te"), procedure=stored())
    assert (
        list(Change.objects.exclude(what="listing").values_list("portal", "what", "bulk"))
        == [("bo-noi-vu", "import", True)] * 2
    )
    Change.objects.all().delete()
    bring_in(*lines)
    assert not Change.objects.exists()
    bring_in(detail(note="Mới"), numbered(1, note="Mới"), numbered(2))
    assert set(Change.objects.values_list("portal", "what", "bulk")) == {
        ("bo-noi-vu", "import", True),
        ("bo-y-te", "import", True),
    }
    assert Change.objects.count() == 2


def test_a_batch_that_fails_leaves_the_ones_before(bring_in, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    lines = [numbered(number) for number in range(6)]
    stops = iter([None, None, KeyboardInterrupt()])
    real = run.store

    def store(*arguments):
        if stop := next(stops):
            raise stop
        return real(*arguments)

    monkeypatch.setattr(run, "store", store)
    with pytest.raises(KeyboardInterrupt):
        bring_in(*lines)
    assert Procedure.objects.count() == 4
    monkeypatch.setattr(run, "store", real)
    assert bring_in(*lines)[0] == {"new": 2, "unchanged": 4}


def save_in_the_form(client, definition, **changes):
    """Open the form of a definition in the CMS and save it with some changes."""
    address = f"/cms/procedures/edit/{definition.pk}/"
    answer = client.post(address, posted(client.get(address).context["form"]) | changes)
    assert answer.status_code == 302, answer.context["form"].errors


def test_the_form_of_an_imported_definition_changes_only_what_was_typed(bring_in, as_user):
    rich = detail(
        requirementsAndConditions="Một\nHai",
        keywords="cưới; kết hôn",
        isProvince=True,
        note="Dòng một\nDòng hai",
        mood="vui\nvẻ",
        isOfflineOnly=None,
    )
    rich["executionCases"][0]["profileComponents"] += [{"originalQty": 1}, {"name": "Ảnh", "copyQty": 2}]
    rich["executionMethods"][0]["fees"] += [{"type": "FEE", "value": 0, "description": "Theo\nbiểu"}, {"type": "FEE"}]
    rich["executionMethods"][1] |= {"processingTime": 7.5, "fees": []}
    rich["legalBasisesDetails"] += [{"name": "Luật khác"}]
    bring_in(rich)
    client = as_user("quan-tri")
    save_in_the_form(client, stored())
    assert bring_in(rich)[0] == {"unchanged": 1}
    save_in_the_form(client, stored(), summary="Giúp hai người nên vợ chồng")
    counts, issues = bring_in(rich | {"note": "Dòng một\nDòng ba", "requirementsAndConditions": "Một"})
    assert counts == {"changed": 1}
    assert "EDITED_HERE" not in [name for _, _, name in issues]
    assert (stored().summary, stored().note) == ("Giúp hai người nên vợ chồng", "Dòng một\nDòng ba")
