"""The records as last published, kept beside the releases: a cache that nobody has to trust."""

import logging
from pathlib import Path

import pytest

from content_models.record import key_of
from content_models.snapshot import read_snapshot
from sitegen.published_records import read_published_records, write_published_records
from tests.sitegen.portals import (
    KEY,
    Press,
    agency,
    but,
    directory,
    listing,
    page,
    portal,
    procedure,
    procedure_list,
    province,
    refused,
    snapshot,
    text,
)

LEFT = [record for record in province() if (record.id, getattr(record, "locale", "")) != ("gioi-thieu", "vi")]


def file_of(press: Press) -> Path:
    """Where the folder target keeps them."""
    return press.out / KEY / "records.jsonl"


def ids(press: Press) -> set[str]:
    return {record.id for record in read_published_records(press.target(), KEY)}


def test_what_is_published_is_kept_without_the_shared_records(press: Press) -> None:
    press.publish(province(), shared=directory(agency(), agency("xa-b")))
    kept = read_snapshot(file_of(press))
    assert kept.header.portal == KEY
    assert kept.problems == ()
    assert {key_of(record): record for record in kept.records} == {key_of(record): record for record in province()}


def test_the_same_portal_is_kept_in_the_same_bytes(press: Press) -> None:
    press.publish(province())
    before = file_of(press).read_bytes()
    press.publish(province()[::-1])
    assert file_of(press).read_bytes() == before


def test_a_portal_that_was_never_published_has_none(press: Press) -> None:
    assert read_published_records(press.target(), KEY) == ()


def test_a_record_with_a_fault_is_kept_as_it_was_good(press: Press) -> None:
    press.publish(province())
    press.publish(LEFT, problems=[refused(page())])
    assert page(body=(text("Xin chào"),)) in read_published_records(press.target(), KEY)


def test_a_record_that_was_taken_out_is_kept_no_longer(press: Press) -> None:
    press.publish(province())
    press.publish(but(province(), without=["gioi-thieu"]))
    assert "gioi-thieu" not in ids(press)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"kind":"header"}\n', b'{"id":"x"}\n'])
def test_a_damaged_file_is_told_and_built_without(
    press: Press, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    press.publish(province())
    file_of(press).write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        result = press.publish(LEFT, problems=[refused(page())])
    assert caplog.messages[0].startswith(
        "the last good records of tinh-a cannot be used, building without them: the published records"
    )
    assert "gioi-thieu/index.html" in result.release.removed
    assert sorted(map(key_of, read_published_records(press.target(), KEY))) == sorted(map(key_of, LEFT))


def test_a_lost_file_changes_nothing_in_a_portal_without_faults(press: Press) -> None:
    root = press.publish(province()).release.root
    file_of(press).unlink()
    assert press.publish(province()).release.root == root
    assert "gioi-thieu" in ids(press)


def test_a_folder_in_the_place_of_the_file_is_told(press: Press, caplog: pytest.LogCaptureFixture) -> None:
    file_of(press).mkdir(parents=True)
    assert read_published_records(press.target(), KEY) == ()
    assert "cannot be read (Is a directory)" in caplog.text


def test_keeping_replaces_what_was_kept(press: Press) -> None:
    target = press.target()
    write_published_records(target, KEY, [portal(), page()])
    write_published_records(target, KEY, [portal()])
    assert read_published_records(target, KEY) == (portal(),)


@pytest.mark.parametrize("level", ["national", "province"])
def test_a_page_stays_as_it_was_while_its_shared_definition_is_refused(press: Press, level: str) -> None:
    office = agency(level=level)
    records = [*province(), procedure_list(), listing()]
    path = "thu-tuc/1.004222/index.html"
    good = [office, procedure(name="Đăng ký thường trú")]
    press.publish(records, shared=snapshot(good, key=None))
    before = press.live()[path]
    fault = refused(procedure(), field="name", code="control-character", case="")
    result = press.publish(records, shared=snapshot([office], [fault], key=None))
    assert fault in result.problems
    assert press.live()[path] == before
    style = next(name for name in press.live() if name.startswith("assets/site."))
    assert style.encode() in before
    press.publish(records, shared=snapshot([office], [refused(procedure("1.001193"))], key=None))
    assert path not in press.live()
    press.publish(records, shared=snapshot(good, key=None))
    assert press.live()[path] == before
