"""The search page of a portal: the form alone, and the frame in which the search service shows results."""

from typing import cast

from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.search_form import search_form
from sitegen.render.views.shell import language_views, shell_view
from sitegen.site.content import PageKey


def search_html(context: ViewContext, home: PageKey) -> str:
    """Render the search page of a language; two comments in its layout enclose the part that the service replaces."""
    links = context.reader.links
    view = shell_view(context, home, "")
    site = cast(View, view["site"])
    languages = language_views(context, [])
    view["languages"] = [{**entry, "url": links.search(str(entry["lang"]))} for entry in languages]
    view["breadcrumbs"] = [{"title": context.reader.nav(home).title, "url": context.reader.nav(home).url}]
    view["page"] = {
        "title": context.t("search.title"),
        "summary": "",
        "canonical": "",
        "alternates": [],
        "robots": "noindex",
        "published": None,
        "updated": None,
        "image": None,
    }
    view["jsonld"] = None
    # The page has a larger form in its body.
    view["search_box"] = None
    view |= idle(search_form(context.reader.portal(), context.locale, national=bool(site["is_national"])))
    return context.render("layouts/search.html", view)


def idle(form: View) -> View:
    """The variables for the template of results before anything has been searched."""
    return {"search": form, "refusal": "", "answer": None}
