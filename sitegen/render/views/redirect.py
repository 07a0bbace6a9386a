"""A redirect as a small HTML page: it works on every host, and it is switched together with the release."""

from sitegen.render.view_context import View, ViewContext


def redirect_html(context: ViewContext, id: str) -> str:
    """Render the page at the old address; empty if its target is not published."""
    href = context.href(context.reader.redirect(id).link)
    if href is None:
        return ""
    canonical = context.reader.links.absolute(href.url)
    view: View = {"target": href.url, "canonical": canonical, "title": context.t("redirect.title")}
    return context.render("layouts/redirect.html", view)
