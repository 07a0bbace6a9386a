"""Writes the pictures into the content of the demo.

The pictures are committed, because encoders on different machines give different bytes.
"""

from __future__ import annotations

import sys

from cms.demo.library import PICTURES
from infra.tools.drawing import landscapes, rooms, town

DRAWINGS = {
    "bac-son-mua-gat": landscapes.draw_harvest,
    "bang-tin": town.draw_notice_board,
    "cau-rong": landscapes.draw_bridge,
    "cho-phien": town.draw_market,
    "dich-vu-truc-tuyen": rooms.draw_desk,
    "lop-ky-nang-so": rooms.draw_class,
    "pho-nha-ong": town.draw_street,
    "quay-mot-cua": rooms.draw_counter,
    "song-ky-cung": landscapes.draw_river,
    "tranh-bao": landscapes.draw_storm,
    "tru-so": town.draw_office,
    "tu-sach-phap-luat": rooms.draw_bookcase,
}


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for name in names or sorted(DRAWINGS):
        picture = DRAWINGS[name]()
        picture.save(PICTURES / f"{name}.jpg", quality=72, optimize=True, progressive=True)


if __name__ == "__main__":
    main(sys.argv[1:])
