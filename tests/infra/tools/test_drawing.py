"""The pictures of the demo have the same names as the drawings of the program."""

from pathlib import Path

import pytest
from PIL import Image

from cms.demo.library import PICTURES
from infra.tools.drawing import __main__ as drawing


def test_every_picture_of_the_demo_has_its_drawing() -> None:
    assert sorted(drawing.DRAWINGS) == sorted(path.stem for path in PICTURES.iterdir())


def test_a_named_picture_is_drawn_into_the_demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drawing, "PICTURES", tmp_path)
    drawing.main(["tru-so"])
    assert [path.name for path in tmp_path.iterdir()] == ["tru-so.jpg"]
    with Image.open(tmp_path / "tru-so.jpg") as drawn, Image.open(PICTURES / "tru-so.jpg") as committed:
        assert drawn.size == committed.size
