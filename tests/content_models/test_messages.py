"""The whole message, as it is printed, for each kind of faulty snapshot."""

from pathlib import Path

import msgspec
import pytest

from content_models.errors import SnapshotError
from content_models.problem import Problem
from content_models.snapshot import VERSION, Snapshot, parse_snapshot, read_snapshot
from tests.sites.broken import BROKEN, RECORDS, VALID, Files, page, snapshot, text, with_page, with_records, words

REFUSED_FILES = {
    "newer-format": (
        "xa-mau.jsonl, line 1, field version: 2 is newer than 1, the newest this program reads. "
        "Upgrade Một Cửa on this machine, or export with the older version."
    ),
    "other-format": (
        "xa-mau.jsonl, line 1: “{"
        '"id":"019d2bfd","name":"Đăng ký thường trú","code":"1.00422…ate":"UPDATED"}” '
        "is not the header of a snapshot. This is a file of another format; a snapshot starts with "
        '{"kind":"header","format":"motcua-records", and is made by an export.'
    ),
    "empty-file": "xa-mau.jsonl: is empty. A snapshot starts with a header line; export it again.",
    "not-utf-8": (
        "xa-mau.jsonl, line 6: the line that ends in "
        '“:00","body":[{"b":"text","flow":[{"t":"p","c":["Li\N{REPLACEMENT CHARACTER}n"]}]}]}” '
        "is no record in JSON and UTF-8 ('utf-8' codec can't decode byte 0xea in position 2: invalid continuation "
        "byte). The file is damaged or cut off: export it again. Nothing was changed."
    ),
    "truncated-line": (
        "xa-mau.jsonl, line 5: the line that ends in "
        '“96ef4c257b27ec05fc2daf6c63b93943914e7460b96","type":"image/p” '
        "is no record in JSON and UTF-8 (Input data was truncated). "
        "The file is damaged or cut off: export it again. Nothing was changed."
    ),
    "missing-lines": (
        "xa-mau.jsonl: number of records announced in the header: 4; found: 2. "
        "The file is cut off or was edited by hand: export it again. Nothing was changed."
    ),
}

REFUSED_RECORDS = {
    "slug-climbs": (
        "xa-mau.jsonl, line 6: page trang (vi), slug: “../x” does not have the form needed here. "
        "Write one path segment of a-z, 0-9 and single hyphens, such as lien-he."
    ),
    "slug-with-slash": (
        "xa-mau.jsonl, line 6: page trang (vi), slug: “a/b” does not have the form needed here. "
        "Write one path segment of a-z, 0-9 and single hyphens, such as lien-he."
    ),
    "redirect-climbs": (
        "xa-mau.jsonl, line 6: redirect cu, source: “/../x/” cannot be the old address of a page. "
        "Write a path of letters, digits, hyphens, dots and slashes, such as /tin-cu/2019.html."
    ),
    "script-node": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].t: “script” is not one of the words allowed here. "
        "Use one of: h, hr, list, p."
    ),
    "javascript-link": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[1].link.ref: “javascript:alert(1)” is not an http "
        "or https address. Write a full address such as https://example.org/page, or link to a page of the portal."
    ),
    "host-only-link": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[1].link.ref: “//evil.example” leads to another "
        "host without naming http or https. "
        "Write a full address such as https://example.org/page, or link to a page of the portal."
    ),
    "backslash-link": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[1].link.ref: “https:\\\\evil.example” holds a "
        "space, a backslash or another character that no address may hold. "
        "Write a full address such as https://example.org/page, or link to a page of the portal."
    ),
    "mail-with-script": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[1].link.ref: “a@xa.example?body=<script>” is no "
        "e-mail address. Write an address such as van-phong@xa.example."
    ),
    "nul-character": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[0]: “U+0000” is a control character, which no page "
        "can show. Delete it; such characters often come along with text copied from a PDF."
    ),
    "backspace-character": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[0]: “U+0008” is a control character, which no page "
        "can show. Delete it; such characters often come along with text copied from a PDF."
    ),
    "escaped-backspace": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[0]: “U+0008” is a control character, which no page "
        "can show. Delete it; such characters often come along with text copied from a PDF."
    ),
    "next-line-character": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[0].c[0]: “U+0085” is a control character, which no page "
        "can show. Delete it; such characters often come along with text copied from a PDF."
    ),
    "heading-skip": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].flow[1].level: “4: Buổi sáng” skips from level 2 to level 4. "
        "Make it a heading of level 3."
    ),
    "table-row": (
        "xa-mau.jsonl, line 6: page trang (vi), body[0].rows[0]: “Thứ Hai” does not fit the header row "
        "(cells: 1, column headers: 2). Give every row one cell for each column."
    ),
    "duplicate-record": (
        "xa-mau.jsonl, line 6: page lien-he (vi), id: “lien-he” already stands in line 4. Keep one of them."
    ),
    "shared-record": (
        "xa-mau.jsonl, line 6: agency xa-ben, kind: “agency” does not belong in the file of a portal. "
        "Export the portal and the shared records into two files."
    ),
    "unknown-field": (
        "xa-mau.jsonl, line 6: page trang (vi), colour: “red” stands in a field that the format does not know. "
        "Remove the field, or correct its name."
    ),
    "missing-title": "xa-mau.jsonl, line 6: page trang (vi), title: “” is missing. Add the field.",
    "svg-rendition": (
        "xa-mau.jsonl, line 6: image anh-2, renditions[0].type: “image/svg+xml” is not one of the words allowed here. "
        "Use one of: image/avif, image/webp, image/jpeg, image/png."
    ),
    "svg-download": (
        "xa-mau.jsonl, line 6: file tep, type: “image/svg+xml” can run script in a reader's browser. "
        "Convert the file to PDF, PNG or plain text."
    ),
    "html-download": (
        "xa-mau.jsonl, line 6: file tep, type: “text/html” can run script in a reader's browser. "
        "Convert the file to PDF, PNG or plain text."
    ),
}


