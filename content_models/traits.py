"""What a kind of page is, declared once: generator, search and CMS read these facts and never ask for the class."""

import msgspec


class CardFields(msgspec.Struct, frozen=True, kw_only=True):
    """Which fields of the page its card shows besides title, address and summary; empty for none."""

    date: str = ""
    """A field that holds a point in time."""
    genre: str = ""
    """A field whose value has a name in the messages of the theme, under `genre`."""
    image: str = ""
    """A field that holds an ImageUse or None."""


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about one kind of page. Without a default: what each kind must decide."""

    parents: tuple[str, ...]
    """Kinds below which an editor may add such a page. Empty for the front page, which lies below no page."""
    takes_pages: bool
    """Whether an editor's page may lie below such a page; the generator refuses one that lies where it may not."""
    search_kind: str
    """What search calls it: results show the message `search.kind.<search_kind>`. Empty if search leaves it out."""
    json_ld: str
    """The type that search engines are told, in the words of schema.org."""
    view: str
    """The module that makes its view, in a package of views such as sitegen/render/views."""
    template: str
    """The template of its page, which every theme must have."""

    one_per_language: bool = False
    """Whether a portal has at most one such page in each language."""
    derived: bool = False
    """Whether the generator makes it of other records: then it is no record, and no editor writes it."""
    dated: bool = False
    """Whether it belongs to its day: its address holds year and month of its first publication, lists show the newest
    first, and it leads to the next newer and older one. Otherwise it lasts, and lies in the order of the editor."""
    listed: bool = True
    """Whether the pages above show it: a dated page in their list of the newest, a lasting one as a card."""
    in_feeds: bool = False
    """Whether the feeds of the pages above hold it."""
    has_feed: bool = False
    """Whether it has a feed of what lies below it, as soon as there is anything to put into it."""
    numbered: bool = False
    """Whether its list goes on over numbered pages (trang/2/), whose word no page below it may then have as slug."""
    lists_procedures: bool = False
    """Whether the pages of the procedures that the portal offers are made below it."""
    card: CardFields = CardFields()
    """What its card shows of its own fields."""
    search_texts: tuple[str, ...] = ()
    """Its own text fields that search finds it by, besides title, summary and body."""
    code_below: str = "parent-without-pages"
    """The code of the problem of a page that lies below such a page although it takes none."""
    code_second: str = "second-of-kind"
    """The code of the problem of a second such page in a language that may have only one."""
