"""The sentences that tell a record's owner what is wrong and what to do."""

from content_models.problem import Problem, Severity
from content_models.record import Record, describe, kind_of, locale_of

_SENTENCES: dict[str, tuple[str, str]] = {
    "locale": (
        "is not a language of this portal",
        "Add the language to the portal, or remove the page",
    ),
    "no-home": (
        "has no front page in this language",
        "Publish the front page of that language first",
    ),
    "dangling-parent": (
        "names a parent page that is not published",
        "Publish the parent page, or move this page below another one",
    ),
    "article-parent": (
        "names an article as its parent, and articles have no pages below them",
        "Move the page below a section",
    ),
    "cycle": (
        "lies below itself",
        "Move the page below another one",
    ),
    "second-home": (
        "is a second front page in the same language",
        "Keep one front page for each language",
    ),
    "list-parent": (
        "names a list of procedures as its parent, and only procedures have their pages below it",
        "Move the page below a section",
    ),
    "second-list": (
        "is a second list of procedures in the same language",
        "Keep one list of procedures for each language",
    ),
    "parent-without-pages": (
        "names a parent page of a kind that has no pages below it",
        "Move the page below a section",
    ),
    "second-of-kind": (
        "is a second page of a kind that a language has only once",
        "Keep one of them for each language",
    ),
    "no-procedure-list": (
        "is a language without a list of procedures, so nobody sees the procedures that this agency offers",
        "Publish a list of procedures in this language",
    ),
    "no-procedure-text": (
        "has no text in a language in which this portal lists procedures",
        "Translate the procedure, or publish a list of procedures in its language",
    ),
    "national-listing": (
        "is shown by this portal as it is, like every other procedure",
        "Change the procedure itself, or list it in the portal of the agency that handles it",
    ),
    "reserved-id": (
        "starts like the ids of pages that the platform makes itself",
        "Publish the page under another id",
    ),
    "reserved-slug": (
        "is a word that the platform needs for itself in addresses",
        "Choose another slug",
    ),
    "portal-address": (
        "is the address of another portal",
        "Choose another slug",
    ),
    "too-long": (
        "is too long for an address",
        "Shorten it, or move the page further up",
    ),
    "duplicate-path": (
        "is the address of another page already",
        "Change the slug of one of the two",
    ),
    "case-collision": (
        "differs only by upper and lower case from another address",
        "Change one of the two, since some disks cannot keep both",
    ),
    "redirect-on-page": (
        "is the address of a published page",
        "Remove the redirect, or move the page",
    ),
    "redirect-loop": (
        "leads back to itself",
        "Let the redirect lead to another page",
    ),
    "dangling": (
        "names {detail} that is not published",
        "Publish it, or take it out here; until then this part is left out",
    ),
    "missing-media": (
        "is not in the media folder",
        "Put the file there under its hash, or upload it again",
    ),
    "wrong-hash": (
        "has other bytes than its name says",
        "Upload the file again",
    ),
    "no-image": (
        "is no image of the announced type",
        "Upload a PNG, JPEG, WebP or AVIF picture",
    ),
    "other-size": (
        "is not the width and height of the picture",
        "Upload the picture again",
    ),
    "other-length": (
        "is not the number of its bytes",
        "Upload the file again",
    ),
    "other-type": (
        "is no file of the announced type",
        "Upload the file again, or correct its type",
    ),
    "low-contrast": (
        "cannot be read well on the background it is used with",
        "Choose a colour with a contrast of at least 4.5 to 1",
    ),
    "unknown-token": (
        "is no colour that this theme offers",
        "Remove it, or choose one of the theme's colours",
    ),
    "template": (
        "made a template fail",
        "Mend the template, or what it shows of this page; until then its last good version stays, if there was one",
    ),
}


def problem(
    code: str, record: Record, field: str, value: str, severity: Severity = "refused", detail: str = ""
) -> Problem:
    """A problem of a record, with the sentence that belongs to its code; `detail` names the other party."""
    what, remedy = _SENTENCES[code]
    return Problem(
        code=code,
        severity=severity,
        record=describe(record),
        field=field,
        value=value,
        what=_with_detail(what, detail),
        remedy=remedy,
        kind=kind_of(record),
        id=record.id,
        locale=locale_of(record),
    )


def _with_detail(what: str, detail: str) -> str:
    if "{detail}" in what:
        return what.format(detail=f"an {detail}" if detail[:1] in "aeiou" else f"a {detail}")
    return f"{what} ({detail})" if detail else what
