"""The newest articles of a portal or a section as an Atom feed (RFC 4287)."""

from sitegen.render.dates import machine_date
from sitegen.render.frame import Frame
from sitegen.site import queries
from sitegen.site.content import PageKey


def feed_xml(frame: Frame, key: PageKey) -> str:
    """The finished feed of the articles below a page."""
    links = frame.reader.links
    page = frame.reader.nav(key)
    entries = []
    for entry in frame.reader.ask(queries.latest, *key, queries.FEED_LENGTH):
        facet = frame.reader.card(entry)
        stamp = frame.reader.stamp(entry)
        url = links.absolute(facet.url)
        entries.append(
            {
                "id": url,
                "title": facet.title,
                "url": url,
                "published_iso": machine_date(facet.date or stamp.updated_at),
                "updated_iso": machine_date(stamp.updated_at),
                "summary": facet.summary,
            }
        )
    portal = frame.reader.portal()
    names = portal.names
    name = names.get(frame.locale) or names[portal.default_locale]
    return frame.render(
        "feeds/feed.xml",
        {
            "feed": {
                "id": links.absolute(links.feed(key)),
                "title": name if page.url == links.prefix or page.title == name else f"{page.title} – {name}",
                "subtitle": "",
                "url": links.absolute(page.url),
                "self_url": links.absolute(links.feed(key)),
                "updated_iso": max(str(entry["updated_iso"]) for entry in entries),
                "lang": frame.locale,
                "author": name,
                "entries": entries,
            }
        },
    )
