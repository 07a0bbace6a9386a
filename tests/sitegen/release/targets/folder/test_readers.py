"""While a site is published, citizens never get a mix of two releases or a page without its style sheet."""

from pathlib import Path

import pytest

from sitegen.release.targets.folder.journal import Intent, Journal
from sitegen.release.targets.folder.layout import Layout
from sitegen.release.targets.folder.target import FolderTarget
from tests.sitegen.release.sites import NOON
from tests.sitegen.release.targets.folder.readers import Watch, edition

PUBLISHES = 200


def test_two_hundred_publishes_show_readers_no_torn_page(memory_folder: Path) -> None:
    target = FolderTarget(memory_folder / "site")
    target.publish(edition(0), made_at=NOON)
    with Watch(memory_folder / "site") as watch:
        for number in range(1, PUBLISHES + 1):
            watch.publish(number, lambda number: target.publish(edition(number), made_at=NOON))
            if number % 5 == 0:
                watch.wait_for_reads(2)
    assert watch.torn() == []
    assert watch.shared.reads.value > PUBLISHES // 2


def test_rollbacks_and_collections_show_readers_no_torn_page(memory_folder: Path) -> None:
    target = FolderTarget(memory_folder / "site")
    target.publish(edition(0), made_at=NOON)
    with Watch(memory_folder / "site", kept=3) as watch:
        for number in range(1, 40):
            watch.publish(number, lambda number: target.publish(edition(number), made_at=NOON))
            target.collect(keep=3, dry_run=False)
        watch.shared.begun.value = 39
        watch.shared.done.value = 0
        watch.move(lambda: target.rollback(target.releases()[2].number, made_at=NOON))
        watch.wait_for_reads(10)
    assert watch.torn() == []


def test_a_publish_that_writes_into_the_live_tree_is_caught(memory_folder: Path) -> None:
    """This proves that the readers notice a torn page: it is written in place and read when half of it is there."""
    root = memory_folder / "site"
    FolderTarget(root).publish(edition(0), made_at=NOON)

    def write_in_place(number: int) -> None:
        page = root / "live" / "index.html"
        page.chmod(0o644)
        with page.open("wb") as file:
            whole = edition(number)[0].data
            assert isinstance(whole, bytes)
            file.write(whole[: len(whole) // 2])
            file.flush()
            watch.wait_for_reads(2)
            file.write(whole[len(whole) // 2 :])

    with Watch(root) as watch:
        watch.publish(1, write_in_place)
    assert "1500 lines" in " ".join(watch.torn())


def test_a_publish_that_moves_the_pointer_first_is_caught(memory_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This proves the same for pages that are whole but of two releases."""
    root = memory_folder / "site"
    target = FolderTarget(root)
    for number in range(2):
        target.publish(edition(number), made_at=NOON)
    begin = Journal.begin

    def move_first(journal: Journal, intent: Intent) -> None:
        Layout(root, waits=True).serve(intent.tree)
        watch.wait_for_reads(2)
        begin(journal, intent)

    with Watch(root) as watch:
        watch.shared.begun.value = watch.shared.done.value = 1
        monkeypatch.setattr(Journal, "begin", move_first)
        watch.publish(2, lambda number: target.publish(edition(number), made_at=NOON))
    assert "edition 0 while 1 to 2 were live" in watch.torn()
