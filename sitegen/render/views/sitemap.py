"""What crawlers are told: sitemaps with the language versions, and robots.txt for the whole origin."""

from sitegen.render.formats import machine_date
from sitegen.render.view_context import View, ViewContext
from sitegen.site import queries


def sitemap_xml(context: ViewContext, number: int) -> str:
    """One shard, counted from 1."""
    urls: list[View] = []
    for key in context.reader.ask(queries.sitemap_shard, number):
        stamp = context.reader.stamp(key)
        versions = context.reader.ask(queries.in_search_engines, key.id)
        urls.append(
            {
                "loc": context.reader.links.absolute(stamp.url),
                "lastmod": machine_date(stamp.updated_at),
                "alternates": [
                    {"lang": version.locale, "url": context.reader.links.absolute(context.reader.nav(version).url)}
                    for version in versions
                    if len(versions) > 1
                ],
            }
        )
    return context.render("feeds/sitemap.xml", {"urls": urls})


def sitemap_index_xml(context: ViewContext) -> str:
    """The list of shards."""
    views = []
    for number in range(1, context.reader.ask(queries.sitemap_shards) + 1):
        keys = context.reader.ask(queries.sitemap_shard, number)
        newest = max(context.reader.stamp(key).updated_at for key in keys)
        loc = context.reader.links.absolute(f"{context.reader.links.prefix}sitemap-{number}.xml")
        views.append({"loc": loc, "lastmod": machine_date(newest)})
    return context.render("feeds/sitemap-index.xml", {"sitemaps": views})


def robots_txt(context: ViewContext) -> str:
    """Only the file at the root of an origin counts, so it names the sitemaps of all portals there."""
    sitemaps = [f"Sitemap: {url}sitemap.xml" for url in context.reader.ask(queries.portals_of_origin)]
    return "\n".join(("User-agent: *", "Disallow: /cms/", "Disallow: /search?", "", *sitemaps, ""))
