"""Finds the messages of a theme in a language, and fills in values and plural forms."""

import re
from collections.abc import Mapping

from content_models.languages import FIRST_LANGUAGE
from sitegen.errors import ThemeError
from sitegen.render.formats import plural_form
from sitegen.render.theme import Theme

FALLBACK = "en"
"""The language to use for a locale in which the theme has no messages."""

_PLACE = re.compile(r"\{(\w+)\}")


class MissingMessageError(ThemeError):
    """No language of the theme has a message of this name."""


class Catalogue:
    """Looks up messages before formatting; `phrase` chooses the plural form and fills in the values."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def look_up(self, locale: str, name: str) -> object:
        """Return a text or a table of plural forms; raises MissingMessageError if no language has the message."""
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
    # Replace all placeholders in one pass, so that a value that looks like a placeholder is not replaced itself.
    return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), str(message))
