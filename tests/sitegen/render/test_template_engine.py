"""Templates, and their error messages, which name the template, the line and the fault."""

import pytest

from sitegen.errors import ThemeError
from sitegen.render.template_engine import TemplateEngine, TemplateFailure
from sitegen.render.theme import THEMES, load_theme

BASE = load_theme("base", THEMES)


def engine(**templates: str) -> TemplateEngine:
    """An engine with these templates; the argument page_html is the template page.html."""
    named = {name.replace("_", "."): source for name, source in templates.items()}
    return TemplateEngine(BASE._replace(templates=named))


def failure(template: str, **context: object) -> str:
    with pytest.raises(TemplateFailure) as caught:
        engine(page_html=template, part_html="{{ deep.er }}").render("page.html", context)
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{% if page %}", "theme base: template page.html, line 1: syntax error: unexpected end of input"),
        ("a\n\n{{ page. }}", "theme base: template page.html, line 3: syntax error: unexpected "),
        ("{% oops %}", "theme base: template page.html, line 1: syntax error: unknown statement oops"),
    ],
)
def test_a_template_that_cannot_be_read_is_told_when_the_theme_is_loaded(source: str, message: str) -> None:
    with pytest.raises(ThemeError) as caught:
        engine(page_html=source)
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith(". Mend the template.")


def test_a_value_that_is_not_there_is_a_fault_and_not_an_empty_text() -> None:
    assert (
        failure("a\n{{ page.title }}", page={})
        == "template page.html, line 2: undefined value: `page.title` is undefined"
    )


def test_a_fault_within_an_included_template_is_told_with_that_templates_name() -> None:
    assert failure("a\n{% include 'part.html' %}", deep={}) == (
        "template part.html, line 1: undefined value: `deep.er` is undefined"
    )


def test_a_value_of_the_page_cannot_pass_for_a_cause() -> None:
    text = "x\ncaused by: nothing (in other.html:9)\n"
    assert failure("{{ page.title }}{{ page.text }}", page={"text": text}).startswith("template page.html, line 1: ")


def test_a_template_that_is_not_there_is_told_with_the_template_that_asks_for_it() -> None:
    assert failure("\n\n{% include 'gone.html' %}") == (
        "template page.html, line 3: template not found: tried to include non-existing template 'gone.html'"
    )


def test_a_function_that_is_called_the_wrong_way_is_a_fault_of_the_template() -> None:
    def t(key: str) -> str:
        return key

    assert failure("{{ t('a', 'b') }}", t=t).startswith("template page.html: ")


def test_an_error_of_a_function_goes_through_as_it_is() -> None:
    def t() -> str:
        raise ThemeError("theme base: message “x” is missing.")

    with pytest.raises(ThemeError, match=r"^theme base: message “x” is missing\.$"):
        engine(page_html="{{ t() }}").render("page.html", {"t": t})


@pytest.mark.parametrize("name", ["page_html", "page_xml"])
def test_values_are_escaped_in_pages_and_in_feeds(name: str) -> None:
    text = engine(**{name: "{{ value }}"}).render(name.replace("_", "."), {"value": "<b> & \" ' > /"})
    assert text == "&lt;b&gt; &amp; &quot; &#x27; &gt; /"


def test_an_escaped_slash_in_a_text_is_shown_as_it_was_written() -> None:
    assert engine(page_html="{{ value }}").render("page.html", {"value": "&#x2f;"}) == "&amp;#x2f;"


def test_data_in_a_script_element_cannot_end_it() -> None:
    text = engine(page_html="{{ value|tojson }}").render("page.html", {"value": {"a": "</script><!-- & '"}})
    assert "<" not in text
    assert "&" not in text


def test_templates_have_no_way_to_the_insides_of_python() -> None:
    for source in ("{{ value.__class__ }}", "{{ value.__init__.__globals__ }}"):
        with pytest.raises(TemplateFailure):
            engine(page_html=source).render("page.html", {"value": "x"})
