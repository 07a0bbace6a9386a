"""All files of a portal are well-formed, and each of their links leads to another of them."""

import hashlib
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from content_models.kind import RecordBase
from sitegen.release.paths import check_path, check_together
from sitegen.render.renderer import Renderer, inputs_hash
from sitegen.render.theme import required_templates
from sitegen.site.procedures.pages import site_kinds
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from tests.content_models.strategies import Site, sites
from tests.sitegen.documents import addresses, elements, ids, linked_data
from tests.sitegen.portals import (
    article,
    directory,
    file,
    image,
    page,
    portal,
    province,
    rendition,
    shown,
    snapshot,
    text,
)
from tests.sitegen.rendering import BASE, printed, rendered

NATIONAL_PAGE = "/thu-tuc/x/"
"""The address of a procedure's page on another portal of the same origin."""

XML_TITLE = "A & B < C > D ]]> \" '"


def renderer(*records: RecordBase) -> Renderer:
    found = settle(snapshot([*province(), *records]), directory())
    return Renderer(make_site(found.content, found.routes), BASE)


def test_every_kind_of_page_has_a_layout_that_every_theme_must_have_and_is_rendered_with_it() -> None:
    layouts = {kind.traits.template for kind in site_kinds()}
    assert layouts <= set(required_templates())
    marks = {name: BASE.templates[name] + f"<!-- {name} -->" for name in layouts}
    marked = {
        name: source.replace("{% block content %}", f"{{% block content %}}<!-- {name} -->", 1)
        for name, source in marks.items()
    }
    files = printed(theme=BASE._replace(templates={**BASE.templates, **marked}))
    for kind, path in {
        "home": "index.html",
        "section": "tin/index.html",
        "article": "tin/2026/03/bai-0/index.html",
        "page": "gioi-thieu/index.html",
    }.items():
        assert f"<!-- layouts/{kind}.html -->" in files[path]


@settings(max_examples=40)
@given(sites())
def test_whatever_the_records_say_every_file_is_well_formed_and_every_link_leads_somewhere(site: Site) -> None:
    files = rendered([*site.records, *site.shared], key="xa-mau")
    check_together(files)
    prefix = "/xa-mau/"
    for path, entry in files.items():
        check_path(path)
        document = entry.data.decode()
        if path.endswith(".xml"):
            ElementTree.fromstring(document)
            continue
        assert len(set(ids(document))) == len(ids(document)), path
        for tag in ("h1", "h2", "h3", "th", "dt", "dd", "summary", "caption", "a"):
            assert all(element.text for element in elements(document, tag)), f"{path}: an empty <{tag}>"
        linked_data(document)
        for url in addresses(document):
            inner = url.partition("#")[0]
            if inner.startswith((f"{prefix}assets/", f"{prefix}tep/")):
                continue
            if inner.startswith(prefix):
                target = inner.removeprefix(prefix)
                assert f"{target}index.html" in files or target in files, f"{path} leads to {url}"
            elif inner:
                outside = ("http://", "https://", "tel:", "mailto:", NATIONAL_PAGE)
                assert inner.startswith(outside), f"{path} leads to {url}"


def test_every_link_within_a_page_leads_to_something_on_it() -> None:
    for path, html in printed().items():
        if path.endswith(".html"):
            inner = [url for url in addresses(html) if url.startswith("#")]
            assert {url[1:] for url in inner} <= set(ids(html)), path


def test_characters_that_mean_something_in_xml_do_no_harm_there() -> None:
    changed = [
        page(title=XML_TITLE),
        article("bai-0", title=XML_TITLE, summary=XML_TITLE),
        portal(names={"vi": XML_TITLE}),
    ]
    for path, document in printed(*changed).items():
        if path.endswith(".xml"):
            ElementTree.fromstring(document)
        elif path.endswith(".html"):
            assert elements(document, "html")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "page"),
        ("404.html", "page"),
        ("cu/index.html", "page"),
        ("feed.xml", "feed"),
        ("sitemap.xml", "data"),
        ("sitemap-1.xml", "data"),
    ],
)
def test_each_file_has_the_class_that_decides_its_headers(path: str, kind: str) -> None:
    assert rendered([*province(), *directory().records])[path].kind == kind


def test_assets_have_the_hash_of_their_bytes_in_their_name() -> None:
    for name, (path, data) in renderer().assets.items():
        stem, _, ending = name.rpartition(".")
        assert path == f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
    assert "site.css" in renderer().assets


def test_images_are_assets_and_documents_are_downloads() -> None:
    stored = {entry.path: entry.kind for entry in renderer(image(), file()).media()}
    assert sorted(stored.values()) == ["asset", "download"]
    assert all((path.startswith("assets/")) == (kind == "asset") for path, kind in stored.items())


def test_one_picture_in_two_records_is_named_twice_and_lies_once() -> None:
    stored = [entry.path for entry in renderer(image("a"), image("b", rendition(), rendition(b"x", width=9))).media()]
    assert len(stored) == 3
    assert len(set(stored)) == 2


def test_the_hash_of_the_inputs_changes_with_the_theme_and_with_the_colours_and_with_nothing_else() -> None:
    assert inputs_hash(BASE, BASE.tokens) == inputs_hash(BASE, dict(reversed(BASE.tokens.items())))
    assert inputs_hash(BASE, BASE.tokens) != inputs_hash(BASE, {**BASE.tokens, "brand": "#000000"})
    assert inputs_hash(BASE, BASE.tokens) != inputs_hash(BASE._replace(digest="other"), BASE.tokens)


def test_pages_that_hold_the_same_picture_name_the_same_file() -> None:
    files = printed(article("bai-0", lead=shown()), article("bai-1", lead=shown()), image())
    (path,) = {
        url for name in files if name.endswith("bai-0/index.html") for url in addresses(files[name]) if "/anh/" in url
    }
    assert path in files["tin/2026/03/bai-1/index.html"]


def test_no_page_holds_code_or_style_of_its_own() -> None:
    for path, html in printed(page(body=(text("x"),))).items():
        if path.endswith(".html"):
            found = elements(html)
            assert not [element for element in found if element.tag == "style" or "style" in element.attributes]
            assert not [name for element in found for name in element.attributes if name.startswith("on")]
            assert {script.attributes.get("type") for script in elements(html, "script")} <= {"application/ld+json"}
