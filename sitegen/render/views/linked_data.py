"""JSON-LD for search engines, in the words of schema.org."""

from typing import cast

from content_models.page import Article
from sitegen.render.dates import machine_date
from sitegen.render.frame import Frame, View

_CONTEXT = "https://schema.org"


def organisation(frame: Frame, shell: View) -> View:
    """The agency behind a portal."""
    site, page = cast(View, shell["site"]), cast(View, shell["page"])
    agency = cast(View, site["agency"] or {})
    found = {
        "@context": _CONTEXT,
        "@type": "GovernmentOrganization",
        "name": agency.get("name") or site["name"],
        "url": page["canonical"],
        "address": agency.get("address"),
        "telephone": agency.get("phone"),
        "email": agency.get("email"),
    }
    return {name: value for name, value in found.items() if value}


def news_article(frame: Frame, article: Article, shell: View) -> View:
    """An article with its dates and its publisher."""
    site, page = cast(View, shell["site"]), cast(View, shell["page"])
    image = cast(View, page["image"] or {})
    found = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": frame.locale,
        "datePublished": machine_date(article.first_published_at),
        "dateModified": machine_date(article.updated_at),
        "mainEntityOfPage": page["canonical"],
        "image": image.get("share_url"),
        "publisher": {"@type": "GovernmentOrganization", "name": site["name"]},
    }
    return {name: value for name, value in found.items() if value}


def breadcrumb_list(frame: Frame, shell: View) -> View | None:
    """The way down to a page."""
    trail, page = cast(list[dict[str, str]], shell["breadcrumbs"]), cast(View, shell["page"])
    if not trail:
        return None
    steps: list[tuple[object, object]] = [(step["title"], frame.reader.links.absolute(step["url"])) for step in trail]
    steps.append((page["title"], page["canonical"]))
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }
