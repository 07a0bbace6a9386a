"""Themes that extend others: a theme's own files come first, and missing or broken files are reported."""

import errno
import json
import os
from pathlib import Path

import pytest

from sitegen.errors import ThemeError
from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.template_engine import TemplateEngine
from sitegen.render.theme import THEMES, load_theme, required_templates
from tests.sitegen.documents import elements
from tests.sitegen.portals import Press, portal, province
from tests.sitegen.themes import change, with_base, with_child


def refusal(themes: Path, name: str = "base") -> str:
    with pytest.raises(ThemeError) as caught:
        load_theme(name, themes)
    return str(caught.value)


def test_the_base_theme_has_everything_it_needs() -> None:
    theme = load_theme("base", THEMES)
    assert set(required_templates()) <= theme.templates.keys()
    assert {"vi", "en"} <= theme.messages.keys()
    assert theme.tokens["brand"].startswith("#")


def test_a_theme_that_extends_another_replaces_what_it_names(tmp_path: Path, press: Press) -> None:
    child = '<a class="skip-link" href="#main">Bỏ qua</a>'
    themes = with_child(tmp_path, {"components/skip-link/template.html": child})
    press.publish([portal(theme="con"), *province()[1:]], themes=themes)
    for path, data in press.live().items():
        if path.endswith("index.html") and path != "cu/index.html":
            assert child in data.decode()
            assert "Đến thẳng nội dung chính" not in data.decode()


def test_styles_of_a_child_follow_the_order_of_the_base(tmp_path: Path) -> None:
    themes = with_child(tmp_path, {"components/card/style.css": ".card{color:red}"})
    base, child = load_theme("base", themes), load_theme("con", themes)
    assert len(child.styles) == len(base.styles)
    differing = [pair for pair in zip(base.styles, child.styles, strict=True) if pair[0] != pair[1]]
    assert [new for _, new in differing] == [".card{color:red}"]


def test_colours_and_pairs_of_a_child_are_added_to_those_of_the_base(tmp_path: Path) -> None:
    settings = 'extends = "base"\ncontrast = [["brand", "#eeeeee"]]\n[tokens]\nbrand = "#123456"\n'
    theme = load_theme("con", with_child(tmp_path, {"theme.toml": settings}))
    assert theme.tokens["brand"] == "#123456"
    assert theme.tokens["accent"] == load_theme("base", THEMES).tokens["accent"]
    assert ("brand", "#eeeeee") in theme.contrast
    assert ("brand", "#ffffff") in theme.contrast


def test_the_ids_of_templates_are_known() -> None:
    ids = load_theme("base", THEMES).ids
    assert {"main", "top", "contact"} <= ids
    assert not any("{" in name for name in ids)


@pytest.mark.parametrize("required", required_templates())
def test_a_theme_without_a_template_is_refused(tmp_path: Path, required: str) -> None:
    themes = with_base(tmp_path, {required: ""})
    assert refusal(themes) == (
        f"theme base: the template {required} is missing, and no theme it extends has it. "
        f"Add the file to {themes / 'base'}, or let theme.toml extend “base”."
    )


def test_a_theme_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    themes = with_child(tmp_path, {})
    assert refusal(themes, "mat") == (
        f"theme “mat” has no theme.toml in {themes}. Themes found there: base, con. "
        "Choose one of them in the portal's settings, or add the folder."
    )


def test_a_parent_that_is_not_there_is_named(tmp_path: Path) -> None:
    themes = with_child(tmp_path, {}, extends="mat")
    assert refusal(themes, "con").startswith(f"theme “mat” has no theme.toml in {themes}.")


def test_themes_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    themes = with_child(tmp_path, {}, name="a", extends="b")
    with_child(tmp_path, {}, name="b", extends="a")
    assert refusal(themes, "a") == "theme a: extends itself by way of a. Change “extends” in its theme.toml."


