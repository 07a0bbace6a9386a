"""A portal's own colours are used if their contrast is high enough to read them."""

import gzip

import pytest

from content_models.portal import Portal
from sitegen.errors import ThemeError
from sitegen.render.contrast import MINIMUM, contrast
from sitegen.render.stylesheet import make_stylesheet, portal_tokens
from sitegen.render.theme import THEMES, load_theme
from tests.sitegen.portals import portal

BASE = load_theme("base", THEMES)


def told(settings: Portal) -> list[str]:
    return [str(problem) for problem in portal_tokens(settings, BASE)[1]]


def test_a_portal_without_colours_has_those_of_the_theme() -> None:
    assert portal_tokens(portal(), BASE) == (dict(BASE.tokens), [])


def test_a_colour_that_can_be_read_replaces_that_of_the_theme() -> None:
    tokens, problems = portal_tokens(portal(tokens={"brand": "#7a1020"}), BASE)
    assert problems == []
    assert tokens == {**BASE.tokens, "brand": "#7a1020"}
    assert b"--brand:#7a1020" in make_stylesheet(BASE, tokens)


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio() -> None:
    tokens, problems = portal_tokens(portal(tokens={"brand": "#ffff00"}), BASE)
    assert tokens == dict(BASE.tokens)
    assert [str(problem) for problem in problems] == [
        "portal tinh-a, tokens.brand: “#ffff00” cannot be read well on the background it is used with "
        "(1.1 to 1 against #ffffff). Choose a colour with a contrast of at least 4.5 to 1."
    ]
    assert problems[0].severity == "warning"


def test_a_name_that_the_theme_does_not_know_is_told_with_those_it_knows() -> None:
    assert told(portal(tokens={"colour": "#7a1020"})) == [
        "portal tinh-a, tokens.colour: “#7a1020” is no colour that this theme offers "
        f"({', '.join(BASE.tokens)}). Remove it, or choose one of the theme's colours."
    ]


TWO = BASE._replace(
    tokens={"ink": "#000000", "paper": "#ffffff"}, contrast=(("ink", "paper"), ("ink", "#ffffff"), ("#000000", "paper"))
)


def test_two_own_colours_are_held_against_each_other() -> None:
    own = {"ink": "#767676", "paper": "#8a8a8a"}
    for name, value in own.items():
        assert portal_tokens(portal(tokens={name: value}), TWO)[1] == []
    tokens, problems = portal_tokens(portal(tokens=own), TWO)
    assert len(problems) == 1
    assert contrast(tokens["ink"], tokens["paper"]) >= MINIMUM


@pytest.mark.parametrize(
    ("own", "guilty"),
    [({"ink": "#eeeeee", "paper": "#dddddd"}, "ink"), ({"ink": "#333333", "paper": "#222222"}, "paper")],
)
def test_of_two_own_colours_the_one_that_is_at_fault_is_refused(own: dict[str, str], guilty: str) -> None:
    tokens, problems = portal_tokens(portal(tokens=own), TWO)
    assert [problem.field for problem in problems] == [f"tokens.{guilty}"]
    assert tokens == {**TWO.tokens, **{name: value for name, value in own.items() if name != guilty}}


def test_two_own_colours_that_turn_the_theme_around_are_accepted_where_they_fit() -> None:
    theme = TWO._replace(contrast=(("ink", "paper"),))
    own = {"ink": "#ffffff", "paper": "#222222"}
    assert portal_tokens(portal(tokens=own), theme) == (own, [])


@pytest.mark.parametrize(("text", "ground"), BASE.contrast)
def test_the_colours_of_the_theme_itself_can_be_read(text: str, ground: str) -> None:
    assert contrast(BASE.tokens.get(text, text), BASE.tokens.get(ground, ground)) >= MINIMUM


def test_every_name_in_a_pair_is_a_colour_or_one_of_the_theme() -> None:
    names = {name for pair in BASE.contrast for name in pair if not name.startswith("#")}
    assert names == BASE.tokens.keys()


def test_the_stylesheet_is_small_and_always_the_same() -> None:
    first, second = make_stylesheet(BASE, BASE.tokens), make_stylesheet(BASE, dict(reversed(BASE.tokens.items())))
    assert first == second
    assert len(gzip.compress(first, 9)) <= 10_000


def test_the_stylesheet_asks_nobody_for_anything() -> None:
    text = make_stylesheet(BASE, BASE.tokens).decode()
    assert "@import" not in text
    assert "url(http" not in text
    assert "url(//" not in text


def test_css_that_cannot_be_parsed_is_a_fault_of_the_theme() -> None:
    broken = BASE._replace(styles=("a { color: red; } }",))
    with pytest.raises(ThemeError) as caught:
        make_stylesheet(broken, {})
    assert str(caught.value).startswith("theme base: its stylesheet cannot be parsed: ")
    assert str(caught.value).endswith(". Mend the CSS.")
