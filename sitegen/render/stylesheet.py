"""One stylesheet per portal: the theme's rules with the portal's own colours, minified."""

from collections.abc import Mapping

import lightningcss

from content_models.portal import Portal
from content_models.problem import Problem
from sitegen.errors import ThemeError
from sitegen.messages import problem
from sitegen.render.contrast import MINIMUM, contrast
from sitegen.render.theme import Theme


def portal_tokens(portal: Portal, theme: Theme) -> tuple[dict[str, str], list[Problem]]:
    """The colours of a portal: its own where they can be read, the theme's elsewhere."""
    tokens = dict(theme.tokens)
    problems = []
    for name, value in sorted(portal.tokens.items()):
        if name not in theme.tokens:
            problems.append(
                problem("unknown-token", portal, f"tokens.{name}", value, "warning", ", ".join(theme.tokens))
            )
        elif weak := _weakest(name, value, theme):
            problems.append(problem("low-contrast", portal, f"tokens.{name}", value, "warning", weak))
        else:
            tokens[name] = value
    return tokens, problems


def make_stylesheet(theme: Theme, tokens: Mapping[str, str]) -> bytes:
    """The bytes of the stylesheet; raises ThemeError for CSS that cannot be parsed."""
    own = "".join(f"--{name}:{value};" for name, value in sorted(tokens.items()))
    source = "\n".join((*theme.styles, f":root{{{own}}}" if own else ""))
    try:
        return lightningcss.process_stylesheet(source, filename=f"{theme.name}.css", minify=True).encode()
    except ValueError as error:
        raise ThemeError(f"theme {theme.name}: its stylesheet cannot be parsed: {error}. Mend the CSS.") from error


def _weakest(name: str, value: str, theme: Theme) -> str:
    """The first ground on which a colour has too little contrast, with the ratio."""
    for text, ground in theme.contrast:
        if name not in (text, ground):
            continue
        first = value if text == name else theme.tokens.get(text, text)
        second = value if ground == name else theme.tokens.get(ground, ground)
        ratio = contrast(first, second)
        if ratio < MINIMUM:
            return f"{ratio:.1f} to 1 against {second if text == name else first}"
    return ""
