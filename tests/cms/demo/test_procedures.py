"""The procedures of the demo and its portals' listings, before they are loaded into a database."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cms.demo.errors import DemoError
from cms.demo.library import Library, read_library
from cms.demo.procedures import read_definitions, read_listings
from content_models.procedure import Procedure
from content_models.rules import violations

SEVEN_HOURS = timezone(timedelta(hours=7))
CODE = re.compile(r"[123]\.[0-9]{6}")
SAME_IN_ALL_LANGUAGES = ("sort", "state", "levels", "owner", "online", "anywhere", "shared_service", "in_person_only")
ALWAYS_TOLD = (
    *("online", "methods", "steps", "results", "legal", "executing", "authority", "receiving"),
    *("redress", "keywords", "announced_by", "fields", "audiences", "levels", "life_events"),
)
ALSO_SAME = ("returning", "related", "updated_at")
VIETNAMESE_LETTERS = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.fixture(scope="module")
def library() -> Library:
    """Read all content of the demo."""
    return read_library()


@pytest.fixture(scope="module")
def vietnamese(library: Library) -> dict[str, Procedure]:
    """Return the Vietnamese definitions by code."""
    return {one.id: one for one in library.definitions if one.locale == "vi"}


def skeleton(procedure: Procedure) -> dict[str, Any]:
    """Return what must be the same in all languages: all facts, and the number of items in each list."""
    methods = procedure.methods or ()
    return {
        **{name: getattr(procedure, name) for name in (*SAME_IN_ALL_LANGUAGES, *ALSO_SAME)},
        "unknown": [name for name in procedure.__struct_fields__ if getattr(procedure, name) is None],
        "codes": [[one.code for one in getattr(procedure, name) or ()] for name in ("fields", "audiences", "results")],
        "bodies": [len(getattr(procedure, name) or ()) for name in ("executing", "authority", "delegated")],
        "decision": procedure.decision and msgspec.structs.replace(procedure.decision, issuer=""),
        "legal": [one.number for one in procedure.legal or ()],
        "steps": len(procedure.steps or ()),
        "life_events": [one.audience for one in procedure.life_events],
        "services": [(one.code, one.time) for one in procedure.services],
        "times": [(way.channel, way.time and (way.time.quantity, way.time.unit)) for way in methods],
        "fees": [way.fees and [(fee.sort, fee.amount, fee.currency) for fee in way.fees] for way in methods],
        "papers": [
            [(paper.originals, paper.copies, paper.electronic_form) for paper in case.papers]
            for case in procedure.dossier or ()
        ],
    }


def texts(value: Any) -> list[str]:
    """Return all strings in a struct."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [text for name in value.__struct_fields__ for text in texts(getattr(value, name))]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, tuple) else []


def test_people_find_what_they_need_most(vietnamese: dict[str, Procedure]) -> None:
    assert len(vietnamese) >= 15
    names = " | ".join(one.name.lower() for one in vietnamese.values())
    for wanted in ("khai sinh", "kết hôn", "khai tử", "thường trú", "tạm trú", "trích lục", "hộ chiếu", "căn cước"):
        assert wanted in names
    for wanted in ("giấy phép lái xe", "doanh nghiệp", "hộ kinh doanh", "đất đai", "trợ cấp xã hội", "xây dựng"):
        assert wanted in names


def test_definitions_keep_the_rules_and_answer_the_first_questions(library: Library) -> None:
    for one in library.definitions:
        place = (one.code, one.locale)
        assert list(violations(one)) == [], place
        assert one.id == one.code, place
        assert CODE.fullmatch(one.code), place
        assert 40 <= len(one.summary) <= 160, place
        assert one.summary.endswith("."), place
        assert one.dossier is not None, place
        assert [name for name in ALWAYS_TOLD if not getattr(one, name)] == [], place


def test_the_three_states_are_all_in_use(vietnamese: dict[str, Procedure]) -> None:
    fees = [way.fees for one in vietnamese.values() for way in one.methods or ()]
    assert None in fees
    assert () in fees
    assert any(fee.amount == 0 for some in fees for fee in some or ())
    assert vietnamese["1.014061"].dossier == ()
    assert vietnamese["1.115748"].requirements is None


