"""An old address: a small page that leads on, so that it works on every host and switches with the release."""

from sitegen.render.view_context import View, ViewContext


def redirect_html(context: ViewContext, id: str) -> str:
    """The page at the old address; empty where its target is not published."""
    href = context.href(context.reader.redirect(id).link)
    if href is None:
        return ""
    canonical = context.reader.links.absolute(href.url)
    view: View = {"target": href.url, "canonical": canonical, "title": context.t("redirect.title")}
    return context.render("layouts/redirect.html", view)
