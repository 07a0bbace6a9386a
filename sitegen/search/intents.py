"""Removes phrases that only mark a query as a question: “làm thế nào để”, “ở đâu”, “how do I”."""

from collections.abc import Sequence
from typing import NamedTuple

from sitegen.search.text import folded_tokens

_OPENINGS = (
    # Vietnamese
    "làm thế nào để",
    "làm thế nào",
    "làm sao để",
    "làm sao",
    "cách để",
    "cách làm",
    "cách thức",
    "hướng dẫn",
    "thủ tục",
    "xin hỏi",
    "xin",
    "cho tôi hỏi",
    "cho hỏi",
    "tôi muốn",
    "tôi cần",
    "em muốn",
    "muốn",
    "làm",
    "nộp hồ sơ",
    "nộp đơn",
    # English
    "how to",
    "how do i",
    "how do you",
    "how can i",
    "where to",
    "where do i",
    "where can i",
    "what is",
    "what do i need for",
    "what do i need to",
    "i want to",
    "i need to",
    "i would like to",
    "procedure for",
    "procedures for",
    "get a",
    "get an",
    "apply for a",
    "apply for an",
    "apply for",
)
_CLOSINGS = (
    "ở đâu",
    "tại đâu",
    "như thế nào",
    "thế nào",
    "ra sao",
    "cần giấy tờ gì",
    "cần những giấy tờ gì",
    "cần những gì",
    "cần gì",
    "gồm những gì",
    "gồm giấy tờ gì",
    "hết bao nhiêu tiền",
    "bao nhiêu tiền",
    "bao nhiêu",
    "mất bao lâu",
    "bao lâu",
    "là gì",
    "khi nào",
    "được không",
    "thủ tục",
    "cần thủ tục gì",
)
_KEPT = ("thủ tục hành chính",)
"""Names that begin like such a phrase and are kept."""


class Intent(NamedTuple):
    """A phrase as folded tokens, and how many other tokens must remain for it to be removed."""

    tokens: tuple[str, ...]
    remaining: int


def _intents(phrases: Sequence[str]) -> tuple[Intent, ...]:
    found = [tuple(folded_tokens(phrase)) for phrase in phrases]
    # A single syllable needs more tokens beside it, because without accents it may belong to the subject: “làm” or
    # “lâm” (sản).
    return tuple(Intent(tokens, 2 if len(tokens) == 1 else 1) for tokens in sorted(found, key=len, reverse=True))


_OPENING_INTENTS = _intents(_OPENINGS)
_CLOSING_INTENTS = _intents(_CLOSINGS)
_KEPT_TOKENS = tuple(tuple(folded_tokens(phrase)) for phrase in _KEPT)


def strip_intents(tokens: Sequence[str]) -> tuple[int, int]:
    """The start and end of the subject among folded tokens; at least one token remains, if there are any."""
    start, end = 0, len(tokens)
    while taken := _opening(tokens[start:end]):
        start += taken
    while taken := _closing(tokens[start:end]):
        end -= taken
    return start, end


def _opening(tokens: Sequence[str]) -> int:
    if any(tuple(tokens[: len(kept)]) == kept for kept in _KEPT_TOKENS):
        return 0
    for intent, remaining in _OPENING_INTENTS:
        if len(tokens) >= len(intent) + remaining and tuple(tokens[: len(intent)]) == intent:
            return len(intent)
    return 0


def _closing(tokens: Sequence[str]) -> int:
    for intent, remaining in _CLOSING_INTENTS:
        if len(tokens) >= len(intent) + remaining and tuple(tokens[-len(intent) :]) == intent:
            return len(intent)
    return 0
