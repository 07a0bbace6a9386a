"""A page kind of another package is checked, placed, rendered, listed, put into feeds and found like a built-in one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from content_models.errors import KindError
from content_models.kind import RecordBase
from content_models.page import Home, Page
from content_models.record import key_of, kinds, register_page_kind
from content_models.snapshot import encode_snapshot
from sitegen.adapters import open_index, open_portals
from sitegen.errors import ThemeError
from sitegen.render.page_view import find_view
from sitegen.search.service import Service
from sitegen.serve.live_portals import LivePortals
from tests.house.repository import ROOT
from tests.page_kind.notice import Notice
from tests.sitegen.documents import elements
from tests.sitegen.portals import AT, KEY, agency, days_before, page, portal, province, text
from tests.sitegen.search.given_answers import ask
from tests.sitegen.themes import with_base

THEME = Path(__file__).parent / "theme"


def notice(id: str, **changes: object) -> Notice:
    fields = {
        "id": id,
        "locale": "vi",
        "title": f"Thông báo {id}",
        "slug": id,
        "parent": "tin",
        "first_published_at": days_before(1),
        "updated_at": AT,
        "number": "15/TB-UBND",
        "closes_at": AT,
        "body": (text("Mời góp ý cho dự thảo quy hoạch bến phà"),),
    }
    return Notice(**{**fields, **changes})  # type: ignore[arg-type]


class Built(NamedTuple):
    """The folders of a build, and the problems that the command reported."""

    out: Path
    themes: Path
    problems: list[str]

    def read(self, path: str) -> str:
        return (self.out / KEY / "live" / path).read_text(encoding="utf-8")


def build(folder: Path, *records: RecordBase) -> Built:
    """Build the portal of a province with these records, in a process that knows the page kind."""
    themes = with_base(folder)
    (themes / "notices").symlink_to(THEME)
    own = [portal(theme="notices"), *province()[1:], *records]
    (folder / "portal.jsonl").write_bytes(b"".join(encode_snapshot(KEY, own)))
    (folder / "shared.jsonl").write_bytes(b"".join(encode_snapshot(None, [agency()])))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.page_kind", "build", folder / "portal.jsonl", "--json"),
            *("--shared", folder / "shared.jsonl", "--out", folder / "out", "--themes", themes),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode in (0, 1), done.stderr
    problems = [problem for entry in json.loads(done.stdout)["portals"] for problem in entry["problems"]]
    return Built(folder / "out", themes, [str(problem) for problem in problems])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("notices"), notice("ben-pha"))


def test_it_is_rendered_at_a_dated_address_with_its_own_field_template_and_words(built: Built) -> None:
    html = built.read("tin/2026/02/ben-pha/index.html")
    assert [found.text for found in elements(html, "p", class_="notice-number")] == ["Số 15/TB-UBND"]
    assert [found.text for found in elements(html, "p", class_="notice-closes")] == [
        "Nhận ý kiến đến hết ngày 01/03/2026"
    ]
    assert '"@type":"SpecialAnnouncement"' in html.replace(": ", ":")
    assert "bến phà" in html
    assert built.problems == []


def test_it_is_listed_among_the_articles_of_its_section_with_the_date_that_its_card_names(built: Built) -> None:
    html = built.read("tin/index.html")
    assert "Thông báo ben-pha" in html
    card = html[html.index("ben-pha") :]
    assert card[: card.index("</article>")].count("01/03/2026") == 1


def test_it_is_in_the_feeds_of_its_section_and_of_the_portal_as_of_its_publication(built: Built) -> None:
    for path in ("feed.xml", "tin/feed.xml"):
        feed = built.read(path)
        entry = feed[feed.index("<title>Thông báo ben-pha") :]
        assert "<published>2026-02-28T" in entry[: entry.index("</entry>")]


def test_it_is_in_the_sitemap(built: Built) -> None:
    assert "/tin/2026/02/ben-pha/" in built.read("sitemap-1.xml")


@pytest.mark.parametrize("words", ["ben pha", "15/TB-UBND"])
def test_it_is_found_by_its_text_and_by_its_own_field_under_its_own_name(built: Built, words: str) -> None:
    service = Service(open_index(built.out / ".index"), LivePortals(open_portals(built.out)), built.themes)
    html = ask(service, f"/search?q={words.replace(' ', '+')}&portal={KEY}").text
    assert "/tin/2026/02/ben-pha/" in html
    assert "Thông báo công khai" in html


def test_a_second_build_with_a_fault_keeps_its_last_good_version(tmp_path: Path) -> None:
    first = build(tmp_path, notice("ben-pha")).read("tin/2026/02/ben-pha/index.html")
    (tmp_path / "themes" / "notices").unlink()
    second = build(tmp_path, notice("ben-pha", title=""))
    assert second.read("tin/2026/02/ben-pha/index.html") == first
    assert len(second.problems) == 1


def test_a_page_below_one_that_takes_none_is_refused_in_general_words(tmp_path: Path) -> None:
    built = build(tmp_path, notice("ben-pha"), page("phu-luc", parent="ben-pha"))
    assert "kind that has no pages below it" in built.problems[0]
    assert not (built.out / KEY / "live" / "tin/2026/02/ben-pha/phu-luc").exists()


def test_without_registration_its_records_are_refused_and_the_kinds_stay_as_they_are() -> None:
    assert Notice not in kinds()
    assert key_of(notice("ben-pha")) == ("page", "ben-pha", "vi")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (Page, "page kind page: there is a kind of this name already. Give the struct another tag."),
        (
            type("Lost", (Notice,), {"traits": Home.traits}, tag="lost"),
            "page kind lost, trait parents: none. Name kinds that take pages, of home, lost, page, section, "
            "as a page must lie below another one.",
        ),
        (
            type("Reply", (Notice,), {"traits": replace(Notice.traits, parents=("article",))}, tag="reply"),
            "page kind reply, trait parents: article. Name kinds that take pages, of home, page, section, "
            "as a page must lie below another one.",
        ),
    ],
)
def test_a_kind_that_contradicts_others_is_refused(kind: type[Page], what: str) -> None:
    with pytest.raises(KindError) as caught:
        register_page_kind(kind)
    assert str(caught.value) == what


def test_a_view_that_is_not_there_is_told() -> None:
    with pytest.raises(
        ThemeError, match=r"^view “notice”: no module of this name with a VIEW in sitegen\.render\.views"
    ):
        find_view("notice")
