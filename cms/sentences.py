"""Each rule of the contract in a sentence for the editor whose page breaks it, in the editor's language."""

from __future__ import annotations

import re
from typing import Final

import msgspec
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "active-file": _("A file of the type “%(value)s” could run in a reader's browser. Convert it to PDF."),
    "unsafe-link": _("“%(value)s” cannot be linked to. Write a full address such as https://example.org/page."),
    "base-url": _("“%(value)s” is no address of a portal. Write one such as https://tinh.example/xa-a/."),
    "locales": _("“%(value)s” names a language twice. Keep each language once."),
    "names": _("The portal has no name in its first language. Write one."),
    "token": _("“%(value)s” is no colour. Write six hexadecimal digits, such as #0b4f6c."),
    "redirect-source": _("“%(value)s” cannot be an old address. Write a path such as /tin-cu/2019.html."),
    "empty-heading": _("The page has a heading without words. Remove it or write its text."),
    "heading-level": _("The heading “%(value)s” skips a level. Headings go down one level at a time."),
    "table-row": _("The row “%(value)s” does not have one cell for each column."),
    "control-character": _("The text holds a control character; delete it and type the words again."),
    "reserved-slug": _("The address “%(value)s” is reserved for the platform. Choose another one."),
    "duplicate-path": _("Another page has this address already: “%(value)s”. Choose another one."),
    "dangling-parent": _("The page lies below a page that is not published. Publish that one first."),
    "no-home": _("The front page of this language is not published. Publish it first."),
    "missing-media": _("A file is missing: “%(value)s”. Upload it again."),
    "too-deep": _("The text “%(value)s” has too many formats within one another. Take some of them off."),
    "empty-link": _("The link to “%(value)s” has no words. Give it a text, or remove it."),
    "nested-link": _("The link “%(value)s” holds another link. Part the two."),
    "listing-id": _("The listing does not have the id of its procedure, “%(value)s”. Tell the administrator."),
    "validity": _("The last day, %(value)s, is before the first one. Correct one of the two."),
    "year": _("The day %(value)s lies too far from today. Correct its year."),
    "duplicate-record": _("“%(value)s” is there twice. Keep one of the two."),
    "misplaced-record": _("“%(value)s” does not belong here. Tell the administrator."),
    "invalid-record": _("“%(value)s” has not the form that is needed here. Correct it."),
    "locale": _("The portal does not have the language “%(value)s”. Add it to the portal, or remove the page."),
    "article-parent": _("The page lies below an article, which has no pages below it. Move it below a section."),
    "cycle": _("The page lies below itself. Move it below another one."),
    "second-home": _("The portal has two front pages in one language. Keep one of them."),
    "list-parent": _("The page lies below a list of procedures, which holds procedures only. Move it below a section."),
    "second-list": _("The portal has two lists of procedures in one language. Keep one of them."),
    "parent-without-pages": _("The page lies below one that takes no pages. Move it below a section."),
    "second-of-kind": _("The portal has two pages of this kind in one language. Keep one of them."),
    "no-procedure-list": _(
        "The portal has no list of procedures in the language “%(value)s”, so nobody sees what it lists. Publish one."
    ),
    "no-procedure-text": _(
        "The procedure “%(value)s” has no text in a language in which the portal lists procedures. "
        "Have it translated, or publish a list in its language."
    ),
    "national-listing": _(
        "The national portal shows “%(value)s” as it is. Change the procedure itself, or list it in an agency's portal."
    ),
    "reserved-id": _("“%(value)s” is a name that the platform gives to pages itself. Tell the administrator."),
    "portal-address": _("“%(value)s” is the address of another portal. Choose another one."),
    "too-long": _("The address “%(value)s” is too long. Shorten it, or move the page further up."),
    "case-collision": _(
        "“%(value)s” differs from another address only by upper and lower case. Change one of the two."
    ),
    "redirect-on-page": _("“%(value)s” is the address of a published page. Remove the redirect, or move the page."),
    "redirect-loop": _("The redirect “%(value)s” leads back to itself. Let it lead to another page."),
    "dangling": _(
        "Something that the page names is not published (“%(value)s”); it is left out until it is. "
        "Publish it, or take it out."
    ),
    "wrong-hash": _("The file “%(value)s” is damaged. Upload it again."),
    "no-image": _("“%(value)s” is no image of its announced type. Upload a PNG, JPEG, WebP or AVIF picture."),
    "other-size": _("The picture has another width and height than announced: “%(value)s”. Upload it again."),
    "other-length": _("The file has another size than announced: “%(value)s”. Upload it again."),
    "other-type": _("“%(value)s” is no file of its announced type. Upload it again."),
    "low-contrast": _(
        "The colour “%(value)s” cannot be read well on its background. Choose one with a contrast of 4.5 to 1 or more."
    ),
    "unknown-token": _("“%(value)s” is no colour of this theme. Remove it, or choose one of the theme's colours."),
    "template": _("The theme could not show this page; it stays at its last good version. Tell the administrator."),
}

_FORMS: Final = (
    (
        r"Expected `str` of length <= (\d+)",
        _("A text is too long: at most %(limit)s characters are allowed. Shorten it."),
    ),
    (
        r"Expected `array` of length <= (\d+)",
        _("There are too many entries: at most %(limit)s are allowed. Remove some."),
    ),
    (
        r"Expected `(?:str|array|object)` of length >= (\d+)",
        _("Something that must be filled in is empty. Fill it in."),
    ),
    (r".*()", _("A part of the page has a form that cannot be published. Write it anew, or tell the administrator.")),
)


def tell(code: str, value: str, otherwise: str) -> str:
    """The sentence for a rule, or, for one that has none here, what the generator says itself."""
    sentence = SENTENCES.get(code)
    return str(sentence) % {"value": value[:80]} if sentence else otherwise


def tell_form(error: msgspec.ValidationError) -> str:
    """The sentence for a value that the format refuses, and the number of the block, from 1, where one is to blame."""
    form, sentence = next(
        (found, text) for pattern, text in _FORMS if (found := re.match(pattern, str(error), re.DOTALL))
    )
    told = str(sentence) % {"limit": form[1]}
    block = re.search(r"\$\.body\[(\d+)\]", str(error))
    return gettext("Block %(number)d: %(what)s") % {"number": int(block[1]) + 1, "what": told} if block else told
