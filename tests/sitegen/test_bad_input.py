"""Each kind of bad input is reported with the item, the value and what to do; nothing is left half-written."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.release.targets.folder.target import FolderTarget
from sitegen.render.theme import THEMES
from tests.sitegen.command import Answer, build
from tests.sites.broken import (
    BROKEN,
    PORTAL,
    RECORDS,
    Files,
    copy_theme_with_error,
    copy_theme_without,
    document,
    page,
    snapshot,
    text,
    with_page,
    with_records,
    words,
)

PAGE = "trang-moi/index.html"
REFUSED_PAGE = "refused: xa-mau.jsonl, line 6: page trang (vi), "
LINK = "body[0].flow[0].c[1].link.ref: "
LEFT_OUT = "that is not published. Publish it, or take it out here; until then this part is left out."
ADDRESS = "Write a full address such as https://example.org/page, or link to a page of the portal."
CONTROL = (
    " is a control character, which no page can show. "
    "Delete it; such characters often come along with text copied from a PDF."
)


def at_its_own_address(files: Files) -> Files:
    """Change the address of the portal's extra page, because the reserved word “trang” would be a second fault."""
    return replace(files, portal=files.portal.replace(b'"slug":"trang"', b'"slug":"trang-moi"'))


GOOD = at_its_own_address(with_page(text(words("Chữ cũ"))))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a portal that was published from good input."""
    folder = tmp_path_factory.mktemp("published")
    GOOD.write(folder)
    assert build(folder).code == 0
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy of `published` for one test."""
    return Path(shutil.copytree(published, tmp_path / "cổng", symlinks=True))


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a server would serve, and the records of releases."""
    for path in sorted((folder / "out" / "xa-mau").rglob("*")):
        if path.is_file() and path.parent.name != "tmp":
            yield str(path.relative_to(folder)), path.read_bytes()


def live(folder: Path) -> dict[str, bytes]:
    target = FolderTarget(folder / "out" / "xa-mau")
    release = target.live()
    assert release is not None
    return {entry.path: target.read(entry.path) or b"" for entry in release.manifest}


def rebuild(folder: Path, files: Files, *arguments: str | Path) -> Answer:
    """Build the portal again from bad input, and check that the live release is whole."""
    files.write(folder)
    answer = build(folder, *arguments)
    assert FolderTarget(folder / "out" / "xa-mau").verify() == ()
    assert "Traceback" not in answer.stderr
    return answer


WHOLE_FILE: dict[str, str] = {
    "newer-format": (
        "refused: xa-mau.jsonl, line 1, field version: 2 is newer than 1, the newest this program reads. "
        "Upgrade Một Cửa on this machine, or export with the older version.\n"
    ),
    "other-format": (
        'refused: xa-mau.jsonl, line 1: “{"id":"019d2bfd","name":"Đăng ký thường trú","code":"1.00422…ate":"UPDATED"}” '
        "is not the header of a snapshot. This is a file of another format; a snapshot starts with "
        '{"kind":"header","format":"motcua-records", and is made by an export.\n'
    ),
    "empty-file": "refused: xa-mau.jsonl: is empty. A snapshot starts with a header line; export it again.\n",
    "truncated-line": (
        "refused: xa-mau.jsonl, line 5: the line that ends in "
        '“96ef4c257b27ec05fc2daf6c63b93943914e7460b96","type":"image/p” is no record in JSON and UTF-8 '
        "(Input data was truncated). The file is damaged or cut off: export it again. Nothing was changed.\n"
    ),
    "missing-lines": (
        "refused: xa-mau.jsonl: number of records announced in the header: 4; found: 2. "
        "The file is cut off or was edited by hand: export it again. Nothing was changed.\n"
    ),
    "unknown-theme": (
        f"refused: theme “khong-co” has no theme.toml in {THEMES}. Themes found there: base. "
        "Choose one of them in the portal's settings, or add the folder.\n"
    ),
}


@pytest.mark.parametrize("name", WHOLE_FILE)
def test_a_file_that_cannot_be_trusted_changes_nothing(folder: Path, name: str) -> None:
    before = dict(files_below(folder))
    answer = rebuild(folder, BROKEN[name])
    assert (answer.code, answer.stdout, answer.stderr) == (3, "", WHOLE_FILE[name])
    assert dict(files_below(folder)) == before


def test_a_file_that_is_not_utf_8_changes_nothing(folder: Path) -> None:
    before = dict(files_below(folder))
    answer = rebuild(folder, at_its_own_address(BROKEN["not-utf-8"]))
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr.startswith("refused: xa-mau.jsonl, line 6: the line that ends in “")
    assert answer.stderr.endswith("The file is damaged or cut off: export it again. Nothing was changed.\n")
    assert dict(files_below(folder)) == before


PAGE_AS_IT_WAS: dict[str, str] = {
    "duplicate-slug": (
        "refused: page trang (vi), slug: “lien-he” is the address of another page already (lien-he, /lien-he/). "
        "Change the slug of one of the two."
    ),
    "slug-climbs": (
        f"{REFUSED_PAGE}slug: “../x” does not have the form needed here. "
        "Write one path segment of a-z, 0-9 and single hyphens, such as lien-he."
    ),
    "slug-with-slash": (
        f"{REFUSED_PAGE}slug: “a/b” does not have the form needed here. "
        "Write one path segment of a-z, 0-9 and single hyphens, such as lien-he."
    ),
    "reserved-slug": (
        "refused: page trang (vi), slug: “search” is a word that the platform needs for itself in addresses. "
        "Choose another slug."
    ),
    "dangling-parent": (
        "refused: page trang (vi), parent: “khong-co” names a parent page that is not published. "
        "Publish the parent page, or move this page below another one."
    ),
    "script-node": (
        f"{REFUSED_PAGE}body[0].flow[0].t: “script” is not one of the words allowed here. Use one of: h, hr, list, p."
    ),
    "javascript-link": f"{REFUSED_PAGE}{LINK}“javascript:alert(1)” is not an http or https address. {ADDRESS}",
    "host-only-link": (
        f"{REFUSED_PAGE}{LINK}“//evil.example” leads to another host without naming http or https. {ADDRESS}"
    ),
    "backslash-link": (
        f"{REFUSED_PAGE}{LINK}“https:\\\\evil.example” holds a space, a backslash or another character that no "
        f"address may hold. {ADDRESS}"
    ),
    "mail-with-script": (
        f"{REFUSED_PAGE}{LINK}“a@xa.example?body=<script>” is no e-mail address. "
        "Write an address such as van-phong@xa.example."
    ),
    "nul-character": f"{REFUSED_PAGE}body[0].flow[0].c[0]: “U+0000”{CONTROL}",
    "escaped-backspace": f"{REFUSED_PAGE}body[0].flow[0].c[0]: “U+0008”{CONTROL}",
    "next-line-character": f"{REFUSED_PAGE}body[0].flow[0].c[0]: “U+0085”{CONTROL}",
    "unknown-field": (
        f"{REFUSED_PAGE}colour: “red” stands in a field that the format does not know. "
        "Remove the field, or correct its name."
    ),
    "missing-title": f"{REFUSED_PAGE}title: “” is missing. Add the field.",
}


@pytest.mark.parametrize("name", PAGE_AS_IT_WAS)
def test_a_page_with_a_fault_stays_as_it_was_byte_for_byte(folder: Path, name: str) -> None:
    before = live(folder)
    answer = rebuild(folder, at_its_own_address(BROKEN[name]))
    assert (answer.code, answer.stderr) == (1, f"{PAGE_AS_IT_WAS[name]}\n")
    assert live(folder) == before


@pytest.mark.parametrize("name", ["javascript-link", "slug-climbs", "nul-character"])
def test_the_rest_goes_on_while_a_page_with_a_fault_stays_as_it_was(folder: Path, name: str) -> None:
    before = live(folder)
    files = at_its_own_address(BROKEN[name])
    files = replace(files, portal=files.portal.replace('"title":"Xã Mẫu"'.encode(), '"title":"Xã Mới"'.encode()))
    assert rebuild(folder, files).code == 1
    after = live(folder)
    assert after[PAGE].replace("Xã Mới".encode(), "Xã Mẫu".encode()) == before[PAGE]
    assert "Xã Mới" in after[PAGE].decode()


PART_LEFT_OUT: dict[str, str] = {
    "dangling-page": f"warning: page trang (vi), {LINK}“khong-co” names a page {LEFT_OUT}",
    "dangling-file": f"warning: page trang (vi), body[0].files[0]: “khong-co” names a file {LEFT_OUT}",
    "dangling-image": f"warning: page trang (vi), body[0].use.image: “khong-co” names an image {LEFT_OUT}",
    "dangling-agency": f"warning: page trang (vi), body[0].agency: “khong-co” names an agency {LEFT_OUT}",
    "dangling-section": f"warning: page trang (vi), body[0].section: “khong-co” names a page {LEFT_OUT}",
    "dangling-menu": f"warning: menu chinh (vi), items[0].link.ref: “khong-co” names a page {LEFT_OUT}",
    "dangling-redirect": f"warning: redirect cu, link.ref: “khong-co” names a page {LEFT_OUT}",
}


@pytest.mark.parametrize("name", PART_LEFT_OUT)
def test_an_id_that_leads_nowhere_costs_the_part_that_names_it(folder: Path, name: str) -> None:
    answer = rebuild(folder, at_its_own_address(BROKEN[name]))
    assert (answer.code, answer.stderr) == (1, f"{PART_LEFT_OUT[name]}\n")
    assert not [path for path, data in live(folder).items() if b"khong-co" in data]
    assert (PAGE in live(folder)) == (name not in {"dangling-menu", "dangling-redirect"})


WITHOUT_IT: dict[str, str] = {
    "redirects-by-case": (
        "refused: redirect cu-2, source: “/Cu/Trang.html” differs only by upper and lower case from another address "
        "(/cu/trang.html). Change one of the two, since some disks cannot keep both."
    ),
    "redirect-by-case": (
        "refused: redirect cu, source: “/Lien-He/” differs only by upper and lower case from another address "
        "(page lien-he). Change one of the two, since some disks cannot keep both."
    ),
    "redirect-climbs": (
        "refused: xa-mau.jsonl, line 6: redirect cu, source: “/../x/” cannot be the old address of a page. "
        "Write a path of letters, digits, hyphens, dots and slashes, such as /tin-cu/2019.html."
    ),
    "svg-rendition": (
        "refused: xa-mau.jsonl, line 6: image anh-2, renditions[0].type: “image/svg+xml” is not one of the words "
        "allowed here. Use one of: image/avif, image/webp, image/jpeg, image/png."
    ),
    "svg-download": (
        "refused: xa-mau.jsonl, line 6: file tep, type: “image/svg+xml” can run script in a reader's browser. "
        "Convert the file to PDF, PNG or plain text."
    ),
    "no-image": (
        "refused: image anh-2, renditions[0].sha256: “image/png, starting with this is ” is no image of the announced "
        "type. Upload a PNG, JPEG, WebP or AVIF picture."
    ),
    "svg-as-png": (
        "refused: image anh-2, renditions[0].sha256: “image/png, starting with <svg xml” is no image of the announced "
        "type. Upload a PNG, JPEG, WebP or AVIF picture."
    ),
    "half-image": (
        "refused: image anh-2, renditions[0].sha256: “image/png, starting with \\u0089PNG\\u000d\\u000a\\u001a\\u000a” "
        "is no image of the announced type. Upload a PNG, JPEG, WebP or AVIF picture."
    ),
    "other-size": (
        "refused: image anh-2, renditions[0].width: “16 × 9, not 32 × 18” is not the width and height of the picture. "
        "Upload the picture again."
    ),
    "wrong-hash": (
        f"refused: image anh-2, renditions[0].sha256: “{'0' * 64}” has other bytes than its name says. "
        "Upload the file again."
    ),
    "missing-media": (
        f"refused: image anh-2, renditions[0].sha256: “{'f' * 64}” is not in the media folder. "
        "Put the file there under its hash, or upload it again."
    ),
    "shared-record": (
        "refused: xa-mau.jsonl, line 6: agency xa-ben, kind: “agency” does not belong in the file of a portal. "
        "Export the portal and the shared records into two files."
    ),
    "duplicate-record": (
        "refused: xa-mau.jsonl, line 6: page lien-he (vi), id: “lien-he” already stands in line 4. Keep one of them."
    ),
}


@pytest.mark.parametrize("name", WITHOUT_IT)
def test_a_new_record_with_a_fault_is_left_out_and_all_else_is_published(folder: Path, name: str) -> None:
    answer = rebuild(folder, BROKEN[name])
    assert (answer.code, answer.stderr) == (1, f"{WITHOUT_IT[name]}\n")
    after = live(folder)
    assert "lien-he/index.html" in after
    assert PAGE not in after
    assert not [path for path, data in after.items() if b"alert(1)" in data or b"Lien-He" in data]


@pytest.mark.parametrize("name", ["trang.html", "anh.svg", "a.xhtml", "a.js", "a.svgz", "a.shtml"])
def test_a_document_that_would_run_in_a_browser_is_refused_whatever_type_it_announces(folder: Path, name: str) -> None:
    answer = rebuild(folder, with_records(document(name=name, type="text/plain")))
    assert answer.code == 1
    assert answer.stderr == (
        f"refused: xa-mau.jsonl, line 6: file tep, name: “{name}” has an ending that lets it run script in a reader's "
        "browser. Give it the ending of what it holds, such as .pdf or .txt.\n"
    )


def test_a_theme_without_a_template_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = dict(files_below(folder))
    copy_theme_without(THEMES / "base", tmp_path / "themes" / "base", "layouts/page.html")
    answer = rebuild(folder, GOOD, "--themes", tmp_path / "themes")
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr == (
        "refused: theme base: the template layouts/page.html is missing, and no theme it extends has it. "
        f"Add the file to {tmp_path}/themes/base, or let theme.toml extend “base”.\n"
    )
    assert dict(files_below(folder)) == before


def test_a_template_that_cannot_be_read_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = dict(files_below(folder))
    copy_theme_with_error(THEMES / "base", tmp_path / "themes" / "base", "layouts/page.html")
    answer = rebuild(folder, GOOD, "--themes", tmp_path / "themes")
    assert (answer.code, answer.stdout) == (3, "")
    assert answer.stderr.startswith(
        "refused: theme base: template layouts/page.html, line 1: syntax error: unexpected "
    )
    assert answer.stderr.endswith(". Mend the template.\n")
    assert dict(files_below(folder)) == before


def test_a_template_that_fails_on_pages_leaves_them_as_they_were(folder: Path, tmp_path: Path) -> None:
    before = live(folder)
    copy_theme_with_error(
        THEMES / "base", tmp_path / "themes" / "base", "components/text/template.html", "{{ html.nowhere.at.all }}"
    )
    files = at_its_own_address(with_page(text(words("Chữ mới"))))
    answer = rebuild(folder, files, "--themes", tmp_path / "themes")
    assert answer.code == 1
    assert answer.stderr == (
        "refused: page trang (vi): “trang-moi/index.html” made a template fail "
        "(template components/text/template.html, line 1: undefined value: `html.nowhere` is undefined). "
        "Mend the template, or what it shows of this page; until then its last good version stays, if there was one.\n"
    )
    assert live(folder)[PAGE] == before[PAGE]
    assert "Chữ cũ" in live(folder)[PAGE].decode()


def test_a_portal_that_is_published_for_the_first_time_says_the_same_and_leaves_no_release(tmp_path: Path) -> None:
    BROKEN["newer-format"].write(tmp_path)
    answer = build(tmp_path)
    assert (answer.code, answer.stderr) == (3, WHOLE_FILE["newer-format"])
    assert not (tmp_path / "out" / "xa-mau").exists()


def test_a_message_never_moves_the_cursor_of_a_terminal(folder: Path) -> None:
    files = replace(GOOD, portal=snapshot([*RECORDS, page("trang", slug="\x1b[2J\r\nx", title="Liên hệ")]))
    answer = rebuild(folder, files)
    assert answer.code == 1
    assert "\x1b" not in answer.stderr
    assert "\r" not in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert PORTAL["id"] == "xa-mau"
