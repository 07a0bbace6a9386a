"""Each rule is in the table once, in every language, and its sentences appear nowhere else in the code."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import msgspec
import pytest

from content_models.kind import RecordBase
from content_models.record import KINDS, Record, page_kinds
from content_models.rule import Rule, RuleViolation, rule
from content_models.rules import RULES, _checks_of, find_rule, put_into_words, site, tell_editor, violations
from content_models.terms import SUBJECTS, TERMS
from tests.house.repository import ROOT
from tests.sites.broken import AGENCY

LANGUAGES = {"en", "vi"}
TABLE = ROOT / "content_models"
GENERATOR = ROOT / "sitegen"
by_name = pytest.mark.parametrize("entry", RULES, ids=lambda entry: f"{entry.code} {entry.case}".strip())


def placeholders(text: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name}


def mismatches(entry: Rule) -> Iterator[str]:
    """Yield the texts whose placeholders differ from the English; a translation may leave out a hidden value."""
    english = entry.wordings["en"]
    for language, wording in entry.wordings.items():
        for one, other in zip(english, wording, strict=True):
            missing = placeholders(one) ^ placeholders(other)
            if missing - ({("value", "")} if entry.hides_value else set()):
                yield f"{language}: {other}"


def test_no_two_rules_have_the_same_name() -> None:
    assert len({(entry.code, entry.case) for entry in RULES}) == len(RULES)


@by_name
def test_a_rule_has_a_sentence_and_a_remedy_in_each_language(entry: Rule) -> None:
    assert entry.wordings.keys() == LANGUAGES
    for wording in entry.wordings.values():
        assert all(text.strip() and not text.endswith(".") for text in wording)
    assert list(mismatches(entry)) == []


@by_name
def test_the_english_sentence_starts_with_the_value_as_printed_lines_do(entry: Rule) -> None:
    assert entry.wording("en").sentence.startswith("{value} ")


def test_a_placeholder_that_one_language_lacks_is_seen() -> None:
    lacking = rule("x", en=("{value} is over {limit}", "Shorten it"), vi=("{value} quá dài", "Hãy rút ngắn"))
    hiding = rule("x", hides_value=True, en=("{value} is empty", "Fill it in"), vi=("Đang trống", "Hãy điền"))
    assert list(mismatches(lacking)) == ["vi: {value} quá dài"]
    assert list(mismatches(hiding)) == []


def test_a_term_is_put_in_each_language() -> None:
    assert {name: term.keys() for name, term in TERMS.items() if term.keys() != LANGUAGES} == {}
    assert SUBJECTS.keys() == LANGUAGES
    broken = RuleViolation("dangling", "parent", "tin", params=(("noun", "page"),))
    assert put_into_words(broken, "vi").sentence.startswith("Trang dẫn tới một trang chưa xuất bản (“tin”)")


def test_braces_in_a_value_are_no_placeholders() -> None:
    broken = RuleViolation("too-long", "slug", "{limit}", params=(("detail", "{value}"),))
    assert put_into_words(broken).sentence == "“{limit}” is too long for an address ({value})"
    assert tell_editor(broken, "vi") == "Địa chỉ “{limit}” quá dài. Hãy rút ngắn hoặc chuyển trang lên cấp cao hơn."


# Every code in use is in the table, and every rule of the table is used


def rules_said(folder: Path, function: str) -> dict[str, set[str]]:
    """Return the codes that calls of a function pass as literals, each with the names of the other parameters."""
    return {
        node.args[0].value: {keyword.arg or "" for keyword in node.keywords}
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def codes_of_kinds() -> set[str]:
    """Return the codes that page kinds name in their traits."""
    traits = [kind.traits for kind in page_kinds()]
    return {code for entry in traits for code in (entry.code_below, entry.code_second)}


def strings(folder: Path) -> set[str]:
    return {
        node.value
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def names(folder: Path) -> Counter[str]:
    """Count how often each name is read; a rule that is only defined and listed counts once."""
    return Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    )


def trees(folder: Path) -> Iterator[ast.Module]:
    for file in sorted(folder.rglob("*.py")):
        yield ast.parse(file.read_text("utf-8"))


def test_every_code_in_use_is_in_the_table_and_gets_its_parameters() -> None:
    said = rules_said(GENERATOR, "problem") | rules_said(ROOT / "cms", "RuleViolation")
    said |= {code: set() for code in codes_of_kinds()}
    assert {"cycle", "dangling", "template", "national-listing"} <= said.keys()
    for code, params in said.items():
        found = find_rule(code)
        assert found, code
        assert found.placeholders - {"value"} <= params, code


def test_no_rule_of_the_table_is_unused() -> None:
    used = strings(GENERATOR) | codes_of_kinds()
    assert {entry.code for entry in site.RULES} - used == set()
    read = names(TABLE)
    defined = {
        target.id
        for tree in trees(TABLE / "rules")
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.func, ast.Name)
        if node.value.func.id in {"rule", "_address_rule"}
    }
    assert {"EMPTY_LINK", "PHONE", "MISSING"} <= defined
    assert len(defined) + len(site.RULES) == len(RULES)
    assert {name for name in defined if read[name] < 2} == set()


def test_each_check_runs_for_some_kind_of_record() -> None:
    checks = {entry.check for entry in RULES if entry.check}
    reached = {entry.check for entry in RULES for kind in KINDS if entry.check and issubclass(kind, entry.applies_to)}
    assert reached == checks


def test_a_check_runs_once_for_all_its_rules() -> None:
    record = msgspec.convert({**AGENCY, "phone": "x"}, Record)
    assert isinstance(record, RecordBase)
    assert [broken.case for broken in violations(record)] == ["phone"]
    assert len(_checks_of(type(record))) == 2


# No sentence of the table is written a second time


PLAIN = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """Reduce a text to its words, so that quotation marks, line breaks and the style of placeholders do not matter."""
    return PLAIN.sub(" ", re.sub(r"\{[\w:]*\}|%\(\w+\)[sd]", " ", text)).strip().casefold()


def sentences(language: str) -> set[str]:
    """Return the sentences of the table, except those of up to five words, which occur in other texts by chance."""
    said = {plain(text) for entry in RULES for text in entry.wordings[language]}
    return {text for text in said if text.count(" ") > 4}


def texts_of(file: Path) -> Iterator[str]:
    if file.suffix == ".po":
        text = re.sub(r'"\n"', "", file.read_text("utf-8"))
        yield from re.findall(r'^(?:msgid|msgstr) "(.*)"$', text, re.MULTILINE)
        return
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield " ".join(part.value for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def said_again(texts: list[str], said: set[str]) -> set[str]:
    """Return the sentences of the table that any of these texts contains."""
    return {sentence for text in map(plain, texts) for sentence in said if f" {sentence} " in f" {text} "}


def test_a_sentence_that_is_worded_again_is_seen() -> None:
    texts = ["“%(slug)s” is the address of another page already. Choose another one."]
    assert said_again(texts, sentences("en")) == {"is the address of another page already"}
    assert said_again(["is no address of a portal that anyone knows"], {"is the address of another page"}) == set()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_sentence_of_the_table_is_worded_elsewhere(language: str) -> None:
    files = [
        *(file for room in ("cms", "sitegen", "content_models") for file in (ROOT / room).rglob("*.py")),
        *(ROOT / "cms").rglob("*.po"),
    ]
    outside = [file for file in files if TABLE / "rules" not in file.parents and "migrations" not in file.parts]
    said = sentences(language)
    assert len(said) > 60
    again = {file.relative_to(ROOT).as_posix(): said_again(list(texts_of(file)), said) for file in sorted(outside)}
    assert {name: found for name, found in again.items() if found} == {}


def test_no_sentence_is_written_twice_in_the_table() -> None:
    written = Counter(
        node.value
        for tree in trees(TABLE / "rules")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("{value}")
    )
    assert len(written) > 50
    assert [sentence for sentence, count in written.items() if count > 1] == []
