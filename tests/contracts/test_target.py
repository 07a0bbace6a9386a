"""What every target does, whatever it is made of. A new one adds itself to portal_stores.py and must pass."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from sitegen.release.errors import OutputError, ReleaseNotFoundError
from sitegen.release.output import BlobRef, Output
from sitegen.release.target import OpensFiles, Target
from tests.contracts.portal_stores import OpenTarget
from tests.sitegen.release.sites import NOON, Files, outputs

SITE = {
    "index.html": b"one",
    "tin-tuc/index.html": b"news",
    "tin-tuc/feed.xml": b"<feed/>",
    "assets/site.1.css": b"p{}",
}


def holds(target: Target) -> dict[str, bytes | None]:
    live = target.live()
    return {entry.path: target.read(entry.path) for entry in live.manifest} if live else {}


def publish(target: Target, files: Files) -> int:
    return target.publish(outputs(files), made_at=NOON).number


def test_a_target_without_releases_has_nothing_live(target: Target) -> None:
    assert target.live() is None
    assert target.read("index.html") is None
    assert target.releases() == ()
    assert target.verify() == ()
    assert target.collect().blobs == ()


def test_what_was_published_is_live_for_whoever_opens_the_target(open_target: OpenTarget) -> None:
    release = open_target().publish(outputs(SITE), made_at=NOON)
    target = open_target()
    live = target.live()
    assert live is not None
    assert (release.outcome, release.number, release.made_at) == ("published", 1, NOON)
    assert (live.record.number, live.record.root, live.record.made_at) == (1, release.root, NOON)
    assert live.manifest.root == release.root
    assert holds(target) == SITE
    assert target.read("no/such/page.html") is None


def test_a_publish_tells_what_changed(target: Target) -> None:
    first = target.publish(outputs(SITE), made_at=NOON)
    assert (first.added, first.changed, first.removed) == (tuple(sorted(SITE)), (), ())
    assert (first.outputs, first.bytes) == (4, sum(map(len, SITE.values())))

    changed = {"index.html": b"two", "tin-tuc/feed.xml": b"<feed/>", "moi.html": b"new"}
    second = target.publish(outputs(changed), made_at=NOON)
    assert (second.added, second.changed) == (("moi.html",), ("index.html",))
    assert second.removed == ("assets/site.1.css", "tin-tuc/index.html")
    assert (second.outputs, second.bytes) == (3, 13)
    record = target.releases()[0]
    assert (record.added, record.changed, record.removed, record.outputs, record.bytes) == (1, 1, 2, 3, 13)


def test_the_same_content_makes_no_second_release(target: Target) -> None:
    first = target.publish(outputs(SITE), made_at=NOON)
    again = target.publish(reversed(outputs(SITE)), made_at=NOON + timedelta(hours=1), floor=7)
    assert (again.outcome, again.number, again.root, again.made_at) == ("unchanged", 1, first.root, NOON)
    assert (again.added, again.changed, again.removed) == ((), (), ())
    assert len(target.releases()) == 1


def test_a_class_that_changes_is_a_change_though_the_bytes_stay(target: Target) -> None:
    target.publish([Output(path="a.json", class_="data", data=b"{}")], made_at=NOON)
    release = target.publish([Output(path="a.json", class_="download", data=b"{}")], made_at=NOON)
    assert (release.number, release.changed) == (2, ("a.json",))
    assert target.verify() == ()


def test_numbers_grow_above_the_floor_and_never_fall_back(target: Target) -> None:
    assert target.publish(outputs({"a": b"1"}), made_at=NOON, floor=41).number == 42
    assert target.publish(outputs({"a": b"2"}), made_at=NOON, floor=3).number == 43
    assert target.publish(outputs({"a": b"3"}), made_at=NOON).number == 44


def test_an_empty_site_can_be_published(target: Target) -> None:
    publish(target, SITE)
    assert publish(target, {}) == 2
    assert holds(target) == {}


def test_a_rollback_is_a_new_release_with_old_content(target: Target) -> None:
    publish(target, SITE)
    publish(target, {"index.html": b"a mistake"})
    release = target.rollback(1, made_at=NOON, floor=9)
    assert (release.outcome, release.number, release.changed) == ("rolled back", 10, ("index.html",))
    assert holds(target) == SITE
    record = target.releases()[0]
    assert (record.number, record.kind, record.of) == (10, "rollback", 1)
    assert target.rollback(1, made_at=NOON).outcome == "unchanged"
    assert target.verify() == ()


def test_a_release_knows_its_address_and_a_rollback_brings_it_back(target: Target) -> None:
    old, new = "https://tinh-a.example/", "https://a.example/"
    target.publish(outputs(SITE), made_at=NOON, address=old)
    assert target.publish(outputs(SITE), made_at=NOON, address=old).outcome == "unchanged"
    moved = target.publish(outputs(SITE), made_at=NOON, address=new)
    assert (moved.outcome, moved.number, moved.changed) == ("published", 2, ())
    target.rollback(1, made_at=NOON)
    assert [record.address for record in target.releases()] == [old, new, old]
    assert target.verify() == ()


def test_a_rollback_to_an_unknown_release_names_those_that_are_kept(target: Target) -> None:
    with pytest.raises(ReleaseNotFoundError, match=r"release 9: .* There is no release yet\."):
        target.rollback(9, made_at=NOON)
    publish(target, {"a": b"1"})
    publish(target, {"a": b"2"})
    with pytest.raises(ReleaseNotFoundError, match=r"release 9: is not kept .* Kept are 1 to 2\."):
        target.rollback(9, made_at=NOON)


def test_bytes_stored_ahead_are_published_by_reference(target: Target) -> None:
    blob, same = target.put([b"one", b"one"])
    assert blob == same == BlobRef.of(b"one")
    target.publish([Output(path="a/index.html", class_="page", data=blob)], made_at=NOON)
    assert target.read("a/index.html") == b"one"


def test_a_reference_to_bytes_that_are_not_there_is_refused(target: Target) -> None:
    publish(target, SITE)
    lost = Output(path="a/index.html", class_="page", data=BlobRef.of(b"never stored"))
    with pytest.raises(OutputError, match=r"'a/index.html': its bytes, blob [0-9a-f]{64}, are not at .*Store them"):
        target.publish([lost], made_at=NOON)
    assert holds(target) == SITE


def test_a_bad_set_of_outputs_leaves_the_live_site(target: Target) -> None:
    publish(target, SITE)
    with pytest.raises(OutputError, match="differ by case"):
        publish(target, {"Tin-tuc/index.html": b"", "tin-tuc/index.html": b""})
    with pytest.raises(OutputError, match=r"'assets/site.1.css': this asset is out there with other bytes"):
        publish(target, SITE | {"assets/site.1.css": b"p{color:red}"})
    assert holds(target) == SITE
    assert publish(target, {"index.html": b"two"}) == 2


def test_outputs_that_cannot_be_made_leave_the_live_site_and_their_own_error(target: Target) -> None:
    def failing() -> object:
        yield outputs(SITE)[0]
        raise PermissionError(13, "Permission denied", "/themes/base/page.html")

    publish(target, SITE)
    with pytest.raises(PermissionError):
        target.publish(failing(), made_at=NOON)  # type: ignore[arg-type]
    assert holds(target) == SITE


def test_a_time_without_a_zone_is_refused(target: Target) -> None:
    with pytest.raises(ValueError, match="made_at: 2026-09-02 12:00:00 has no time zone"):
        target.publish(outputs(SITE), made_at=NOON.replace(tzinfo=None))


def test_a_collection_keeps_the_newest_releases_and_shows_first_what_it_would_delete(target: Target) -> None:
    for number in range(1, 6):
        publish(target, {"index.html": b"%d" % number, f"assets/site.{number}.css": b"%d" % number})
    planned = target.collect(keep=2)
    assert planned.dry_run
    assert planned.releases == (1, 2, 3)
    assert planned.assets == ("assets/site.1.css", "assets/site.2.css", "assets/site.3.css")
    assert len(target.releases()) == 5

    collected = target.collect(keep=2, dry_run=False)
    assert not collected.dry_run
    assert (collected.releases, collected.blobs, collected.bytes) == (planned.releases, planned.blobs, planned.bytes)
    assert [record.number for record in target.releases()] == [5, 4]
    assert target.verify() == ()
    assert target.collect(keep=2, dry_run=False).blobs == ()
    assert target.rollback(4, made_at=NOON).number == 6
    assert target.read("index.html") == b"4"
    with pytest.raises(ReleaseNotFoundError):
        target.rollback(3, made_at=NOON)


def test_a_collection_of_less_than_the_two_newest_releases_is_refused(target: Target) -> None:
    with pytest.raises(ValueError, match="keep: 1 is too few"):
        target.collect(keep=1)


def test_a_path_that_no_release_can_have_is_not_there(target: Target) -> None:
    publish(target, SITE)
    target.write_records(b"records")
    assert target.read("assets/none.css") is None
    unfit = ("", "/index.html", "../records.jsonl", "tin-tuc/", "x\0", "\ud800", "x" * 300)
    for path in (*unfit, "tin-tuc", "index.html/x"):
        assert target.read(path) is None


def test_assets_are_read_until_a_collection_finds_that_no_kept_release_has_them(target: Target) -> None:
    """A page that was loaded just before a release went live finds its style after it."""
    publish(target, SITE)
    publish(target, {"index.html": b"two", "assets/site.2.css": b"a{}"})
    assert target.read("assets/site.1.css") == b"p{}"
    assert target.read("tin-tuc/index.html") is None
    publish(target, {"index.html": b"three"})
    target.collect(keep=2, dry_run=False)
    assert (target.read("assets/site.1.css"), target.read("assets/site.2.css")) == (None, b"a{}")


def test_a_file_that_was_opened_is_read_to_its_end_as_it_was(target: Target) -> None:
    publish(target, SITE)
    if isinstance(target, OpensFiles):  # An ability that not every target has.
        file = target.open_file("index.html")
        assert file is not None
        for number in range(3):
            publish(target, {"index.html": b"%d" % number})
        with file:
            assert file.read() == b"one"
        assert target.open_file("tin-tuc/index.html") is None


def test_what_is_live_is_never_remembered_but_looked_up(open_target: OpenTarget) -> None:
    """So that a publish may some day name the release that it was made against."""
    one, other = open_target(), open_target()
    assert publish(one, SITE) == 1
    assert publish(other, {"index.html": b"other"}) == 2
    live = one.live()
    assert live is not None
    assert live.record.number == 2
    assert one.read("index.html") == b"other"
    result = one.publish(outputs(SITE), made_at=NOON)
    assert (result.number, result.changed) == (3, ("index.html",))
    assert other.publish(outputs(SITE), made_at=NOON).outcome == "unchanged"
    assert other.rollback(2, made_at=NOON).number == 4


def test_publishers_at_the_same_time_come_one_after_the_other(open_target: OpenTarget) -> None:
    with ThreadPoolExecutor(6) as pool:
        sites = [{"index.html": b"%d" % number, f"{number}.html": b""} for number in range(6)]
        made = list(pool.map(lambda files: publish(open_target(), files), sites))
    assert sorted(made) == [1, 2, 3, 4, 5, 6]
    target = open_target()
    assert holds(target) == sites[made.index(6)]
    assert target.verify() == ()


def test_published_records_are_what_was_written_last(open_target: OpenTarget) -> None:
    assert open_target().open_records() is None
    open_target().write_records(b"one\nline\n")
    early = open_target().open_records()
    assert early is not None
    open_target().write_records(b"two")
    late = open_target().open_records()
    assert late is not None
    with early, late:
        assert (early.readline(), early.readline(3), early.read()) == (b"one\n", b"lin", b"e\n")
        assert late.read() == b"two"


def test_records_are_no_part_of_the_site(target: Target) -> None:
    publish(target, SITE)
    target.write_records(b"records")
    assert target.verify() == ()
    target.collect(keep=2, dry_run=False)
    assert holds(target) == SITE
    records = target.open_records()
    assert records is not None
    with records:
        assert records.read() == b"records"
