"""What every template can use: messages, assets, links, and its language."""

import pytest

from content_models.link import Link
from content_models.richtext import Heading
from sitegen.errors import ThemeError
from sitegen.render.renderer import Renderer
from sitegen.render.view_context import ViewContext, direction
from sitegen.site.links import Href
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from sitegen.trace.reader import Reader
from tests.sitegen.documents import ids
from tests.sitegen.portals import AT, agency, but, directory, file, province, snapshot, to_page, to_url
from tests.sitegen.rendering import BASE, printed

AGENCIES = (
    agency(),
    agency("xa-b", portal_url="http://localhost:8000/xa-b/"),
    agency("c", portal_url="https://c.example/"),
)


def context(locale: str = "vi") -> ViewContext:
    """The view context of one output of the province."""
    found = settle(snapshot(but(province(), file())), directory(*AGENCIES))
    renderer = Renderer(make_site(found.content, found.routes), BASE)
    return ViewContext(renderer._render_context, Reader(renderer._cache), locale)


@pytest.mark.parametrize(
    ("link", "href"),
    [
        (to_page("tin"), Href("/tinh-a/tin/", external=False)),
        (to_page("tin", "le-phi"), Href("/tinh-a/tin/#le-phi", external=False)),
        (to_page("mat"), None),
        (Link(to="file", ref="mau-don"), Href(f"/tinh-a/tep/{file().sha256[:16]}/mau-don.pdf", external=False)),
        (Link(to="file", ref="mat"), None),
        (Link(to="agency", ref="xa-b"), Href("/xa-b/", external=False)),
        (Link(to="agency", ref="c"), Href("https://c.example/", external=True)),
        (Link(to="agency", ref="tinh-a"), None),
        (Link(to="agency", ref="mat"), None),
        (to_url("https://gov.example/"), Href("https://gov.example/", external=True)),
        (Link(to="phone", ref="0205 1"), Href("tel:02051", external=False)),
    ],
)
def test_a_link_leads_to_what_is_published_and_nowhere_else(link: Link, href: Href | None) -> None:
    assert context().href(link) == href


def test_a_link_to_a_page_that_is_not_translated_names_the_language_it_leads_to() -> None:
    assert context("en").href(to_page("tin")) == Href("/tinh-a/en/news/", external=False)
    assert context("en").href(to_page("bai-0")) == Href("/tinh-a/tin/2026/03/bai-0/", external=False, locale="vi")


def test_a_message_is_said_in_the_language_of_the_output() -> None:
    assert context("vi").t("nav.menu") == "Danh mục"
    assert context("en").t("pager.title", title="News", number=2) == "News (page 2)"
    assert context("en").t("agencies.count", n=1) == "1 agency"


def test_the_name_of_a_language_is_its_tag_where_the_theme_has_none() -> None:
    assert context().language("language", "en") == "Tiếng Anh"
    assert context().language("endonym", "en") == "English"
    assert context().language("language", "de") == "de"


def test_a_moment_is_told_to_machines_and_to_people() -> None:
    assert context().date(AT) == {"iso": "2026-03-01T02:00:00Z", "text": "01/03/2026"}
    assert context().date(None) is None


def test_an_asset_is_addressed_by_its_hashed_name() -> None:
    address = context().asset("favicon.svg")
    assert address.startswith("/tinh-a/assets/favicon.")
    assert address.endswith(".svg")


def test_headings_keep_clear_of_the_ids_in_templates() -> None:
    assert ids(context().html((Heading(2, ("Contact",)),))) == ["contact-2"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('t("nav.nowhere")', "theme base: message “nav.nowhere” is in no file of messages/. Add it there."),
        ('asset("nowhere.js")', "theme base: asset “nowhere.js” is no file of static/. Add it, or correct its name."),
    ],
)
def test_a_template_that_asks_for_what_the_theme_has_not_is_the_fault_of_the_theme(call: str, message: str) -> None:
    templates = {**BASE.templates, "components/skip-link/template.html": f"{{{{ {call} }}}}"}
    with pytest.raises(ThemeError) as caught:
        printed(theme=BASE._replace(templates=templates))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("locale", "way"), [("vi", "ltr"), ("en", "ltr"), ("ar", "rtl"), ("fa-af", "rtl"), ("km", "ltr")]
)
def test_the_direction_is_that_of_the_language(locale: str, way: str) -> None:
    assert direction(locale) == way
