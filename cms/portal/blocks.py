"""The blocks from which editors compose a page; each is exported as the block of the same name in the contract."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.agencies.choosers import AgencyChooserBlock
from cms.portal.choosers import OwnDocumentChooserBlock, OwnImageChooserBlock, OwnListChooserBlock, OwnPageChooserBlock
from cms.portal.richtext import parse_address
from cms.sentences import tell
from content_models.identity import LINE_LENGTH, LONG_LINE_LENGTH, TITLE_LENGTH
from content_models.rules.links import rule_broken_by

WORDS = ["bold", "italic", "superscript", "subscript", "link", "document-link", "ol", "ul"]
RUNNING_TEXT = ["h2", "h3", "h4", "hr", *WORDS]


class LinkBlock(blocks.StructBlock):
    """One destination: a page, a document, an agency's portal, or an address."""

    page = OwnPageChooserBlock(required=False, label=_("Page"))
    document = OwnDocumentChooserBlock(required=False, label=_("Document"))
    agency = AgencyChooserBlock(required=False, label=_("Agency"))
    address = blocks.CharBlock(
        required=False,
        max_length=LINE_LENGTH,
        label=_("Address"),
        help_text=_("https://…, mailto:name@host or tel:number"),
    )

    class Meta:
        label = _("Link")
        icon = "link"

    def clean(self, value: Any) -> Any:
        """Require exactly one destination, and a safe address."""
        cleaned = super().clean(value)
        filled = [name for name in ("page", "document", "agency", "address") if cleaned.get(name)]
        if len(filled) != 1:
            raise StructBlockValidationError(
                non_block_errors=[gettext("Choose exactly one: a page, a document, an agency or an address.")]
            )
        link = parse_address(cleaned["address"])
        if link and (rule := rule_broken_by(link)):
            message = tell(rule.broken("address", link.ref))
            raise StructBlockValidationError({"address": ValidationError(message)})
        return cleaned


class ImageUseBlock(blocks.StructBlock):
    """An image with its alternative text, or the statement that it needs none."""

    image = OwnImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        required=False, max_length=LINE_LENGTH, label=_("Text instead of the image"), help_text=_("What it shows.")
    )
    decorative = blocks.BooleanBlock(
        required=False, default=False, label=_("The image adds nothing to the text, it needs no words")
    )
    caption = blocks.CharBlock(required=False, max_length=LINE_LENGTH, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=LINE_LENGTH, label=_("Author of the image"))

    class Meta:
        label = _("Image")
        icon = "image"

    def clean(self, value: Any) -> Any:
        """Require either an alternative text or the statement that the image is decorative."""
        cleaned = super().clean(value)
        if bool(cleaned["alt"].strip()) == bool(cleaned["decorative"]):
            message = gettext("Say what the image shows, or tick that it needs no words; one of the two.")
            raise StructBlockValidationError({"alt": ValidationError(message)})
        return cleaned


class FilesBlock(blocks.StructBlock):
    """Documents to download."""

    title = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Heading"))
    files = blocks.ListBlock(OwnDocumentChooserBlock(label=_("Document")), min_num=1, label=_("Documents"))

    class Meta:
        label = _("Documents")
        icon = "doc-full"


class TableBlock(blocks.StructBlock):
    """A data table."""

    table = TypedTableBlock(
        [("text", blocks.TextBlock(required=False, max_length=LONG_LINE_LENGTH, label=_("Text")))], label=_("Table")
    )
    row_headers = blocks.BooleanBlock(required=False, default=False, label=_("The first column names the rows"))

    class Meta:
        label = _("Table")
        icon = "table"

    def clean(self, value: Any) -> Any:
        """Require a caption and headings, without which a screen reader cannot read a table well."""
        cleaned = super().clean(value)
        table = cleaned["table"]
        if not (table.caption or "").strip():
            raise StructBlockValidationError({"table": ValidationError(gettext("Give the table a caption."))})
        if not table.columns or not all((column["heading"] or "").strip() for column in table.columns):
            raise StructBlockValidationError({"table": ValidationError(gettext("Give every column a heading."))})
        return cleaned


class CalloutBlock(blocks.StructBlock):
    """A highlighted notice that a reader must not miss."""

    tone = blocks.ChoiceBlock(
        choices=[("info", _("Information")), ("warning", _("Warning"))], default="info", label=_("Tone")
    )
    text = blocks.RichTextBlock(features=WORDS, label=_("Text"))

    class Meta:
        label = _("Callout")
        icon = "info-circle"


class QuoteBlock(blocks.StructBlock):
    """A quotation and its source."""

    text = blocks.TextBlock(max_length=LONG_LINE_LENGTH, label=_("Words that were said"))
    source = blocks.CharBlock(required=False, max_length=LINE_LENGTH, label=_("Who said them, and where"))

    class Meta:
        label = _("Quotation")
        icon = "openquote"


class DetailsBlock(blocks.StructBlock):
    """A text that is hidden until the reader opens it."""

    summary = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Line that is always shown"))
    text = blocks.RichTextBlock(features=WORDS, label=_("Text"))

    class Meta:
        label = _("Details")
        icon = "collapse-down"


class CardBlock(blocks.StructBlock):
    """A link with a line that describes its target."""

    title = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Title"))
    link = LinkBlock()
    text = blocks.CharBlock(required=False, max_length=LINE_LENGTH, label=_("Text"))

    class Meta:
        label = _("Card")
        icon = "form"


class CardsBlock(blocks.StructBlock):
    """Cards that lead to important pages of the portal."""

    title = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Heading"))
    cards = blocks.ListBlock(CardBlock(), min_num=1, label=_("Cards"))

    class Meta:
        label = _("Cards")
        icon = "grip"


class LatestBlock(blocks.StructBlock):
    """The newest articles below a section."""

    title = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Heading"))
    section = OwnListChooserBlock(label=_("Section"))
    count = blocks.IntegerBlock(min_value=1, max_value=12, default=5, label=_("How many"))

    class Meta:
        label = _("Latest articles")
        icon = "list-ul"


class ContactBlock(blocks.StructBlock):
    """Address, telephone and opening hours of an agency."""

    agency = AgencyChooserBlock(label=_("Agency"))

    class Meta:
        label = _("Contact")
        icon = "mail"


class AgenciesBlock(blocks.StructBlock):
    """The agencies directly below a given one."""

    title = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Heading"))
    parent = AgencyChooserBlock(label=_("Agency above them"))

    class Meta:
        label = _("Agencies")
        icon = "sitemap"


class MenuItemBlock(blocks.StructBlock):
    """A labelled link of a menu."""

    label = blocks.CharBlock(max_length=TITLE_LENGTH, label=_("Label"))
    link = LinkBlock()

    class Meta:
        label = _("Menu item")
        icon = "link"


BODY = [
    ("text", blocks.RichTextBlock(features=RUNNING_TEXT, label=_("Text"))),
    ("image", ImageUseBlock()),
    ("files", FilesBlock()),
    ("table", TableBlock()),
    ("callout", CalloutBlock()),
    ("quote", QuoteBlock()),
    ("details", DetailsBlock()),
    ("cards", CardsBlock()),
    ("latest", LatestBlock()),
    ("contact", ContactBlock()),
    ("agencies", AgenciesBlock()),
]
"""The blocks of a page's body, with their names in the contract."""