def test_related_procedures_exist_and_are_others(library: Library, vietnamese: dict[str, Procedure]) -> None:
    for one in library.definitions:
        assert set(one.related) <= vietnamese.keys() - {one.id}, one.code


def test_an_owner_is_in_the_directory_and_announced_what_it_owns(
    library: Library, vietnamese: dict[str, Procedure]
) -> None:
    bodies = {body.key: body for body in library.bodies}
    assert {one.owner for one in vietnamese.values() if one.owner} <= bodies.keys()
    for one in vietnamese.values():
        assert one.announced_by is not None
        if one.owner:
            assert bodies[one.owner].electronic_code == one.announced_by.code, one.code


def test_a_translation_tells_the_same_facts(library: Library, vietnamese: dict[str, Procedure]) -> None:
    english = [one for one in library.definitions if one.locale == "en"]
    assert {"1.001193", "1.000894", "1.000656", "1.004222", "1.004194", "2.000635"} <= {one.id for one in english}
    for one in english:
        assert skeleton(one) == skeleton(vietnamese[one.id]), one.code
        assert one.name != vietnamese[one.id].name


def test_english_is_english(library: Library) -> None:
    allowed = ("VND", "đồng")
    for one in library.definitions:
        if one.locale != "en":
            continue
        # Codes and document numbers are not translated. Vietnamese keywords would rank an English page above the
        # Vietnamese one in Vietnamese searches.
        told = texts(msgspec.structs.replace(one, fields=(), audiences=(), legal=(), decision=None))
        for text in told:
            bare = re.sub(r"“[^”]*”|[0-9/]+-?[A-ZĐ-]*|NĐ-CP|" + "|".join(allowed), "", text)
            assert not VIETNAMESE_LETTERS.search(bare), (one.code, text)


def test_everything_was_changed_in_office_hours_before_the_day_of_the_demo(library: Library) -> None:
    moments = [(one.code, one.updated_at) for one in library.definitions]
    for portal, listings in library.listings.items():
        for one in listings:
            assert one.first_published_at <= one.updated_at, (portal, one.procedure)
            moments += [(f"{portal} {one.procedure}", one.updated_at), (portal, one.first_published_at)]
    for place, moment in moments:
        local = moment.astimezone(SEVEN_HOURS)
        assert datetime(2026, 1, 1, tzinfo=SEVEN_HOURS) <= local < datetime(2026, 11, 20, tzinfo=SEVEN_HOURS), place
        assert 7 <= local.hour < 18, place


def test_every_portal_lists_some_and_each_once(library: Library) -> None:
    assert {key: len(listings) for key, listings in library.listings.items() if not listings} == {"quoc-gia": 0}
    for portal, listings in library.listings.items():
        names = [one.procedure for one in listings]
        assert len(set(names)) == len(names), portal
        for one in listings:
            assert list(violations(one)) == [], (portal, one.procedure)


def test_a_listing_speaks_the_languages_of_its_portal(library: Library) -> None:
    locales = {site.key: set(site.locales) for site in library.sites}
    for portal, listings in library.listings.items():
        for one in listings:
            told = [one.note, *(place.name for place in one.places or ()), *(fee.text for fee in one.fees or ())]
            told += [place.hours for place in one.places or ()] + ([one.time.text] if one.time else [])
            assert all(text.keys() == locales[portal] for text in told if text), (portal, one.procedure)


def test_provinces_and_communes_name_places_and_ministries_leave_them_to_the_definition(library: Library) -> None:
    bodies = {body.key for body in library.bodies}
    ministries = {body.key for body in library.bodies if body.level == "ministry"}
    for portal, listings in library.listings.items():
        for one in listings:
            assert {place.agency for place in one.places or () if place.agency} <= bodies, (portal, one.procedure)
            assert one.phone, (portal, one.procedure)
            assert bool(one.places) == (portal not in ministries), (portal, one.procedure)


