"""Every kind of page has all its parts, no code tests for its class, and the table in docs/page-kinds.md is correct."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

import msgspec
import pytest

from cms.demo.library import read_library
from cms.portal.models import PAGE_MODELS
from content_models.page import PAGES, ChildPage, PageBase, own_fields
from content_models.record import name_of
from content_models.traits import CardFields, Traits
from sitegen.build import preview_page
from sitegen.render.page_view import find_view
from sitegen.render.theme import THEMES, load_theme, required_templates
from sitegen.search.documents import make_documents
from sitegen.site.procedures.pages import ProcedurePage, site_kinds
from sitegen.site.settle import settle
from sitegen.site.site import make_site
from tests.house.repository import ROOT, texts
from tests.sitegen.portals import KEY, agency, directory, listing, procedure, procedure_list, province, snapshot

DOCUMENT = ROOT / "docs" / "page-kinds.md"
EVERY = [pytest.param(kind, id=name_of(kind)) for kind in site_kinds()]
RECORDS = [pytest.param(kind, id=name_of(kind)) for kind in PAGES]
NAMES = {name_of(kind) for kind in site_kinds()}
CLASSES = {kind.__name__ for kind in site_kinds()}
WHERE_KINDS_ARE = {"content_models.page", "sitegen.site.procedures.pages"}
OF_PROCEDURES = ("sitegen/site/procedures/",)
"""Only code here may recognise a procedure's page by its class, because it reads the definition and listing from it."""


# All parts of a kind


@pytest.mark.parametrize("kind", EVERY)
def test_a_kind_can_be_rendered_in_every_locale(kind: type[PageBase]) -> None:
    assert callable(find_view(kind.traits.view).html)
    assert kind.traits.template in required_templates()
    theme = load_theme("base", THEMES)
    for locale in ("vi", "en"):
        assert f"search.kind.{kind.traits.search_kind}" in theme.messages[locale]


@pytest.mark.parametrize("kind", EVERY)
def test_the_traits_of_a_kind_agree_with_its_fields_and_with_other_kinds(kind: type[PageBase]) -> None:
    traits = kind.traits
    shown = {getattr(traits.card, part) for part in CardFields.__struct_fields__} - {""}
    assert shown | set(traits.search_texts) <= set(kind.__struct_fields__)
    assert set(traits.parents) <= NAMES
    assert bool(traits.parents) == issubclass(kind, ChildPage)
    below = [other for other in site_kinds() if name_of(kind) in other.traits.parents and not other.traits.derived]
    assert bool(below) == traits.takes_pages


@pytest.mark.parametrize("kind", RECORDS)
def test_a_kind_has_a_model_with_its_own_fields_from_which_its_record_is_made(kind: type[PageBase]) -> None:
    (model,) = (model for model in PAGE_MODELS if model.record is kind)
    assert set(own_fields(kind)) <= {field.name for field in model._meta.fields}


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: name_of(model.record))
def test_a_form_shows_each_field_of_a_kind_with_a_help_text(model: type) -> None:
    helped = {
        panel.field_name: str(panel.help_text or model._meta.get_field(panel.field_name).help_text)  # type: ignore[attr-defined]
        for panel in fields_of(model.content_panels)  # type: ignore[attr-defined]
    }
    record: type[PageBase] = model.record  # type: ignore[attr-defined]
    for name in ("summary", "body", *own_fields(record)):
        assert helped.get(name), f"{name} has no panel with a help text"


def fields_of(panels: list[object]) -> Iterator[object]:
    for panel in panels:
        if hasattr(panel, "field_name"):
            yield panel
        yield from fields_of(getattr(panel, "children", []))


@pytest.mark.parametrize("kind", EVERY)
def test_a_kind_can_be_previewed_and_is_known_to_search(kind: type[PageBase]) -> None:
    records, shared = snapshot([*province(), procedure_list(), listing()]), directory(agency(), procedure())
    settled = settle(records, shared)
    page = next(page for page in settled.content.pages.values() if type(page) is kind)
    assert page.title in preview_page(records, shared, page.id, page.locale)
    documents = make_documents(make_site(settled.content, settled.routes))
    (found,) = (entry for entry in documents if entry.id == f"{KEY}:{page.id}:{page.locale}")
    assert found.kind == kind.traits.search_kind


