"""Ranges of a file: an interrupted download can be resumed, and a PDF viewer can read the parts that it needs."""

import re

import pytest

from sitegen.build import build_portal
from sitegen.release.headers import HEADERS, MISSING
from tests.sitegen.portals import AT, PDF, but, page, province, snapshot
from tests.sitegen.serve.conftest import DIRECTORY, Site

ALWAYS = ("content-security-policy", "cross-origin-opener-policy", "referrer-policy", "x-content-type-options")


def pdf_of(site: Site) -> str:
    """The address of a file that is longer than the ranges that the tests request."""
    (path,) = [path for path in site.press.live() if path.startswith("tep/") and path.endswith(".pdf")]
    assert len(PDF) > 8
    return f"/tinh-a/{path}"


def test_a_whole_file_says_that_parts_can_be_had(site: Site) -> None:
    answer = site.ask(pdf_of(site))
    assert (answer.status, answer.body) == (200, PDF)
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-3", 0, 3),
        ("bytes=2-", 2, len(PDF) - 1),
        ("bytes=-3", len(PDF) - 3, len(PDF) - 1),
        ("bytes=4-4", 4, 4),
        ("bytes=5-99999", 5, len(PDF) - 1),
    ],
)
def test_a_part_is_given_with_the_headers_of_the_whole(site: Site, asked: str, first: int, last: int) -> None:
    whole, part = site.ask(pdf_of(site)), site.ask(pdf_of(site), Range=asked)
    assert (part.status, part.body) == (206, PDF[first : last + 1])
    assert part.headers["content-range"] == f"bytes {first}-{last}/{len(PDF)}"
    assert part.headers["content-length"] == str(last + 1 - first)
    own = {"date", "content-length", "content-range"}
    assert {name: part.headers[name] for name in part.headers.keys() - own} == {
        name: whole.headers[name] for name in whole.headers.keys() - own
    }
    assert "last-modified" not in part.headers


def test_several_parts_come_in_one_answer(site: Site) -> None:
    answer = site.ask(pdf_of(site), Range="bytes=0-1,4-5")
    assert answer.status == 206
    boundary = re.fullmatch(r"multipart/byteranges; boundary=(\w+)", answer.headers["content-type"])
    assert boundary is not None
    parts = answer.body.split(f"--{boundary[1]}".encode())
    assert [part.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n") for part in parts[1:-1]] == [PDF[:2], PDF[4:6]]


def test_head_of_a_part_has_no_body(site: Site) -> None:
    answer = site.ask(pdf_of(site), "HEAD", Range="bytes=0-3")
    assert (answer.status, answer.body) == (206, b"")
    assert answer.headers["content-length"] == "4"


@pytest.mark.parametrize("asked", [f"bytes={len(PDF)}-", "bytes=99999-100000"])
def test_a_part_beyond_the_end_is_refused_with_the_length(site: Site, asked: str) -> None:
    answer = site.ask(pdf_of(site), Range=asked)
    assert answer.status == 416
    assert answer.headers["content-range"] == f"bytes */{len(PDF)}"
    assert {name: answer.headers[name] for name in ALWAYS} == {
        name.lower(): value for name, value in HEADERS["download"].items() if name.lower() in ALWAYS
    }
    assert answer.headers["cache-control"] == MISSING["Cache-Control"]
    assert "etag" not in answer.headers


@pytest.mark.parametrize("asked", ["lines=1-2", "bytes", "x"])
def test_a_range_in_an_unknown_unit_is_not_obeyed(site: Site, asked: str) -> None:
    answer = site.ask(pdf_of(site), Range=asked)
    assert (answer.status, answer.body) == (200, PDF)


@pytest.mark.parametrize("asked", ["bytes=", "bytes=a-b", "bytes=5-2", "bytes=-"])
def test_a_range_that_means_nothing_is_refused(site: Site, asked: str) -> None:
    answer = site.ask(pdf_of(site), Range=asked)
    assert answer.status == 400
    assert answer.headers["cache-control"] == MISSING["Cache-Control"]


def test_a_browser_that_has_the_file_gets_no_part_of_it(site: Site) -> None:
    etag = site.ask(pdf_of(site)).headers["etag"]
    answer = site.ask(pdf_of(site), Range="bytes=0-3", If_None_Match=etag)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == etag
    assert answer.headers["cache-control"] == "no-cache"
    assert site.ask(pdf_of(site), Range="bytes=0-3", If_None_Match='"x"').status == 206


def test_a_part_is_given_only_of_the_file_that_the_browser_has_begun(site: Site) -> None:
    etag = site.ask(pdf_of(site)).headers["etag"]
    assert site.ask(pdf_of(site), Range="bytes=0-3", If_Range=etag).status == 206
    for other in ('"x"', f"W/{etag}", "Fri, 01 Jan 2100 00:00:00 GMT"):
        answer = site.ask(pdf_of(site), Range="bytes=0-3", If_Range=other)
        assert (answer.status, answer.body) == (200, PDF)


def test_a_download_that_a_publish_interrupts_begins_again(own_site: Site) -> None:
    site, path = own_site, "/tinh-a/gioi-thieu/"
    before = site.ask(path)
    build_portal(snapshot(but(province(), page(title="Trang mới"))), DIRECTORY, None, site.press.target(), made_at=AT)
    rest = site.ask(path, Range="bytes=10-", If_Range=before.headers["etag"])
    assert rest.status == 200
    assert rest.body == site.ask(path).body


def test_a_page_that_is_missing_has_no_parts(site: Site) -> None:
    answer = site.ask("/tinh-a/mat/", Range="bytes=0-3")
    assert answer.status == 404
    assert "accept-ranges" not in answer.headers
