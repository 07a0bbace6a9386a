"""A public notice, such as a call for tenders or a plan for consultation, with a closing date."""

from typing import ClassVar

from content_models.identity import Line
from content_models.page import ChildPage, Instant
from content_models.traits import CardFields, Traits


class Notice(ChildPage, tag="notice", frozen=True, kw_only=True):
    """A notice to which people may respond until it closes."""

    number: Line = ""
    closes_at: Instant | None = None

    traits: ClassVar[Traits] = Traits(
        parents=("section",),
        takes_pages=False,
        dated=True,
        in_feeds=True,
        card=CardFields(date="closes_at"),
        search_kind="notice",
        search_texts=("number",),
        json_ld="SpecialAnnouncement",
        view="notice",
        template="layouts/notice.html",
    )
