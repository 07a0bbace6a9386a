"""The template engine and its error messages."""

import re
from collections.abc import Mapping

import minijinja

from sitegen.errors import ThemeError
from sitegen.render.theme import Theme

FUEL = 100_000_000
"""Instructions for one output, some seconds of work. Without a limit, nested loops could use all memory."""

# The first line of minijinja's message and of each cause after it; values in between are quoted, including line ends.
_HEADS = re.compile(r"\A.*|^caused by: .*", re.MULTILINE)
_PLACE = re.compile(r"(?P<what>.*) \(in (?P<name>[^()]+):(?P<line>[0-9]+)\)")


class TemplateFailure(Exception):  # noqa: N818 - caught within this stage, and told as a Problem
    """A template failed on one page."""


class TemplateEngine:
    """All templates of a theme, compiled; an unknown variable is an error, not an empty text."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._environment = minijinja.Environment(
            undefined_behavior="strict", trim_blocks=True, lstrip_blocks=True, debug=True, pycompat=False
        )
        self._environment.fuel = FUEL
        for name, source in sorted(theme.templates.items()):
            try:
                self._environment.add_template(name, source)
            except minijinja.TemplateError as error:
                raise ThemeError(f"theme {theme.name}: {_explain(error, name)}. Mend the template.") from error

    def render(self, template: str, context: Mapping[str, object]) -> str:
        """Render a template; raises TemplateFailure, which names template, line and fault."""
        try:
            text = self._environment.render_template(template, **context)
        except minijinja.TemplateError as error:
            raise TemplateFailure(_explain(error, template)) from error
        except TypeError as error:  # A template called t() or asset() with wrong arguments.
            raise TemplateFailure(f"template {template}: {error}") from error
        # minijinja escapes every slash, which is valid but makes addresses longer and hard to read. A reference in the
        # content itself has its ampersand escaped, so it is not changed here.
        return text.replace("&#x2f;", "/")


def _explain(error: minijinja.TemplateError, template: str) -> str:
    """Template, line and fault; if an included template failed, those of the innermost one."""
    first, *causes = [line.removeprefix("caused by: ") for line in _HEADS.findall(str(error))]
    told = _PLACE.fullmatch(causes[-1] if causes else first)
    if told is None:
        return f"template {error.name or template}: {error.message}"
    return f"template {told['name']}, line {told['line']}: {told['what']}"
