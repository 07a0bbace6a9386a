"""Small documents for tests of engines."""

from typing import Any

from sitegen.search.document import Document
from sitegen.search.text import folded_tokens


def page(title: str, portal: str = "tinh-a", **changes: Any) -> Document:
    """A page of a portal; its id is made from its title unless one is given."""
    id = changes.pop("id", f"{portal}:{title}:vi")
    fields = {
        "id": id,
        "portal": portal,
        "kind": "page",
        "lang": "vi",
        "title": title,
        "url": f"https://{portal}.example/{'-'.join(folded_tokens(id))}/",
        "agency": portal,
        "agency_name": f"Cơ quan {portal}",
        "group": id,
    }
    return Document(**{**fields, **changes})


def agency(name: str, portal: str, **changes: Any) -> Document:
    """The front page of an agency."""
    fields = {"id": f"{portal}:home:vi", "kind": "agency", "agency_name": name, "url": f"https://{portal}.example/"}
    return page(name, portal, **{**fields, **changes})


def procedure(title: str, code: str, portal: str = "quoc-gia", **changes: Any) -> Document:
    """The page of a procedure on the national portal."""
    fields = {
        "id": f"{portal}:procedure-{code}:vi",
        "kind": "procedure",
        "code": code,
        "url": f"https://{portal}.example/{code}/",
        "group": f"procedure:{code}:vi",
    }
    return page(title, portal, **{**fields, **changes})


def listing(title: str, code: str, portal: str, **changes: Any) -> Document:
    """The page of the same procedure at an agency that offers it."""
    return procedure(title, code, portal, **{"canonical": False, **changes})
