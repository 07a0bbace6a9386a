"""What a citizen sees where nothing is."""

from sitegen.render.frame import Frame
from sitegen.render.views.shell import language_views, shell_view
from sitegen.site.content import PageKey


def not_found_html(frame: Frame, home: PageKey) -> str:
    """The page of a language for addresses that do not exist."""
    view = shell_view(frame, home, "")
    view["languages"] = language_views(frame, [])
    view["breadcrumbs"] = []
    view["page"] = {
        "title": frame.t("not_found.title"),
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
    return frame.render("layouts/not_found.html", view)
