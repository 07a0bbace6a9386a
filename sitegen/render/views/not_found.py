"""The page for addresses that do not exist."""

from sitegen.render.view_context import ViewContext
from sitegen.render.views.shell import language_views, shell_view
from sitegen.site.content import PageKey


def not_found_html(context: ViewContext, home: PageKey) -> str:
    """Render the “not found” page of a language."""
    view = shell_view(context, home, "")
    view["languages"] = language_views(context, [])
    view["breadcrumbs"] = []
    view["page"] = {
        "title": context.t("not_found.title"),
        "summary": "",
        "canonical": "",
        "alternates": [],
        "robots": "noindex",
        "published": None,
        "updated": None,
        "image": None,
    }
    view["body_html"] = ""
    view["jsonld"] = None
    return context.render("layouts/not_found.html", view)
