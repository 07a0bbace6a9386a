"""Words such as “how do I get” around the matter of a question are removed."""

import pytest

from sitegen.search.intents import strip_intents
from sitegen.search.text import folded_tokens


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("làm thế nào để được cấp hộ chiếu", "được cấp hộ chiếu"),
        ("thủ tục xin cấp hộ chiếu như thế nào", "cấp hộ chiếu"),
        ("cho tôi hỏi thủ tục ly hôn ở đâu", "ly hôn"),
        ("hộ chiếu cần thủ tục gì", "hộ chiếu"),
        ("where do i apply for a passport", "passport"),
        ("xin việc", "xin việc"),
        ("muốn mượn sách", "mượn sách"),
        ("thủ tục hành chính là gì", "thủ tục hành chính"),
        ("ở đâu", "ở đâu"),
        ("", ""),
    ],
)
def test_the_matter_remains(text: str, matter: str) -> None:
    tokens = folded_tokens(text)
    start, end = strip_intents(tokens)
    assert tokens[start:end] == folded_tokens(matter)
