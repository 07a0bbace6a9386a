"""Returns the text that an editor reads about a violated rule: the rule's own sentence, in the editor's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from content_models.rule import ENGLISH, RuleViolation
from content_models.rules import find_rule, tell_editor

FORMAT = "invalid-record"
"""The code of all errors of the decoder. Their sentences do not name the field, so the position is added in front."""


def tell(broken: RuleViolation) -> str:
    """Return the sentence and the remedy, in the language of the screen."""
    return tell_editor(broken, _language())


def tell_at_block(broken: RuleViolation) -> str:
    """Return the text of `tell`, with the block's number (from 1) before it if a block of the body has a wrong form."""
    block = re.match(r"body\[(\d+)\]", broken.field)
    if broken.code != FORMAT or not block:
        return tell(broken)
    return gettext("Block %(number)d: %(what)s") % {"number": int(block[1]) + 1, "what": tell(broken)}


def tell_at_entry(broken: RuleViolation) -> str:
    """Return the text of `tell`, with the entry's number (from 1) before it if an entry of a list has a wrong form."""
    entry = re.match(r"\w+(?:\.\w+)?\[(\d+)\]", broken.field)
    if broken.code != FORMAT or not entry:
        return tell(broken)
    return gettext("Entry %(number)d: %(what)s") % {"number": int(entry[1]) + 1, "what": tell(broken)}


def tell_stored(row: Mapping[str, Any]) -> str:
    """Return the sentence for a problem in a receipt; the generator's text if this version lacks its rule or values."""
    params = tuple((str(name), str(value)) for name, value in row.get("params", ()))
    broken = RuleViolation(row["code"], "", row["value"], row.get("case", ""), params)
    rule = find_rule(broken.code, broken.case)
    return tell(broken) if rule and rule.can_tell(broken) else str(row["text"])


def _language() -> str:
    return (get_language() or ENGLISH).partition("-")[0]