def read(files: Files, folder: Path) -> Snapshot:
    files.write(folder)
    return read_snapshot(folder / "xa-mau.jsonl")


def problems_of(files: Files) -> tuple[Problem, ...]:
    return parse_snapshot(files.portal.splitlines(keepends=True), "xa-mau.jsonl").problems


def test_the_valid_portal_has_no_problem(tmp_path: Path) -> None:
    found = read(VALID, tmp_path)
    assert (len(found.records), found.problems) == (len(RECORDS), ())
    assert read_snapshot(tmp_path / "shared.jsonl").problems == ()


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_file_that_cannot_be_trusted_is_refused_whole(name: str, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError) as refusal:
        read(BROKEN[name], tmp_path)
    assert str(refusal.value) == REFUSED_FILES[name]


@pytest.mark.parametrize("name", REFUSED_RECORDS)
def test_a_faulty_record_is_named_and_the_others_stay(name: str, tmp_path: Path) -> None:
    found = read(BROKEN[name], tmp_path)
    assert [str(problem) for problem in found.problems] == [REFUSED_RECORDS[name]]
    assert len(found.records) == len(RECORDS)


@pytest.mark.parametrize("name", BROKEN.keys() - REFUSED_FILES.keys() - REFUSED_RECORDS.keys())
def test_what_only_the_whole_site_shows_is_left_to_the_generator(name: str, tmp_path: Path) -> None:
    assert read(BROKEN[name], tmp_path).problems == ()


@pytest.mark.parametrize("name", REFUSED_RECORDS)
def test_a_problem_tells_which_page_keeps_its_last_good_version(name: str, tmp_path: Path) -> None:
    [problem] = read(BROKEN[name], tmp_path).problems
    record = msgspec.json.decode(BROKEN[name].portal.splitlines()[-1])
    assert (problem.kind, problem.id, problem.locale) == (record["kind"], record["id"], record.get("locale", ""))
    assert problem.severity == "refused"
    assert problem.record
    assert problem.field
    sentence, remedy = problem.wording()
    assert problem.value or "missing" in sentence
    assert sentence
    assert remedy
    assert not remedy.endswith(".")


def test_several_faults_of_one_record_are_all_told() -> None:
    body = text(words({"t": "a", "link": {"to": "url", "ref": "ftp://a.example"}, "c": []}))
    codes = [problem.code for problem in problems_of(with_page(body, {"b": "quote", "text": "a"}))]
    assert codes == ["unsafe-link", "empty-link"]


