"""A line that is not a record is refused with a reason; a file of another format is refused as a whole."""

import gzip
import json
import os

import pytest

from cms.errors import ImportFileError
from cms.imports.reading.line import MAX_LINE, check_format, read_lines
from tests.cms.imports.samples import row, write


def lines(path):
    return [
        (line.number, line.values is not None, line.issue and line.issue.what.partition(";")[0])
        for line in read_lines(path)
    ]


def test_every_line_that_is_no_record_says_why(tmp_path):
    path = write(
        tmp_path / "a.jsonl",
        b"\xef\xbb\xbf" + json.dumps(row()).encode() + b"\r",
        "",
        '{"code": "1.000094", "name": "Đă',
        '["1.000094"]',
        '{"code": "1.000094", "name": "ế"}'.encode("utf-16-le"),
        '{"code": "1.000094", "name": "é"}'.encode("latin-1"),
        " \t ",
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        '{"a":' * 60 + "1" + "}" * 60,
        '{"name": "' + "a" * MAX_LINE + '"}',
        row(),
    )
    assert lines(path) == [
        (1, True, None),
        (3, False, "is no JSON: cut off, or of another format"),
        (4, False, "is JSON, but no object with fields"),
        (5, False, "is not encoded in UTF-8"),
        (6, False, "is not encoded in UTF-8"),
        (8, False, "is nested deeper than any record"),
        (9, False, "is nested deeper than any record"),
        (10, False, "has more bytes than any record"),
        (11, True, None),
    ]


def test_a_line_of_any_length_is_one_line(tmp_path):
    path = write(tmp_path / "a.jsonl", row(), '{"name": "' + "a" * (3 * MAX_LINE) + '"}', row())
    assert lines(path) == [(1, True, None), (2, False, "has more bytes than any record"), (3, True, None)]


def test_a_field_that_stands_twice_keeps_both(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"code": "1.000094", "name": "Một", "name": "Hai", "name": "Hai"}')
    assert next(read_lines(path)).values == {"code": "1.000094", "name": "Hai", "name #1": "Một", "name #2": "Hai"}


def test_numbers_that_no_database_keeps_stay_text(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"a": NaN, "b": -Infinity, "c": 1e999, "d": ' + "9" * 5_000 + ', "e": 7.5}')
    assert next(read_lines(path)).values == {"a": "NaN", "b": "-Infinity", "c": "1e999", "d": "9" * 5_000, "e": 7.5}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b'{"kind":"header","format":"motcua-records","version":1,"portal":null,"records":0}\n', "is a snapshot"),
        (b"code,name\n1.000094,Ten\n", "no line has the national portal's format; line 1 starts with code,name"),
        (b'[{"code": "1.000094"}]', "line 1: starts a list"),
        (b'[\n{"code": "1.000094"},\n{"code": "1.000110"}\n]\n', "line 1: starts a list"),
        (b"[]\n", "no line has the national portal's format; line 1 starts with []"),
        (b'{\n  "code": "1.000094",\n  "name": "Ten"\n}\n', "no line has the national portal's format"),
        (b'{"text": "a", "label": 1}\n' * 3, "no line has the national portal's format"),
        (b'{"code": "01", "name": "H\\u00e0 N\\u1ed9i"}\n', "no line has the national portal's format"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, "no line has the national portal's format"),
        ('{"code": "1.000094"}\n'.encode("utf-16"), "is encoded in UTF-16"),
        (gzip.compress(b'{"code": "1.000094"}\n'), "is compressed with gzip. Unpack it first."),
    ],
)
def test_a_file_of_another_format_is_refused_as_a_whole(tmp_path, content, sentence):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(ImportFileError) as caught:
        check_format(path)
    assert sentence in str(caught.value)
    assert "Nothing was changed." in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("first", ['{"code": "1.000094", "na', '{"code": "", "codeNotation": ""}', "x", "", "[]"])
def test_a_damaged_first_line_does_not_refuse_the_file(tmp_path, first):
    check_format(write(tmp_path / "a.jsonl", first, row()))


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ImportFileError, match="cannot read"):
        check_format(tmp_path)


def test_a_stream_is_refused_before_its_first_lines_are_lost(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(ImportFileError, match=r"is a stream, which cannot be read twice\. Save it to a file first\."):
        check_format(path)
