"""The templates and messages that results are shown with: those of a portal's theme, compiled once."""

import logging
from collections.abc import Mapping
from pathlib import Path

from sitegen.errors import ThemeError
from sitegen.render.catalogue import Catalogue, phrase
from sitegen.render.template_engine import TemplateEngine, TemplateFailure
from sitegen.render.theme import load_theme
from sitegen.render.view_context import View, direction

USUAL = "base"
"""The theme that is used if another one fails, or if no portal is live."""

TEMPLATE = "components/search-results/template.html"

_log = logging.getLogger(__name__)


class ThemeMessages:
    """The messages of a theme in one language."""

    def __init__(self, catalogue: Catalogue, locale: str) -> None:
        self.locale = locale
        self._catalogue = catalogue

    def __call__(self, key: str, **values: object) -> str:
        """A message with its placeholders filled."""
        return phrase(self._catalogue.look_up(self.locale, key), self.locale, values)


class Templates:
    """The compiled templates and the messages of one theme."""

    def __init__(self, name: str, themes: Path) -> None:
        theme = load_theme(name, themes)
        self._engine = TemplateEngine(theme)
        self._catalogue = Catalogue(theme)

    def words(self, locale: str) -> ThemeMessages:
        """The messages in a language."""
        return ThemeMessages(self._catalogue, locale)

    def region(self, view: Mapping[str, object], locale: str) -> str:
        """Render the form with results; raises TemplateFailure or ThemeError."""
        always: View = {"t": self.words(locale), "lang": locale, "dir": direction(locale)}
        return self._engine.render(TEMPLATE, {**always, **view})


class TemplateCache:
    """The themes of this installation; those that were used once are cached."""

    def __init__(self, themes: Path) -> None:
        self._themes = themes
        self._kept: dict[str, Templates] = {}

    def of(self, name: str) -> Templates:
        """The templates of a theme, or of the default theme if that one cannot be used."""
        if name not in self._kept:
            self._kept[name] = self._load(name)
        return self._kept[name]

    def region(self, name: str, view: Mapping[str, object], locale: str) -> str:
        """Render the form with results; if a template fails, log the error for the operator and use the default one."""
        try:
            return self.of(name).region(view, locale)
        except (TemplateFailure, ThemeError) as failure:
            if name == USUAL:
                raise
            _log.error("theme %s: %s. Results are shown with the theme “%s” until it is mended.", name, failure, USUAL)
            return self.of(USUAL).region(view, locale)

    def _load(self, name: str) -> Templates:
        try:
            return Templates(name, self._themes)
        except ThemeError as failure:
            if name == USUAL:
                raise
            _log.error("%s Results are shown with the theme “%s” until it is mended.", failure, USUAL)
            return Templates(USUAL, self._themes)
