"""Retired names do not come back: no module, no definition and no import uses one.

Prose is not checked, and neither are templates, CSS classes, JSON keys and columns of the database, because scripts and
existing databases depend on their names.
"""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.house.repository import texts

RETIRED_MODULES = {
    "assembly": "release_outputs",
    "bell": "wakeup",
    "claims": "output_paths",
    "elsewhere": "page_urls",
    "finder": "sitegen.adapters",
    "foundation": "initial_data",
    "frame": "view_context",
    "gather": "settle",
    "holdings": "index_snapshot",
    "inquiry": "search_request",
    "kept": "published_records",
    "leaders": "grouping",
    "meter": "build_report",
    "oddity": "issue",
    "opening": "create_portal",
    "overview": "status",
    "shells": "page_shells",
    "stored": "raw_columns",
    "ways": "submission_channels",
    "what": "issue_code",
}
"""Retired names, each with its replacement."""

RETIRED_NAMES = {
    "Bell": "WorkerListener",
    "Claims": "TakenPaths",
    "Engine": "TemplateEngine or SearchIndex",
    "Fault": "RuleViolation or Discrepancy",
    "Frame": "ViewContext",
    "Holdings": "IndexSnapshot",
    "Inquiry": "SearchRequest",
    "Kit": "RenderContext",
    "Meter": "BuildReport",
    "Notebook": "IssueLog",
    "Oddity": "ImportIssue",
    "PostgresBell": "PostgresListener",
    "Printer": "Renderer",
    "Question": "SearchQuery",
    "Shelf": "ReadCache",
    "SocketBell": "SocketListener",
    "Standing": "GroupRole",
    "Twins": "DuplicateCodes",
    "Way": "SubmissionChannel",
    "What": "IssueCode",
    "Words": "Paragraph",
    "_do_without": "admit_empty",
    "addresses_of": "page_urls",
    "forget_pauses": "clear_backoff",
    "kept_alive": "renewed",
    "lay_foundation": "create_initial_data",
    "lay_out": "make_site",
    "mine": "lease, or what it is",
    "note_definition": "record_change_of_definition",
    "note_definitions": "record_change_of_definitions",
    "note_list_address": "record_change_of_list_address",
    "note_page": "record_change_of_page",
    "note_pages_at": "record_change_of_subtree",
    "open_portal": "create_portal",
    "print_pages": "render_pages",
    "read_kept": "read_published_records",
    "recipe": "inputs_hash",
    "shorten": "quote",
    "stranded": "pages_of_refused_procedures",
    "tame": "printable",
}

RETIRED_IN = {
    ("cms/publishing", "note"): "record_change",
    ("cms/publishing", "ring"): "notify_workers",
    ("cms/publishing", "listen"): "open_listener",
    ("cms/publishing", "look"): "portal_status",
    ("content_models", "Listing"): "List",
    ("sitegen", "Field"): "ProcedureField",
    ("sitegen/search", "Index"): "IndexFolder",
    ("sitegen", "Receipt"): "ReleaseResult",
}
"""Names that are retired only in one folder: folder and name, with the replacement."""


def retired(path: str, source: str) -> Iterator[str]:
    """Yield every retired name in a Python file, as `path:line: name, now …`."""
    module = PurePosixPath(path).stem.removeprefix("test_")
    if module in RETIRED_MODULES:
        yield f"{path}:1: module {module}, now {RETIRED_MODULES[module]}"
    for line, name in defined_or_imported(ast.parse(source)):
        replacement = RETIRED_NAMES.get(name) or next(
            (new for (folder, old), new in RETIRED_IN.items() if old == name and path.startswith(f"{folder}/")), ""
        )
        if replacement:
            yield f"{path}:{line}: {name}, now {replacement}"


def defined_or_imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the names of defined classes, functions, parameters, variables and attributes, and imported names."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.Import():
                yield from ((node.lineno, alias.asname) for alias in node.names if alias.asname)
            case ast.ImportFrom():
                # Names from a library are the library's choice.
                ours = (node.module or "").partition(".")[0] in {"cms", "content_models", "sitegen", "tests", "infra"}
                yield from ((node.lineno, alias.name) for alias in node.names if ours)
                yield from ((node.lineno, alias.asname) for alias in node.names if alias.asname)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("cms/publishing/bell.py", ""),
        ("tests/sitegen/test_kept.py", ""),
        ("sitegen/render/a.py", "class Printer: ..."),
        ("sitegen/a.py", "def make(recipe): ..."),
        ("sitegen/a.py", "from sitegen.render.b import Kit"),
        ("sitegen/a.py", "import x as Frame"),
        ("cms/publishing/a.py", "mine = 1"),
        ("cms/publishing/a.py", "self.mine = 1"),
        ("cms/publishing/a.py", "async def note(): ..."),
        ("sitegen/a.py", "for Way in []: ..."),
    ],
)
def test_a_retired_name_is_seen(path: str, source: str) -> None:
    assert len(list(retired(path, source))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("cms/procedures/models.py", "note = 1"),
        ("sitegen/render/renderer.py", '"""A printer has a recipe."""'),
        ("sitegen/a.py", "from tantivy import Engine"),
        ("sitegen/a.py", "x = page.note"),
    ],
)
def test_a_name_that_is_used_rightly_is_left_alone(path: str, source: str) -> None:
    assert list(retired(path, source)) == []


def test_no_python_file_has_a_retired_name() -> None:
    python = ((path, text) for path, text in texts() if path.endswith(".py"))
    assert [hit for path, text in python for hit in retired(path, text)] == []
