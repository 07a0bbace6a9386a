"""The settings in theme.toml, and the check of the colours in them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from content_models.decoding_error import find_broken_rule
from content_models.quoting import printable, quote
from content_models.rule import ENGLISH
from content_models.rules import put_into_words
from content_models.rules.portal import TOKEN
from sitegen.errors import ThemeError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WRITE_A_COLOUR = TOKEN.wording(ENGLISH).remedy


class ThemeSettings(msgspec.Struct, frozen=True):
    """The settings of a theme. `name` is for people; `contrast` has pairs of colours that need enough contrast.

    A colour in a pair is the name of a token, or a colour itself.
    """

    name: str = ""
    extends: str = ""
    tokens: dict[str, str] = {}
    contrast: tuple[tuple[str, str], ...] = ()


def read_settings(folder: Path) -> ThemeSettings:
    """Read the settings of one theme; raises ThemeError if they cannot be read."""
    try:
        raw = tomllib.loads((folder / "theme.toml").read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ThemeError(f"theme {folder.name}: theme.toml cannot be read: {error}. Mend the file.") from error
    try:
        return msgspec.convert(raw, ThemeSettings)
    except msgspec.ValidationError as error:
        broken = find_broken_rule(error, raw, ThemeSettings)
        sentence, remedy = put_into_words(broken)
        raise ThemeError(
            f"theme {folder.name}: theme.toml, field {printable(broken.field)}: {sentence}. {remedy}."
        ) from error


def check_colours(theme: str, tokens: Mapping[str, str], contrast: Iterable[tuple[str, str]]) -> None:
    """Raise ThemeError for a token that is not a colour, or a pair that contains neither tokens nor colours.

    Call it with the tokens and pairs of a theme and its parents together.
    """
    for name, value in tokens.items():
        if not _COLOUR.fullmatch(value):
            raise ThemeError(
                f"theme {theme}: theme.toml, field tokens.{printable(name)}: {quote(value)} is no colour. "
                f"{_WRITE_A_COLOUR}."
            )
    for colour in (colour for pair in contrast for colour in pair):
        if colour not in tokens and not _COLOUR.fullmatch(colour):
            raise ThemeError(
                f"theme {theme}: theme.toml, field contrast: {quote(colour)} is neither a token of the theme nor a "
                f"colour. Name one of its tokens, or {_WRITE_A_COLOUR[:1].lower()}{_WRITE_A_COLOUR[1:]}."
            )
