"""An old address: a small page that leads on, so that it works on every host and switches with the release."""

from sitegen.render.frame import Frame, View


def redirect_html(frame: Frame, id: str) -> str:
    """The page at the old address; empty where its target is not published."""
    href = frame.href(frame.reader.redirect(id).link)
    if href is None:
        return ""
    canonical = frame.reader.links.absolute(href.url)
    view: View = {"target": href.url, "canonical": canonical, "title": frame.t("redirect.title")}
    return frame.render("layouts/redirect.html", view)
