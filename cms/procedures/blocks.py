"""The parts of definitions and listings as blocks. The children of each have the names of the contract's fields."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.agencies.choosers import AgencyChooserBlock
from cms.procedures.choices import Audience, Channel, FeeSort, TimeUnit
from cms.procedures.fields import AmountFormField, LinesFormField, one_line_end

ROW, PAIR = "struct-block procedure-row", "struct-block procedure-pair"
"""Styles of forms.css."""
ONE_LINE = 500
NAME = 2_000
LONG = 100_000


class AmountBlock(blocks.FieldBlock):
    """A quantity or an amount of money; empty if only the text gives it."""

    def __init__(self, required: bool = True, help_text: Any = None, **options: Any) -> None:
        self.field = AmountFormField(required=required, help_text=help_text)
        super().__init__(**options)

    class Meta:
        icon = "decimal"


class LinesBlock(blocks.FieldBlock):
    """A list, edited as one entry per line."""

    def __init__(self, required: bool = True, help_text: Any = None, **options: Any) -> None:
        self.field = LinesFormField(required=required, help_text=help_text)
        super().__init__(**options)

    def value_for_form(self, value: Any) -> Any:
        """Show each entry on its own line."""
        return self.field.prepare_value(list(value or ()))

    def value_from_form(self, value: Any) -> list[str]:
        """Return the list, whether it was typed as lines or already cleaned."""
        return self.field.to_python(value)

    def get_prep_value(self, value: Any) -> list[str]:
        """Return the value as it is stored."""
        return list(value or ())

    def get_default(self) -> list[str]:
        """The value of an empty block."""
        return []

    class Meta:
        icon = "list-ul"


class ProseBlock(blocks.TextBlock):
    """Text in lines."""

    def value_from_form(self, value: Any) -> str:
        """Normalise line ends: browsers send two characters, the contract and imports use one."""
        return one_line_end(super().value_from_form(value))


class LocalisedBlock(blocks.StructBlock):
    """A short text in each language of the country's portals."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        lines = [
            (code, blocks.CharBlock(required=False, max_length=ONE_LINE, label=label))
            for code, label in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        super().__init__([*lines, *(local_blocks or ())], **options)

    class Meta:
        icon = "globe"
        form_classname = ROW


class CodedBlock(blocks.StructBlock):
    """Something that the national database identifies by a code."""

    name = blocks.CharBlock(max_length=NAME, label=_("Name"))
    code = blocks.CharBlock(required=False, max_length=ONE_LINE, label=_("Code"))

    class Meta:
        icon = "tag"
        form_classname = PAIR


class TimeBlock(blocks.StructBlock):
    """How long something takes."""

    quantity = AmountBlock(required=False, label=_("Number"))
    unit = blocks.ChoiceBlock(required=False, choices=[("", "—"), *TimeUnit.choices], label=_("Unit"))
    text = ProseBlock(
        required=False, rows=2, max_length=LONG, label=_("In words"), help_text=_("Where a number does not say it all.")
    )

    class Meta:
        label = _("Processing time")
        icon = "time"
        form_classname = ROW


class FeeBlock(blocks.StructBlock):
    """What one pays."""

    sort = blocks.ChoiceBlock(choices=FeeSort.choices, default=FeeSort.CHARGE, label=_("Kind"))
    amount = AmountBlock(
        required=False,
        label=_("Amount (0 is free)"),
    )
    currency = blocks.CharBlock(required=False, default="VND", max_length=ONE_LINE, label=_("Currency"))
    text = ProseBlock(required=False, rows=2, max_length=LONG, label=_("In words"))
    doubtful = blocks.BooleanBlock(required=False, label=_("The amount looks like a slip; it needs checking"))

    class Meta:
        label = _("Fee")
        icon = "tag"
        form_classname = ROW


class MethodBlock(blocks.StructBlock):
    """One way to submit a dossier."""

    channel = blocks.ChoiceBlock(choices=Channel.choices, default=Channel.DIRECT, label=_("Way"))
    time = TimeBlock()
    fees = blocks.ListBlock(FeeBlock(), default=[], label=_("Fees"))
    no_fees = blocks.BooleanBlock(
        required=False,
        label=_("Confirmed: nothing is paid"),
        help_text=_("Without this, no entry means that nobody has said whether there is a fee."),
    )
    text = ProseBlock(required=False, rows=3, max_length=LONG, label=_("More about this way"))

    class Meta:
        label = _("Way to hand in")
        icon = "download"
        form_classname = ROW

    def clean(self, value: Any) -> Any:
        """Either fees or the statement that there are none."""
        cleaned = super().clean(value)
        if cleaned["no_fees"] and len(cleaned["fees"]):
            message = gettext("Fees are entered, so it cannot be confirmed that there are none. Do one of the two.")
            raise StructBlockValidationError({"no_fees": ValidationError(message)})
        return cleaned


class StepBlock(blocks.StructBlock):
    """One step of the way."""

    name = blocks.CharBlock(required=False, max_length=ONE_LINE, label=_("Name"))
    text = ProseBlock(required=False, rows=5, max_length=LONG, label=_("What happens"))

    class Meta:
        label = _("Step")
        icon = "order"


