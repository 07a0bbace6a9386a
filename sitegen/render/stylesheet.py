"""Makes one minified stylesheet per portal: the theme's rules with the portal's own colours."""

from collections.abc import Mapping

import lightningcss

from content_models.portal import Portal
from content_models.problem import Problem
from sitegen.errors import ThemeError
from sitegen.messages import problem
from sitegen.render.contrast import MINIMUM, contrast
from sitegen.render.theme import Theme

BROWSERS = ("chrome >= 87", "firefox >= 78", "safari >= 14.1")
"""The oldest browsers that get the full layout, as on phones sold in 2020. Shorter CSS would give them only the plain
page."""


def portal_tokens(portal: Portal, theme: Theme) -> tuple[dict[str, str], list[Problem]]:
    """The colours of a portal: its own if they have enough contrast, otherwise the theme's; and the problems found."""
    problems = []
    own: dict[str, str] = {}
    for name, value in sorted(portal.tokens.items()):
        if name in theme.tokens:
            own[name] = value
        else:
            problems.append(
                problem("unknown-token", portal, f"tokens.{name}", value, "warning", detail=", ".join(theme.tokens))
            )
    while weak := _weakest(own, theme):
        name, ratio = weak
        problems.append(problem("low-contrast", portal, f"tokens.{name}", own.pop(name), "warning", detail=ratio))
    return {**theme.tokens, **own}, problems


def make_stylesheet(theme: Theme, tokens: Mapping[str, str]) -> bytes:
    """The bytes of the stylesheet; raises ThemeError for CSS that cannot be parsed."""
    own = "".join(f"--{name}:{value};" for name, value in sorted(tokens.items()))
    source = "\n".join((*theme.styles, f":root{{{own}}}" if own else ""))
    try:
        sheet = lightningcss.process_stylesheet(
            source, filename=f"{theme.name}.css", minify=True, browsers_list=list(BROWSERS)
        )
    except ValueError as error:
        raise ThemeError(f"theme {theme.name}: its stylesheet cannot be parsed: {error}. Mend the CSS.") from error
    return sheet.encode()


def _weakest(own: Mapping[str, str], theme: Theme) -> tuple[str, str] | None:
    """Find an own colour with too little contrast; returns its name, and the ratio with the other colour.

    Pairs with a colour of the theme come first, because they show which of two own colours is at fault.
    """
    colours = {**theme.tokens, **own}
    for text, ground in sorted(theme.contrast, key=lambda pair: len(own.keys() & set(pair))):
        chosen = [name for name in (text, ground) if name in own]
        first, second = colours.get(text, text), colours.get(ground, ground)
        ratio = contrast(first, second)
        if chosen and ratio < MINIMUM:
            return chosen[0], f"{ratio:.1f} to 1 against {second if chosen[0] == text else first}"
    return None