def test_a_shared_file_refuses_the_records_of_a_portal() -> None:
    found = parse_snapshot(snapshot([page()], portal=None).splitlines(), "shared.jsonl")
    assert [str(problem) for problem in found.problems] == [
        "shared.jsonl, line 2: page lien-he (vi), kind: “page” does not belong in the file of shared records. "
        "Export the portal and the shared records into two files."
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            b"[1]",
            "x.jsonl, line 2: “[1]” is no record, since it has no id. Export the file again. Nothing was changed.",
        ),
        (
            b'{"kind":"page","title":"a\\u0000"}',
            'x.jsonl, line 2: “{"kind":"page","title":"a\\u0000"}” is no record, since it has no id. '
            "Export the file again. Nothing was changed.",
        ),
        (
            b"",
            "x.jsonl, line 2: the line that ends in “” is no record in JSON and UTF-8 (Input data was truncated). "
            "The file is damaged or cut off: export it again. Nothing was changed.",
        ),
    ],
    ids=["a list", "no id", "an empty line"],
)
def test_a_line_that_names_no_record_refuses_the_file(line: bytes, message: str) -> None:
    header = snapshot([], records=1).strip()
    with pytest.raises(SnapshotError) as refusal:
        parse_snapshot([header, line], "x.jsonl")
    assert str(refusal.value) == message


@pytest.mark.parametrize("levels", [600, 5_000, 100_000])
def test_a_line_nested_without_end_refuses_the_file(levels: int) -> None:
    head, tail = msgspec.json.encode(page("trang", text(words("@")))).split(b'"@"')
    line = head + b'{"t":"strong","c":[' * levels + b'"a"' + b"]}" * levels + tail
    with pytest.raises(SnapshotError, match=r"^x\.jsonl, line 2: the line that ends in .*export it again"):
        parse_snapshot([snapshot([], records=1), line], "x.jsonl")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"\xef\xbb\xbf{}", "is no JSON in UTF-8 (JSON is malformed: invalid character (byte 0))"),
        ("{}".encode("utf-16"), "is no JSON in UTF-8 (JSON is malformed: invalid character (byte 0))"),
        (
            b'{"kind":"\xff"}',
            "is no JSON in UTF-8 ('utf-8' codec can't decode byte 0xff in position 0: invalid start byte)",
        ),
        (b"[" * 100_000, "is no JSON in UTF-8 (maximum recursion depth exceeded while deserializing an object)"),
    ],
    ids=["byte order mark", "UTF-16", "Latin-1", "nested"],
)
def test_a_first_line_that_is_no_json_is_told(line: bytes, message: str) -> None:
    with pytest.raises(SnapshotError) as refusal:
        parse_snapshot([line], "x.jsonl")
    assert str(refusal.value) == f"x.jsonl, line 1: {message}. A snapshot starts with a header line."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"version": "1"},
            "x.jsonl, line 1, field version: “1” is of the wrong type: expected `int`, got `str`. "
            "Write a value of the expected type, or export the file again.",
        ),
        ({"version": 0}, f"x.jsonl, line 1, field version: 0 is older than {VERSION}. Export the file again."),
        (
            {"portal": "Xã Mẫu"},
            "x.jsonl, line 1, field portal: “Xã Mẫu” does not have the form needed here. Write an id of 1 to 80 "
            "characters: a-z, 0-9, dots, hyphens and underscores, such as tin-tuc, or export the file again.",
        ),
        (
            {"records": -1},
            "x.jsonl, line 1, field records: “-1” is too small. Write 0 or more, or export the file again.",
        ),
    ],
    ids=["text as version", "no such version", "portal", "records"],
)
def test_a_header_with_a_fault_is_told(changes: dict[str, object], message: str) -> None:
    header = {"kind": "header", "format": "motcua-records", "version": 1, "portal": "xa-mau", "records": 0}
    with pytest.raises(SnapshotError) as refusal:
        parse_snapshot([msgspec.json.encode({**header, **changes})], "x.jsonl")
    assert str(refusal.value) == message


def test_a_message_cannot_steer_a_terminal() -> None:
    [problem] = problems_of(with_records({"kind": "\x1b[2J", "id": "\x1b[31m" + "x" * 500, "locale": "\u202e"}))
    assert all(sign.isprintable() for sign in str(problem))
    assert len(str(problem)) < 500