@pytest.mark.parametrize("name", ["..", "../base", ".", "Base", "a/b", "base\n"])
def test_a_name_never_leads_out_of_the_folder_of_themes(tmp_path: Path, name: str) -> None:
    assert "has no theme.toml in" in refusal(with_base(tmp_path), name)


@pytest.mark.parametrize(
    ("path", "text", "start", "end"),
    [
        ("theme.toml", "name =", "theme base: theme.toml cannot be read: ", ". Mend the file."),
        ("messages/vi.toml", "[nav", "theme base: messages/vi.toml cannot be read: ", ". Mend the file."),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, path: str, text: str, start: str, end: str) -> None:
    sentence = refusal(with_base(tmp_path, {path: text}))
    assert sentence.startswith(start)
    assert sentence.endswith(end)


FIELD = "theme con: theme.toml, field "


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("tokens = 5", f"{FIELD}tokens: “5” is of the wrong type: expected `object`, got `int`. "),
        ("contrast = [['brand']]", f'{FIELD}contrast[0]: “["brand"]” is refused: '),
        ("contrast = [['brand', 'none']]", f"{FIELD}contrast: “none” is neither a token of the theme nor a colour. "),
        ("[tokens]\nbrand = 'red'", f"{FIELD}tokens.brand: “red” is no colour. Write six hexadecimal digits: "),
        (
            "[tokens]\nbrand = 5",
            f'{FIELD}tokens[...]: “{{"brand":5}}” is of the wrong type: expected `str`, got `int`. ',
        ),
    ],
)
def test_a_setting_that_is_of_another_kind_is_named(tmp_path: Path, settings: str, sentence: str) -> None:
    themes = with_child(tmp_path, {"theme.toml": f'extends = "base"\n{settings}\n'})
    assert refusal(themes, "con").startswith(sentence)


@pytest.mark.parametrize("path", ["layouts/page.html", "base.css", "messages/vi.toml"])
def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path, path: str) -> None:
    themes = with_base(tmp_path)
    (themes / "base" / path).write_bytes("Một".encode("utf-16"))
    sentence = refusal(themes)
    assert sentence.startswith(f"theme base: {path} is not UTF-8 (")
    assert sentence.endswith("). Save it as UTF-8.")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(with_base(tmp_path)).endswith(": Permission denied. Check its permissions.")


def test_the_digest_changes_with_any_file_and_with_its_name_only(tmp_path: Path) -> None:
    themes = with_base(tmp_path)
    before = load_theme("base", themes).digest
    assert before == load_theme("base", THEMES).digest
    change(themes, "base", {"static/x.svg": "<svg/>"})
    with_file = load_theme("base", themes).digest
    change(themes, "base", {"static/x.svg": "", "static/y.svg": "<svg/>"})
    assert len({before, with_file, load_theme("base", themes).digest}) == 3


def test_nested_messages_have_dotted_names_and_plural_forms_stay_together(tmp_path: Path) -> None:
    messages = '[a.b]\nc = "x"\n[d]\ne = { one = "1", other = "n" }\n'
    theme = load_theme("con", with_child(tmp_path, {"messages/km.toml": messages}))
    assert theme.messages["km"] == {"a.b.c": "x", "d.e": {"one": "1", "other": "n"}}


@pytest.mark.parametrize("component", ["search-box", "search-results"])
def test_the_examples_of_a_form_are_what_its_template_takes(component: str) -> None:
    theme = load_theme("base", THEMES)
    engine, catalogue = TemplateEngine(theme), Catalogue(theme)

    def t(key: str, **values: object) -> str:
        return phrase(catalogue.look_up("vi", key), "vi", values)

    examples = json.loads((THEMES / "base" / "components" / component / "example.json").read_bytes())
    for example in examples:
        html = engine.render(f"components/{component}/template.html", {"t": t, **example["data"]})
        assert len(elements(f"<div>{html}</div>", "form", role="search")) == 1, example["name"]
