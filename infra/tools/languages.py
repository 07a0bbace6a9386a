"""Keeps the message catalogues of the CMS in line with its code, and compiles them.

`python -m infra.tools.languages` adds new sentences to our catalogue, removes those that the code no longer uses, and
compiles all catalogues. With `--check` it changes nothing and reports problems. It does not need the gettext programs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import polib
from django.apps import apps
from django.utils.translation.template import templatize

import cms
from content_models.languages import FIRST_LANGUAGE

CMS = Path(cms.__file__).parent
OWN = CMS / "locale" / FIRST_LANGUAGE / "LC_MESSAGES" / "django.po"
"""Our own sentences, collected from the code. English needs no catalogue, because the code contains English."""
WAGTAIL = CMS / "locale" / "wagtail" / FIRST_LANGUAGE / "LC_MESSAGES"
"""Sentences that are missing in Wagtail's own Vietnamese, or translated with words that no office uses. They are
written by hand, and kept separate so that they can be contributed to Wagtail."""
CATALOGUES = (OWN, WAGTAIL / "django.po", WAGTAIL / "djangojs.po")

_FIELD = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
_TAG = re.compile(r"<[^>]+>")
_TEXT = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_TEMPLATE_CALL = re.compile(rf"(\w*gettext|_)\(u?({_TEXT}(?:,\s*u?{_TEXT})*)[^)]*\)")


class Message(NamedTuple):
    """A sentence as it is written in the code."""

    msgid: str
    plural: str = ""
    context: str | None = None


def collect() -> dict[Message, str]:
    """Return every sentence in the code and the templates of the CMS, with the first file that contains it."""
    found: dict[Message, str] = {}
    for file in sorted((*CMS.rglob("*.py"), *CMS.rglob("*.html"), *CMS.rglob("*.txt"))):
        text = file.read_text(encoding="utf-8")
        said = _said_in_code(text) if file.suffix == ".py" else _said_in_template(text)
        for message in said:
            found.setdefault(message, file.relative_to(CMS).as_posix())
    return found


def _said_in_code(text: str) -> Iterator[Message]:
    tree = ast.parse(text)
    names = {
        alias.asname or alias.name: alias.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(node.func, ast.Name) and node.func.id in names:
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if words:
                yield _message(names[node.func.id], words)


def _said_in_template(text: str) -> Iterator[Message]:
    for name, words in _TEMPLATE_CALL.findall(templatize(text)):
        yield _message(name, list(ast.literal_eval(f"({words},)")))


def _message(function: str, words: list[str]) -> Message:
    context = words.pop(0) if "pgettext" in function else None
    return Message(words[0], words[1] if function.startswith("n") else "", context)


def update() -> None:
    """Bring our own catalogue in line with the code, keeping translations, and compile all of them."""
    said = collect()
    old = {_key(entry): entry for entry in polib.pofile(str(OWN), wrapwidth=110)}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.header = "Vietnamese sentences of the CMS; the English ones stand in the code."
    catalogue.metadata = _metadata()
    for message, place in said.items():
        entry = old.get(message) or _entry(message)
        entry.occurrences = [(place, "")]
        catalogue.append(entry)
    catalogue.save(str(OWN))
    for file in CATALOGUES:
        file.with_suffix(".mo").write_bytes(compiled(file))


def compiled(file: Path) -> bytes:
    """Compile a .po to a .mo; the bytes are the same on each machine."""
    return bytes(polib.pofile(str(file)).to_binary())


def check() -> Iterator[str]:
    """Report the problems of the catalogues, one line each."""
    said = collect()
    written = {_key(entry) for entry in polib.pofile(str(OWN))}
    for message in sorted(said.keys() - written):
        yield f"{said[message]}: “{message.msgid}” is not in the catalogue; run python -m infra.tools.languages"
    for message in sorted(written - said.keys()):
        yield f"django.po: nobody says “{message.msgid}” any more; run python -m infra.tools.languages"
    for file in CATALOGUES:
        yield from _check_catalogue(file)


def _check_catalogue(file: Path) -> Iterator[str]:
    place = file.relative_to(CMS)
    for entry in polib.pofile(str(file)):
        for text in _translations(entry):
            if not text or entry.fuzzy:
                yield f"{place}: “{entry.msgid}” has no Vietnamese; write it, and take the mark “fuzzy” away"
            elif _frame(entry.msgid_plural or entry.msgid) != _frame(text):
                yield f"{place}: “{text}” has not the same placeholders, tags and outer spaces as “{entry.msgid}”"
    mo = file.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled(file):
        yield f"{mo.relative_to(CMS)}: is older than its .po; run python -m infra.tools.languages"


def check_borrowed() -> Iterator[str]:
    """Name the sentences in our catalogue for Wagtail that no installed package uses any more; needs Django's apps."""
    for name in ("django", "djangojs"):
        known = _strings_of_packages(name)
        for entry in polib.pofile(str(WAGTAIL / f"{name}.po")):
            if entry.msgid not in known:
                yield f"{name}.po: no installed package says “{entry.msgid}”; remove it, or correct its English"


def _strings_of_packages(domain: str) -> set[str]:
    import django

    # All of Django, because Wagtail uses translations of apps that are not installed, such as humanize.
    folders = [Path(django.__file__).parent, *(Path(app.path) for app in apps.get_app_configs())]
    files = {file for folder in folders for file in folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po")}
    return {entry.msgid for file in files for entry in polib.pofile(str(file))}


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _frame(text: str) -> tuple[list[str], list[str], bool, bool]:
    """Return what a translation must preserve: placeholders, tags, and a space at either end."""
    return (
        sorted(set(_FIELD.findall(text))),
        sorted(_TAG.findall(_FIELD.sub("", text))),
        text[:1].isspace(),
        text[-1:].isspace(),
    )


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt)


def _entry(message: Message) -> polib.POEntry:
    flags = ["python-format"] if "%(" in message.msgid + message.plural else []
    plural = {"msgid_plural": message.plural, "msgstr_plural": {0: ""}} if message.plural else {}
    return polib.POEntry(msgid=message.msgid, msgctxt=message.context, flags=flags, **plural)


def _metadata() -> dict[str, str]:
    return {
        "Language": FIRST_LANGUAGE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; name the faults and exit with 1.")
def main(only_check: bool) -> None:
    """Collect the sentences of the CMS and compile its catalogues."""
    if not only_check:
        update()
    faults = list(check())
    for fault in faults:
        click.echo(fault, err=True)
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
