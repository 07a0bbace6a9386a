"""How definitions and listings are laid out in their forms: in the order in which a citizen asks."""

from typing import Any

from wagtail.admin.panels import FieldPanel

DEFINITION_PANELS: list[Any] = [
    FieldPanel(name)
    for name in (
        "locale",
        "code",
        "name",
        "live",
        "sort",
        "state",
        "levels",
        "regulation",
        "fields",
        "audiences",
        "owner",
    )
]
LISTING_PANELS: list[Any] = [FieldPanel(name) for name in ("portal", "procedure", "live")]
