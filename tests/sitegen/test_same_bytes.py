"""The same records, media and theme give the same bytes: at another place, another time, in another order."""

import json
import os
import random
import shutil
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.kind import RecordBase
from content_models.snapshot import write_snapshot
from tests.content_models.strategies import Site, sites
from tests.sitegen.command import sitegen
from tests.sitegen.portals import AT, PDF, PNG, Press, agency, articles, but, directory, file, image, portal, province
from tests.sitegen.rendering import rendered

RECORDS = but(province(), portal(page_size=5), *articles(17), image(), file())
SHARED = [agency(), *(agency(f"xa-{number}", names={"vi": "Xã Đa"}, parent="tinh-a") for number in range(4))]


def root(folder: Path, records: list[RecordBase], made_at: datetime = AT) -> str:
    press = Press(folder)
    press.put_media(PNG, PDF)
    return press.publish(records, shared=directory(*SHARED), made_at=made_at).release.root  # type: ignore[arg-type]


def test_another_place_another_time_and_another_order_give_one_root(tmp_path: Path) -> None:
    first = root(tmp_path / "a", RECORDS)
    later = datetime(2031, 7, 1, 23, 59, tzinfo=timezone(timedelta(hours=-9)))
    assert root(tmp_path / "một nơi khác", RECORDS, later) == first
    for seed in range(3):
        mixed = random.Random(seed).sample(RECORDS, len(RECORDS))
        assert root(tmp_path / str(seed), mixed) == first


@settings(max_examples=25)
@given(sites(), st.randoms(use_true_random=False))
def test_the_order_of_records_makes_no_difference_in_any_portal(site: Site, chance: random.Random) -> None:
    records = [*site.records, *site.shared]
    mixed = chance.sample(records, len(records))
    first, second = rendered(records, key="xa-mau"), rendered(mixed, key="xa-mau")
    assert {path: entry.data for path, entry in first.items()} == {path: entry.data for path, entry in second.items()}
    assert {path: entry.reads for path, entry in first.items()} == {path: entry.reads for path, entry in second.items()}


def test_a_clean_build_gives_what_publish_after_publish_gave(tmp_path: Path) -> None:
    press = Press(tmp_path / "lần lượt")
    press.put_media(PNG, PDF)
    for count in (0, 4, 9, 17):
        press.publish(
            but(province(), portal(page_size=5), *articles(count), image(), file()), shared=directory(*SHARED)
        )  # type: ignore[arg-type]
    last = press.publish(RECORDS, shared=directory(*SHARED)).release.root  # type: ignore[arg-type]
    assert root(tmp_path / "một lần", RECORDS) == last


def test_no_file_that_is_served_knows_when_it_was_made(press: Press) -> None:
    press.publish(province(), made_at=datetime(2031, 7, 1, tzinfo=UTC))
    assert not [path for path, data in press.live().items() if b"2031" in data]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "7", "TZ": "UTC", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"},
    ],
)
def test_another_process_in_another_time_zone_gives_the_same_root(tmp_path: Path, environment: dict[str, str]) -> None:
    expected = root(tmp_path / "đây", RECORDS)
    place = tmp_path / "nơi khác" / "sâu hơn"
    place.mkdir(parents=True)
    shutil.copytree(tmp_path / "đây" / "media", place / "media")
    write_snapshot(place / "p.jsonl", "tinh-a", RECORDS)
    write_snapshot(place / "s.jsonl", None, SHARED)
    answer = sitegen(
        *("build", place / "p.jsonl", "--shared", place / "s.jsonl", "--media", place / "media"),
        *("--out", place / "out", "--json"),
        environment=environment,
    )
    assert answer.stderr == ""
    assert json.loads(answer.stdout)["root_hash"] == expected


def test_the_clock_of_this_test_really_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    offsets = set()
    for zone in ("America/St_Johns", "Pacific/Kiritimati", "UTC"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        offsets.add(time.localtime().tm_gmtoff)
    monkeypatch.undo()
    time.tzset()
    assert len(offsets) == 3
