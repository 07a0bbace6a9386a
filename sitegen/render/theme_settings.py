"""What the theme.toml of a theme says, and the colours it names."""

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
    """The name is for people; `contrast` holds pairs of tokens or colours that must be told apart."""

    name: str = ""
    extends: str = ""
    tokens: dict[str, str] = {}
    contrast: tuple[tuple[str, str], ...] = ()


def read_settings(folder: Path) -> ThemeSettings:
    """The settings of one theme; raises ThemeError where they cannot be read."""
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
    """Raise ThemeError for a token that is no colour, or a pair that names neither; all of a theme and its parents."""
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
