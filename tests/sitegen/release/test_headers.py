"""The headers of a file depend on its class, and its media type on its suffix."""

from typing import get_args

import pytest

from sitegen.release.headers import HEADERS, MISSING, content_type, headers
from sitegen.release.output import OutputClass


def test_every_class_of_outputs_has_its_row() -> None:
    assert set(HEADERS) == set(get_args(OutputClass))
    for row in HEADERS.values():
        assert row["X-Content-Type-Options"] == "nosniff"
        assert row["Cache-Control"]


def test_only_assets_are_kept_without_asking() -> None:
    assert HEADERS["asset"]["Cache-Control"] == "public, max-age=31536000, immutable"
    assert {row["Cache-Control"] for class_, row in HEADERS.items() if class_ != "asset"} == {"no-cache"}


def test_a_missing_page_is_not_remembered() -> None:
    assert MISSING["Cache-Control"] == "no-store"
    assert MISSING["Content-Security-Policy"] == HEADERS["page"]["Content-Security-Policy"]


def test_nothing_may_run_inline_script_and_a_download_runs_nothing() -> None:
    assert "unsafe-inline" not in HEADERS["page"]["Content-Security-Policy"]
    assert all(found["Content-Security-Policy"].startswith("default-src 'none';") for found in HEADERS.values())


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site.1.css", "text/css; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("a/data.json", "application/json; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("assets/logo.svg", "image/svg+xml; charset=utf-8"),
        ("assets/a.webp", "image/webp"),
        ("assets/a.avif", "image/avif"),
        ("assets/a.png", "image/png"),
        ("tai-lieu/A.PDF", "application/pdf"),
        ("assets/a.jpg", "image/jpeg"),
        ("no-suffix", "application/octet-stream"),
        ("a.exe", "application/octet-stream"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_the_type_of_a_file_follows_its_suffix(path: str, type_: str) -> None:
    assert content_type(path) == type_


def test_a_file_has_the_headers_of_its_class_and_its_type() -> None:
    assert headers("a.pdf", "download") == {"Content-Type": "application/pdf", **HEADERS["download"]}
