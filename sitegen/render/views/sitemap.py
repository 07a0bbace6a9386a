"""What crawlers are told: sitemaps with the language versions, and robots.txt for the whole origin."""

from sitegen.render.dates import machine_date
from sitegen.render.frame import Frame, View
from sitegen.site import queries


def sitemap_xml(frame: Frame, number: int) -> str:
    """One shard, counted from 1."""
    urls: list[View] = []
    for key in frame.reader.ask(queries.sitemap_shard, number):
        stamp = frame.reader.stamp(key)
        versions = frame.reader.ask(queries.in_search_engines, key.id)
        urls.append(
            {
                "loc": frame.reader.links.absolute(stamp.url),
                "lastmod": machine_date(stamp.updated_at),
                "alternates": [
                    {"lang": version.locale, "url": frame.reader.links.absolute(frame.reader.nav(version).url)}
                    for version in versions
                    if len(versions) > 1
                ],
            }
        )
    return frame.render("feeds/sitemap.xml", {"urls": urls})


def sitemap_index_xml(frame: Frame) -> str:
    """The list of shards."""
    views = []
    for number in range(1, frame.reader.ask(queries.sitemap_shards) + 1):
        keys = frame.reader.ask(queries.sitemap_shard, number)
        newest = max(frame.reader.stamp(key).updated_at for key in keys)
        loc = frame.reader.links.absolute(f"{frame.reader.links.prefix}sitemap-{number}.xml")
        views.append({"loc": loc, "lastmod": machine_date(newest)})
    return frame.render("feeds/sitemap-index.xml", {"sitemaps": views})


def robots_txt(frame: Frame) -> str:
    """Only the file at the root of an origin counts, so it names the sitemaps of all portals there."""
    sitemaps = [f"Sitemap: {url}sitemap.xml" for url in frame.reader.ask(queries.portals_of_origin)]
    return "\n".join(("User-agent: *", "Disallow: /cms/", "", *sitemaps, ""))
