"""The preview shows an editor what citizens will see after publishing."""

from pathlib import Path

import pytest

from content_models.problem import Problem
from sitegen.build import preview_page
from sitegen.errors import BuildError
from tests.sitegen.portals import (
    PDF,
    PNG,
    Press,
    article,
    but,
    directory,
    file,
    image,
    page,
    province,
    refused,
    section,
    shown,
    snapshot,
)
from tests.sitegen.themes import with_base

RECORDS = but(province(), article("bai-0", lead=shown()), image(), file())


@pytest.mark.parametrize(
    ("id", "locale", "path"),
    [
        ("home", "vi", "index.html"),
        ("home", "en", "en/index.html"),
        ("tin", "vi", "tin/index.html"),
        ("bai-0", "vi", "tin/2026/03/bai-0/index.html"),
        ("gioi-thieu", "en", "en/about/index.html"),
    ],
)
def test_a_preview_has_the_bytes_that_the_publish_makes(press: Press, id: str, locale: str, path: str) -> None:
    press.put_media(PNG, PDF)
    press.publish(RECORDS)
    assert preview_page(snapshot(RECORDS), directory(), id, locale).encode() == press.live()[path]


def test_a_preview_writes_nothing_and_needs_no_media(tmp_path: Path) -> None:
    preview_page(snapshot(RECORDS), directory(), "bai-0", "vi")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_shown_as_it_would_stand_in_the_portal() -> None:
    draft = article("bai-0", title="Bản thảo")
    html = preview_page(snapshot(but(province(), draft)), directory(), "bai-0", "vi")
    assert "<h1>Bản thảo</h1>" in html


@pytest.mark.parametrize(
    ("draft", "problems", "reason"),
    [
        (page("p", slug="search"), [], "page p (vi), slug: “search” is a word that the platform needs for itself"),
        (page("p", parent="mat"), [], "page p (vi), parent: “mat” names a parent page that is not published."),
        (section("khac"), [refused(page("p"))], "page p, title: “” is empty. Fill it in."),
        (section("khac"), [], "page p (vi) is not among the records to preview."),
    ],
)
def test_a_page_that_could_not_be_published_says_why(draft: object, problems: list[Problem], reason: str) -> None:
    with pytest.raises(BuildError) as caught:
        preview_page(snapshot([*province(), draft], problems), directory(), "p", "vi")
    assert str(caught.value).startswith(reason)


def test_a_template_that_fails_is_told_with_the_page(tmp_path: Path) -> None:
    themes = with_base(tmp_path, {"layouts/page.html": "\n{{ nowhere }}"})
    with pytest.raises(BuildError) as caught:
        preview_page(snapshot(province()), directory(), "gioi-thieu", "vi", themes=themes)
    assert str(caught.value) == (
        "page gioi-thieu (vi): template layouts/page.html, line 2: undefined value: `nowhere` is undefined. "
        "Mend the template, or what it shows of this page."
    )


def test_shared_records_have_no_pages_to_preview() -> None:
    with pytest.raises(BuildError, match="these are shared records"):
        preview_page(directory(), directory(), "home", "vi")
