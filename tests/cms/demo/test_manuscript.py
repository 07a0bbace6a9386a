"""Reading a page of the demo from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cms.demo.errors import DemoError
from cms.demo.manuscript import Manuscript, read_manuscript

HEAD = '+++\ntitle = "Tin"\npublished = 2026-07-01T08:00:00+07:00\n+++\n'


def read(folder: Path, text: str, name: str = "tin-tuc/tin") -> Manuscript:
    """Read the manuscript of a file with this text."""
    file = folder / "tin.md"
    file.write_text(text, encoding="utf-8")
    return read_manuscript(file, "lang-son", "vi", name)


def test_text_and_blocks_are_told_apart(tmp_path: Path) -> None:
    text = f"{HEAD}\nMột.\n\n:::callout warning\nHai: ba.\n:::\n\n:::image nui\ncaption: Núi\n:::\nBốn.\n"
    parts = read(tmp_path, text).parts
    assert [(part.kind, part.words) for part in parts] == [
        ("text", ""),
        ("callout", "warning"),
        ("image", "nui"),
        ("text", ""),
    ]
    assert parts[1].lines == ("Hai: ba.",)
    assert parts[2].options == {"caption": "Núi"}


@pytest.mark.parametrize(
    ("name", "genre", "kind", "parent"),
    [
        ("home", "", "home", ""),
        ("tin-tuc/section", "", "section", "home"),
        ("tin-tuc/tin", "news", "article", "tin-tuc"),
        ("lien-he", "", "page", "home"),
    ],
)
def test_name_and_genre_say_what_a_page_is(tmp_path: Path, name: str, genre: str, kind: str, parent: str) -> None:
    page = read(tmp_path, HEAD.replace("+++\n", f'+++\ngenre = "{genre}"\n', 1), name)
    assert (page.kind, page.parent) == (kind, parent)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Một.\n", "has no head"),
        ("+++\ntitle = 1\n", "has no head"),
        ("+++\ntitle = 1\n+++\n", "the head is wrong: Expected `str`, got `int`"),
        ("+++\ntitel = \n+++\n", "the head is wrong"),
        (f"{HEAD}\n:::video x\n:::\n", r"line 6: “:::video x” opens no block\. Write ::: and one of: agencies"),
        (f"{HEAD}\n\n:::quote\nMột.\n", "line 7: the block “:::quote” has no end"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DemoError, match=message) as caught:
        read(tmp_path, text)
    assert str(tmp_path / "tin.md") in str(caught.value)
