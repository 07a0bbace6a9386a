"""Each component of the base theme shows the data of its example and nothing else."""

import json
from typing import Any

import minijinja
import pytest

from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.template_engine import TemplateEngine
from sitegen.render.theme import THEMES, load_theme
from tests.sitegen.documents import elements

BASE = load_theme("base", THEMES)
COMPONENTS = sorted(path.name for path in (THEMES / "base" / "components").iterdir())
EXAMPLES = [
    pytest.param(name, example, id=f"{name}: {example['name']}")
    for name in COMPONENTS
    for example in json.loads((THEMES / "base" / "components" / name / "example.json").read_text("utf-8"))
]


def marked(value: Any, name: str = "") -> Any:
    """Return the data of an example as a view gives it: values whose names end in “html” are finished markup."""
    if isinstance(value, dict):
        return {key: marked(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [marked(inner) for inner in value]
    return minijinja.Markup(value) if isinstance(value, str) and name.endswith("html") else value


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_component_renders_its_example(name: str, example: dict[str, Any]) -> None:
    def t(key: str, **values: object) -> str:
        return phrase(Catalogue(BASE).look_up("vi", key), "vi", values)

    always = {"t": t, "asset": lambda plain: f"/assets/{plain}", "style": BASE.tokens, "lang": "vi", "dir": "ltr"}
    html = TemplateEngine(BASE).render(f"components/{name}/template.html", {**always, **marked(example["data"])})
    assert elements(html) or "nothing" in example["name"] or "none" in example["name"] or "empty" in example["name"]
