"""The traits of a page kind, each declared once. Generator, search and CMS read them and never test for the class."""

import msgspec


class CardFields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a page that its card shows besides title, address and summary; an empty name shows none."""

    date: str = ""
    """The name of a field that holds a point in time."""
    genre: str = ""
    """The name of a field whose values have display names in the messages of the theme, under `genre`."""
    image: str = ""
    """The name of a field that holds an ImageUse or None."""


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """The traits of one page kind. Traits without a default must be decided for each kind."""

    parents: tuple[str, ...]
    """Kinds below which an editor may add such a page. Empty for the front page, which has no parent."""
    takes_pages: bool
    """Whether an editor's page may be below such a page; the generator refuses pages in places that do not allow
    them."""
    search_kind: str
    """The kind in the search index: results show the message `search.kind.<search_kind>`. Empty if search leaves it
    out."""
    json_ld: str
    """The schema.org type of the page's JSON-LD for search engines."""
    view: str
    """The module that makes its view, in a package of views such as sitegen/render/views."""
    template: str
    """The template of the page; every theme must have it."""

    one_per_language: bool = False
    """Whether a portal has at most one such page in each language."""
    derived: bool = False
    """Whether the generator makes the page from other records. Such a page is not a record, and no editor writes it."""
    dated: bool = False
    """Whether the page belongs to a date: its address contains the year and month of its first publication, lists show
    the newest first, and it links to the next newer and older one. Pages without a date are in the order of the
    editor."""
    listed: bool = True
    """Whether the pages above show it: a dated page in their list of the newest, any other as a card."""
    in_feeds: bool = False
    """Whether the feeds of the pages above include it."""
    has_feed: bool = False
    """Whether it has a feed of the pages below it, once there is anything to include."""
    numbered: bool = False
    """Whether its list continues on numbered pages (trang/2/). No page directly below it may then use that word as its
    slug."""
    lists_procedures: bool = False
    """Whether the pages of the procedures that the portal offers are made below it."""
    card: CardFields = CardFields()
    """The fields of its own that its card shows."""
    search_texts: tuple[str, ...] = ()
    """Its own text fields that search includes, besides title, summary and body."""
    code_below: str = "parent-without-pages"
    """The code of the problem of a page that is below such a page although this kind allows none."""
    code_second: str = "second-of-kind"
    """The code of the problem of a second such page in a language that may have only one."""
