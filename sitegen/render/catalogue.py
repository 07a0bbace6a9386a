"""A theme's messages in the languages it has, with plural forms."""

import re
from collections.abc import Mapping

from content_models.languages import FIRST_LANGUAGE
from sitegen.errors import ThemeError
from sitegen.render.formats import plural_form
from sitegen.render.theme import Theme

FALLBACK = "en"
"""The language of messages for locales that a theme has no messages in."""

_PLACE = re.compile(r"\{(\w+)\}")


class MissingMessageError(ThemeError):
    """No language of the theme has a message of this name."""


class Catalogue:
    """Looks up raw messages; which form and values go in is decided by `phrase`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def look_up(self, locale: str, name: str) -> object:
        """A text or a table of plural forms; raises MissingMessageError where no language has it."""
        for candidate in (locale, locale.partition("-")[0], FALLBACK, FIRST_LANGUAGE):
            found = self._theme.messages.get(candidate, {}).get(name)
            if found is not None:
                return found
        raise MissingMessageError(
            f"theme {self._theme.name}: message “{name}” is in no file of messages/. Add it there."
        )


def phrase(message: object, locale: str, values: Mapping[str, object]) -> str:
    """Fill a message with values; `n` chooses among plural forms."""
    if isinstance(message, Mapping):
        n = values.get("n", 0)
        form = plural_form(locale, n) if isinstance(n, int | float) else "other"
        message = message.get(form, message["other"])
    if not values:
        return str(message)
    # In one go: a value that looks like a name in braces is a value all the same.
    return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), str(message))