def test_provinces_set_their_own_charges_and_communes_take_those_of_their_province(library: Library) -> None:
    fees = {
        portal: {one.procedure: one.fees for one in listings if one.fees}
        for portal, listings in library.listings.items()
    }
    shared = fees["lang-son"].keys() & fees["da-nang"].keys()
    assert len(shared) >= 3
    for name in shared:
        assert amounts(fees["lang-son"][name]) != amounts(fees["da-nang"][name]), name
    for commune in ("dong-dang", "ky-lua"):
        both = fees[commune].keys() & fees["lang-son"].keys()
        assert both
        for name in both:
            assert amounts(fees[commune][name]) == amounts(fees["lang-son"][name]), (commune, name)


def test_a_local_charge_stands_only_where_the_definition_leaves_the_amount_open(
    library: Library, vietnamese: dict[str, Procedure]
) -> None:
    for portal, listings in library.listings.items():
        for one in listings:
            if one.fees is None:
                continue
            defined = [fee for way in vietnamese[one.procedure].methods or () for fee in way.fees or ()]
            assert any(fee.amount is None for fee in defined), (portal, one.procedure)


def test_no_summary_tells_a_time_that_an_agency_undercuts(library: Library) -> None:
    faster = {one.procedure for listings in library.listings.values() for one in listings if one.time}
    assert faster
    for one in library.definitions:
        if one.id in faster:
            assert not re.search(r"ngày làm việc|working day", one.summary), (one.code, one.locale)


def test_only_the_province_of_a_specific_procedure_lists_it(library: Library, vietnamese: dict[str, Procedure]) -> None:
    for portal, listings in library.listings.items():
        for one in listings:
            definition = vietnamese[one.procedure]
            if definition.sort == "specific":
                assert portal == definition.owner


def amounts(fees: Any) -> list[tuple[Any, ...]]:
    """Return the fees without their texts."""
    return [(fee.sort, fee.channel, fee.amount) for fee in fees]


def test_a_field_that_no_definition_has_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "1.000001.vi.toml").write_text('name = "A"\nupdated_at = 2026-01-01T08:00:00+07:00\nfee = 1\n')
    with pytest.raises(DemoError, match=r"1\.000001\.vi\.toml: 1\.000001: Object contains unknown field `fee`"):
        read_definitions(tmp_path)


def test_a_wrong_value_is_named_with_its_field(tmp_path: Path) -> None:
    method = '[[methods]]\nchannel = "fax"\n'
    (tmp_path / "1.000001.vi.toml").write_text(f'name = "A"\nupdated_at = 2026-01-01T08:00:00+07:00\n{method}')
    with pytest.raises(DemoError, match=r"Invalid enum value 'fax' - at `\$\.methods\[0\]\.channel`"):
        read_definitions(tmp_path)


def test_what_the_name_of_a_file_says_is_not_said_again(tmp_path: Path) -> None:
    (tmp_path / "1.000001.vi.toml").write_text('code = "1.000002"\nname = "A"\n')
    with pytest.raises(DemoError, match=r"1\.000001\.vi\.toml: code: is no field of such a file"):
        read_definitions(tmp_path)


def test_a_listing_of_an_unknown_procedure_is_named(tmp_path: Path) -> None:
    times = "first_published_at = 2026-01-01T08:00:00+07:00\nupdated_at = 2026-01-01T08:00:00+07:00\n"
    (tmp_path / "listings.toml").write_text(f'[[listing]]\nprocedure = "9.999999"\n{times}')
    with pytest.raises(DemoError, match=r"listings\.toml: there is no procedure “9\.999999”"):
        read_listings(tmp_path, {"1.000001"})


def test_a_listing_without_a_procedure_is_named(tmp_path: Path) -> None:
    (tmp_path / "listings.toml").write_text('[[listing]]\nphone = "1"\n')
    with pytest.raises(DemoError, match=r"listings\.toml: an entry without a procedure: "):
        read_listings(tmp_path, {"1.000001"})
