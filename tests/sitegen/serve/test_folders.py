"""Which portal answers for a path, when the records of one are damaged."""

import pytest

from sitegen.serve.folders import Folders
from tests.sitegen.portals import KEY, PREFIX, Press, province


@pytest.mark.parametrize("damage", ["", "x", '{"kind":"header"}\n', '{"kind":"header"}\n{"kind":'])
def test_damaged_records_of_one_portal_do_not_take_the_others_down(press: Press, damage: str) -> None:
    press.publish(province())
    (press.out / "hong").mkdir()
    (press.out / "hong" / "records.jsonl").write_text(damage, encoding="utf-8")
    assert [served.key for served in [Folders(press.out).find(PREFIX)] if served] == [KEY]


def test_a_portal_whose_records_are_damaged_while_it_is_served_stays(press: Press) -> None:
    press.publish(province())
    moments = iter([0.0, 0.0, 5.0, 5.0])
    folders = Folders(press.out, clock=lambda: next(moments))
    before = folders.find(PREFIX)
    (press.out / KEY / "records.jsonl").write_text("", encoding="utf-8")
    assert before is not None
    assert folders.find(PREFIX) == before
