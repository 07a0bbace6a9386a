"""The newest pages of a portal or a section as an Atom feed (RFC 4287)."""

from sitegen.render.formats import machine_date
from sitegen.render.view_context import ViewContext
from sitegen.site import queries
from sitegen.site.content import PageKey


def feed_xml(context: ViewContext, key: PageKey) -> str:
    """The finished feed of what lies below a page."""
    links = context.reader.links
    page = context.reader.nav(key)
    entries = []
    for entry in context.reader.ask(queries.feed_entries, *key):
        facet = context.reader.card(entry)
        stamp = context.reader.stamp(entry)
        url = links.absolute(facet.url)
        entries.append(
            {
                "id": url,
                "title": facet.title,
                "url": url,
                "published_iso": machine_date(stamp.first_published_at),
                "updated_iso": machine_date(stamp.updated_at),
                "summary": facet.summary,
            }
        )
    portal = context.reader.portal()
    names = portal.names
    name = names.get(context.locale) or names[portal.default_locale]
    return context.render(
        "feeds/feed.xml",
        {
            "feed": {
                "id": links.absolute(links.feed(key)),
                "title": name if page.url == links.prefix or page.title == name else f"{page.title} – {name}",
                "subtitle": "",
                "url": links.absolute(page.url),
                "self_url": links.absolute(links.feed(key)),
                "updated_iso": max(str(entry["updated_iso"]) for entry in entries),
                "lang": context.locale,
                "author": name,
                "entries": entries,
            }
        },
    )