@pytest.mark.parametrize("kind", RECORDS)
def test_a_kind_is_shown_in_the_demo_and_in_the_portals_of_the_tests(kind: type[PageBase]) -> None:
    name = name_of(kind)
    assert name in {page.kind for page in read_library().manuscripts}
    lines = (ROOT / "tests/sites/two-agencies/lang-son.jsonl").read_text(encoding="utf-8").splitlines()
    assert name in {msgspec.json.decode(line)["kind"] for line in lines}


# No tests for a kind


def questions(source: str) -> list[int]:
    """Return the lines of a program that test for the class or the name of a kind of page."""
    tree = ast.parse(source)
    classes = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in WHERE_KINDS_ARE
        for alias in node.names
        if alias.name in CLASSES
    }
    return [node.lineno for node in ast.walk(tree) if asks(node, classes)]


def asks(node: ast.AST, classes: set[str]) -> TypeGuard[ast.expr | ast.pattern]:
    """Return whether a node tests for the class of a kind, or compares the field `kind` with the name of one."""
    match node:
        case ast.Call(func=ast.Name("isinstance" | "issubclass"), args=[_, asked]):
            return any(isinstance(part, ast.Name) and part.id in classes for part in ast.walk(asked))
        case ast.MatchClass(cls=ast.Name(name)):
            return name in classes
        case ast.Compare(left=ast.Attribute(attr="kind")):
            return any(isinstance(part, ast.Constant) and part.value in NAMES for part in ast.walk(node))
    return False


@pytest.mark.parametrize(
    "question",
    [
        "isinstance(page, Article)",
        "isinstance(page, Home | Stored)",
        "match page:\n    case Article():\n        pass",
        'page.kind == "article"',
        'row.kind in ("home", "page")',
    ],
)
def test_a_question_for_the_kind_is_seen(question: str) -> None:
    imports = "from content_models.page import Article, Home, Page as Stored\n"
    assert len(questions(imports + question)) == 1


@pytest.mark.parametrize("question", ["isinstance(page, ChildPage)", "page.traits.dated", 'part.kind == "image"'])
def test_a_question_for_a_trait_is_none(question: str) -> None:
    assert questions(f"from content_models.page import ChildPage\n{question}") == []


def test_a_class_of_wagtail_is_no_kind_of_ours() -> None:
    assert questions("from wagtail.models import Page\nisinstance(page, Page)") == []


def test_no_code_asks_for_the_kind_of_a_page() -> None:
    ours = ((path, text) for path, text in texts() if path.startswith(("cms/", "sitegen/")) and path.endswith(".py"))
    assert [
        f"{path}:{line}" for path, text in ours if not path.startswith(OF_PROCEDURES) for line in questions(text)
    ] == []


# The table of traits


def table() -> list[str]:
    """Return the table of traits: a row for each trait, a column for each kind."""
    kinds = site_kinds()
    rows = [["trait", *(f"`{name_of(kind)}`" for kind in kinds)], ["---"] * (len(kinds) + 1)]
    for name in Traits.__struct_fields__:
        rows.append([f"`{name}`", *(cell(getattr(kind.traits, name)) for kind in kinds)])
    return [f"| {' | '.join(row)} |" for row in rows]


def cell(value: object) -> str:
    if isinstance(value, CardFields):
        return cell(tuple(text for part in CardFields.__struct_fields__ if (text := getattr(value, part))))
    if isinstance(value, bool):
        return "yes" if value else "–"
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "–"


def test_the_table_of_traits_is_the_one_that_the_kinds_declare() -> None:
    written = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert written == table(), "Write this table into docs/page-kinds.md:\n" + "\n".join(table())


def test_the_page_of_a_procedure_is_the_only_kind_that_is_no_record() -> None:
    assert [kind for kind in site_kinds() if kind.traits.derived] == [ProcedurePage]
    assert not any(kind.traits.derived for kind in PAGES)
