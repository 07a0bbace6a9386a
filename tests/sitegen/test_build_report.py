"""What a build cost, and one hash over all that was built."""

import hashlib

from sitegen.build_report import BuildReport, root_hash
from tests.sitegen.portals import Press, page, province, refused


def test_the_hash_over_one_portal_is_its_own(press: Press) -> None:
    result = press.publish(province())
    assert root_hash([result]) == result.release.root


def test_the_hash_over_several_portals_does_not_depend_on_their_order(press: Press) -> None:
    first = press.publish(province())
    second = first._replace(portal="a-khac")
    lines = f"a-khac {first.release.root}\ntinh-a {first.release.root}\n"
    assert root_hash([first, second]) == root_hash([second, first]) == hashlib.sha256(lines.encode()).hexdigest()


def test_a_report_counts_what_is_live_and_tells_what_was_wrong(press: Press) -> None:
    build_report = BuildReport()
    result = press.publish(province(), problems=[refused(page("moi"))])
    report = build_report.report([result])
    live = press.live()
    assert (report["outputs"], report["bytes"]) == (len(live), sum(map(len, live.values())))
    assert report["portals"] == [
        {
            "key": "tinh-a",
            "release": 1,
            "outcome": "published",
            "outputs": len(live),
            "bytes": sum(map(len, live.values())),
            "added": len(live),
            "changed": 0,
            "removed": 0,
            "root_hash": result.release.root,
            "problems": [
                {
                    "severity": "refused",
                    "code": "invalid-record",
                    "record": "page moi",
                    "message": "page moi, title: “” is empty. Fill it in.",
                }
            ],
        }
    ]


def test_peak_memory_is_told_in_bytes(press: Press) -> None:
    report = BuildReport().report([press.publish(province())])
    memory = report["peak_memory"]
    assert isinstance(memory, int)
    assert 1_000_000 < memory < 100_000_000_000