class PaperBlock(blocks.StructBlock):
    """A paper of the dossier."""

    name = ProseBlock(rows=2, max_length=LONG, label=_("Paper"))
    code = blocks.CharBlock(required=False, max_length=ONE_LINE, label=_("Code"))
    originals = blocks.IntegerBlock(min_value=0, default=0, label=_("Originals"))
    copies = blocks.IntegerBlock(min_value=0, default=0, label=_("Copies"))
    electronic_form = blocks.BooleanBlock(required=False, label=_("There is an electronic form"))
    forms = LinesBlock(required=False, label=_("Files of the form"), help_text=_("One file name a line."))

    class Meta:
        label = _("Paper")
        icon = "doc-full"
        form_classname = ROW


class DossierCaseBlock(blocks.StructBlock):
    """The papers for one case."""

    name = ProseBlock(
        required=False, rows=2, max_length=LONG, label=_("Case"), help_text=_("Empty where there is only one case.")
    )
    papers = blocks.ListBlock(PaperBlock(), default=[], label=_("Papers"))

    class Meta:
        label = _("Case")
        icon = "folder-open-inverse"


class ServiceCaseBlock(blocks.StructBlock):
    """An online service of the procedure with a time of its own."""

    name = ProseBlock(rows=2, max_length=LONG, label=_("Name"))
    code = blocks.CharBlock(required=False, max_length=ONE_LINE, label=_("Code"), help_text=_("Such as 1.001193.02"))
    time = TimeBlock()

    class Meta:
        label = _("Service")
        icon = "cogs"


class LegalBasisBlock(blocks.StructBlock):
    """A legal document by number."""

    number = blocks.CharBlock(max_length=ONE_LINE, label=_("Number"), help_text=_("Such as 60/2014/QH13"))
    name = ProseBlock(required=False, rows=2, max_length=LONG, label=_("Name"))

    class Meta:
        label = _("Legal document")
        icon = "doc-full-inverse"
        form_classname = PAIR


class LifeEventBlock(blocks.StructBlock):
    """A group of procedures that people meet together."""

    name = blocks.CharBlock(max_length=ONE_LINE, label=_("Name"))
    audience = blocks.ChoiceBlock(choices=Audience.choices, default=Audience.CITIZEN, label=_("For whom"))

    class Meta:
        label = _("Event of life")
        icon = "group"
        form_classname = PAIR


class RemarkBlock(blocks.StructBlock):
    """Something that the source says and that has no place of its own."""

    label = blocks.CharBlock(max_length=ONE_LINE, label=_("Heading"))
    text = ProseBlock(rows=3, max_length=LONG, label=_("Text"))

    class Meta:
        label = _("Remark")
        icon = "comment"


class PlaceBlock(blocks.StructBlock):
    """Where dossiers are taken."""

    agency = AgencyChooserBlock(
        required=False,
        label=_("Agency"),
        help_text=_("Its name, address and hours are shown, unless others are written below."),
    )
    name = LocalisedBlock(label=_("Name of the place"))
    address = LocalisedBlock(label=_("Address"))
    hours = LocalisedBlock(label=_("Opening hours"))
    phone = blocks.CharBlock(required=False, max_length=ONE_LINE, label=_("Telephone"))

    class Meta:
        label = _("Place")
        icon = "site"
        form_classname = ROW

    def clean(self, value: Any) -> Any:
        """Refuse a place that names neither an agency nor words."""
        cleaned = super().clean(value)
        if not cleaned["agency"] and not any(cleaned["name"].values()) and not any(cleaned["address"].values()):
            message = gettext("Choose an agency, or write the name or the address of the place.")
            raise StructBlockValidationError(non_block_errors=[message])
        return cleaned


class LocalFeeBlock(blocks.StructBlock):
    """A fee as this agency takes it."""

    sort = blocks.ChoiceBlock(choices=FeeSort.choices, default=FeeSort.CHARGE, label=_("Kind"))
    amount = AmountBlock(
        required=False,
        label=_("Amount (0 is free)"),
    )
    currency = blocks.CharBlock(required=False, default="VND", max_length=ONE_LINE, label=_("Currency"))
    channel = blocks.ChoiceBlock(
        required=False, choices=[("", _("All ways")), *Channel.choices], label=_("For handing in")
    )
    text = LocalisedBlock(label=_("In words"))

    class Meta:
        label = _("Fee")
        icon = "tag"
        form_classname = ROW

    def clean(self, value: Any) -> Any:
        """Refuse an empty entry, because it would replace the fee of the definition."""
        cleaned = super().clean(value)
        if cleaned["amount"] is None and not any(cleaned["text"].values()):
            message = gettext("Write an amount, or say in words what is paid; or remove this entry.")
            raise StructBlockValidationError({"amount": ValidationError(message)})
        return cleaned


ITEM = "item"
"""The name of every block in a list, so that top-level lists and lists within blocks are stored in the same way."""


def listed(block: blocks.Block) -> list[tuple[str, blocks.Block]]:
    """The list of child blocks, which has exactly one kind."""
    return [(ITEM, block)]
