"""Every path of ours in README and docs exists."""

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT

ROOMS = ("cms", "content_models", "docs", "infra", "sitegen", "tests", "themes")
PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./*-]*)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")
INVENTED = {
    "sitegen/render/views/event.py",
    "themes/base/layouts/event.html",
}
"""Files of a page kind that the guide uses as an example and that does not exist."""


def documents() -> list[Path]:
    """Return README, changelog and all documents below docs/."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def missing(document: Path, root: Path) -> list[str]:
    """Return the paths and links in a document whose target does not exist."""
    text = document.read_text(encoding="utf-8")
    paths = [path for path in PATH.findall(text) if path not in INVENTED and not any(root.glob(path.rstrip("/")))]
    return paths + [link for link in LINK.findall(text) if not (document.parent / link).exists()]


def test_a_path_or_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "cms").mkdir()
    (tmp_path / "cms/a.py").touch()
    document = tmp_path / "README.md"
    document.write_text(
        "`cms/a.py` `cms/*.py` `cms/b.py` `other/c.py` [a](cms/a.py) [d](docs/d.md) [e](https://e.example)"
    )
    assert missing(document, tmp_path) == ["cms/b.py", "docs/d.md"]


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_path_and_link_of_a_document_leads_somewhere(document: Path) -> None:
    assert missing(document, ROOT) == []
