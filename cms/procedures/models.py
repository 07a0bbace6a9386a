"""National definitions of procedures, one row per language, and what differs at each agency."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.agencies.localised import LocalisedField
from cms.agencies.models import Agency, Portal
from cms.block_field import BlockField
from cms.procedures import blocks
from cms.procedures.choices import Handover, Level, OnlineService, Sort, State, TimeUnit
from cms.procedures.fields import AmountField, WordsField
from cms.procedures.records import LINE, column_names, finding_columns, key_of_code, listing_record, record_of
from cms.procedures.refusals import refusals
from cms.references import Assumed
from cms.sentences import tell
from content_models.languages import FIRST_LANGUAGE
from content_models.listing import LocalListing
from content_models.procedure import Procedure as ProcedureRecord
from content_models.rule import RuleViolation


def _confirmed_none(label: Any) -> models.BooleanField:
    return models.BooleanField(label, default=False)


def _list(block: Any, label: Any, **options: Any) -> BlockField:
    return BlockField(blocks.listed(block), blank=True, verbose_name=label, **options)


class Procedure(models.Model):
    """One definition in one language."""

    key = models.CharField(_("key"), max_length=80, editable=False)
    locale = models.ForeignKey(Locale, models.PROTECT, related_name="+", verbose_name=_("language"))
    code = models.CharField(_("code"), max_length=LINE, help_text=_("As the national database writes it: 1.004222"))
    name = models.TextField(_("name"))
    folded = models.TextField(editable=False, default="")
    field = models.CharField(_("field of work"), max_length=LINE, editable=False, default="")
    live = models.BooleanField(
        _("published"), default=True, help_text=_("An unpublished one disappears from all portals.")
    )
    sort = models.CharField(_("kind"), max_length=20, choices=Sort.choices, default=Sort.STANDARD)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.ACTIVE)
    levels = WordsField(_("handled by"), words=Level)
    regulation = models.CharField(_("by whom it is regulated"), max_length=LINE, blank=True)
    fields = _list(blocks.CodedBlock(label=_("Field of work")), _("fields of work"))
    audiences = _list(blocks.CodedBlock(label=_("Addressee")), _("for whom"))
    owner = models.ForeignKey(
        *(Agency, models.SET_NULL),
        null=True,
        blank=True,
        related_name="procedures",
        verbose_name=_("responsible agency"),
    )
    announced_by_name = models.TextField(_("announced by"), blank=True)
    announced_by_code = models.CharField(_("code of the announcing agency"), max_length=LINE, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=LINE, blank=True)
    decision_decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_published_on = models.DateField(_("published on"), null=True, blank=True)
    decision_issuer = models.CharField(_("decided by"), max_length=LINE, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    keywords = WordsField(_("keywords"), help_text=_("One a line; everyday names help people find it."))
    life_events = _list(blocks.LifeEventBlock(), _("events of life"))
    online = models.CharField(_("online"), max_length=10, choices=OnlineService.choices, blank=True)
    anywhere = models.BooleanField(_("accepted anywhere in the province"), null=True, blank=True)
    shared_service = models.BooleanField(_("shared service"), null=True, blank=True)
    in_person_only = models.BooleanField(_("only in person"), null=True, blank=True)
    methods = _list(blocks.MethodBlock(), _("ways to hand in"))
    no_methods = _confirmed_none(_("Confirmed: there is no way to hand in a dossier"))
    services = _list(blocks.ServiceCaseBlock(), _("online services"))
    dossier = _list(blocks.DossierCaseBlock(), _("papers of the dossier"))
    no_dossier = _confirmed_none(_("Confirmed: no papers are needed"))
    steps = _list(blocks.StepBlock(), _("steps"))
    no_steps = _confirmed_none(_("Confirmed: there are no steps"))
    executing = _list(blocks.CodedBlock(label=_("Agency")), _("who handles it"))
    no_executing = _confirmed_none(_("Confirmed: nobody is named"))
    authority = _list(blocks.CodedBlock(label=_("Agency")), _("who decides"))
    no_authority = _confirmed_none(_("Confirmed: nobody is named"))
    delegated = _list(blocks.CodedBlock(label=_("Agency")), _("to whom it may be delegated"))
    no_delegated = _confirmed_none(_("Confirmed: to nobody"))
    coordinating = _list(blocks.CodedBlock(label=_("Agency")), _("who takes part"))
    no_coordinating = _confirmed_none(_("Confirmed: nobody else"))
    receiving = models.TextField(_("where dossiers are received"), blank=True)
    no_receiving = _confirmed_none(_("Confirmed: no place is named"))
    results = _list(blocks.CodedBlock(label=_("Result")), _("results"))
    no_results = _confirmed_none(_("Confirmed: there is no result to take home"))
    returning = WordsField(_("how the result is handed over"), words=Handover)
    no_returning = _confirmed_none(_("Confirmed: nothing is handed over"))
    legal = _list(blocks.LegalBasisBlock(), _("legal basis"))
    no_legal = _confirmed_none(_("Confirmed: there is none"))
    requirements = models.TextField(_("requirements and conditions"), blank=True)
    no_requirements = _confirmed_none(_("Confirmed: there are none"))
    redress = models.TextField(_("complaints and redress"), blank=True)
    no_redress = _confirmed_none(_("Confirmed: there is none"))
    related = WordsField(_("related procedures"), help_text=_("One key a line, such as 1.004194."))
    note = models.TextField(_("note"), blank=True)
    remarks = _list(blocks.RemarkBlock(), _("remarks of the source"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False)
    source_id = models.CharField(max_length=100, blank=True, editable=False)
    source_detail = models.JSONField(null=True, editable=False)
    source_catalogue = models.JSONField(null=True, editable=False)
    oddities = models.JSONField(_("points to check"), default=list, blank=True, editable=False)

    class Meta:
        ordering = ["code", "locale"]
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="one_definition_per_language")]
        indexes = [
            models.Index(fields=["code"], name="procedure_code"),
            models.Index(fields=["field"], name="procedure_field"),
            models.Index(fields=["key"], name="procedure_key"),
            models.Index(fields=["source_id"], name="procedure_source"),
        ]
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"[:255]

    def save(self, *arguments: Any, **options: Any) -> None:
        """Update the columns that it is searched by."""
        fields = [item["value"]["name"] for item in self.fields.get_prep_value()]
        for name, value in finding_columns(self.code, self.name, fields).items():
            setattr(self, name, value)
        super().save(*arguments, **options)

    def clean(self) -> None:
        """Refuse what the generator would refuse, with a message at the field."""
        self.key = self.key or key_of_code(self.code)
        if not self.key:
            raise ValidationError({"code": gettext("Write a code with digits, such as 1.004222.")})
        same = Procedure.objects.filter(key=self.key, locale=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and same.exists():
            raise ValidationError({"code": gettext("This code has a definition in this language already. Edit that.")})
        _refuse(self, ProcedureRecord, self.to_record())

    def to_record(self) -> ProcedureRecord:
        """This definition as a record; its references are not checked."""
        locale = self.locale.language_code if self.locale_id else FIRST_LANGUAGE
        return record_of({**_values(self, ProcedureRecord), "key": self.key, "locale": locale}, Assumed())


class Listing(models.Model):
    """One procedure at one agency: only what differs there, never a copy of the text."""

    portal = models.ForeignKey(Portal, models.CASCADE, related_name="listings", verbose_name=_("portal"))
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="listings", verbose_name=_("procedure"))
    live = models.BooleanField(_("published"), default=True)
    places = _list(blocks.PlaceBlock(), _("where dossiers are taken"))
    no_places = _confirmed_none(_("Confirmed: no place takes dossiers"))
    fees = _list(blocks.LocalFeeBlock(), _("fees"))
    no_fees = _confirmed_none(_("Confirmed: nothing is paid here"))
    time_quantity = AmountField(_("number"), null=True, blank=True)
    time_unit = models.CharField(_("unit"), max_length=20, choices=TimeUnit.choices, blank=True)
    time_text = LocalisedField(_("in words"), blank=True)
    phone = models.CharField(_("telephone"), max_length=LINE, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    apply_url = models.CharField(
        _("address to apply online"), max_length=LINE, blank=True, help_text=_("Such as https://dichvucong.example/")
    )
    note = LocalisedField(_("note"), blank=True)
    first_published_at = models.DateTimeField(_("first published"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["portal", "procedure__code"]
        constraints = [models.UniqueConstraint(fields=["portal", "procedure"], name="one_listing_per_procedure")]
        verbose_name = _("listed procedure")
        verbose_name_plural = _("listed procedures")

    def __str__(self) -> str:
        return str(self.procedure)

    def clean(self) -> None:
        """Refuse a second listing, and what the generator would refuse, with a message at the field."""
        if self.portal_id and self.portal.agency.level == Agency.Level.NATIONAL:
            raise ValidationError({"portal": tell(RuleViolation("national-listing", "portal", str(self.procedure)))})
        same = Listing.objects.filter(portal=self.portal_id, procedure=self.procedure_id).exclude(pk=self.pk)
        if self.portal_id and self.procedure_id and same.exists():
            raise ValidationError({"procedure": gettext("This portal lists the procedure already. Edit that entry.")})
        # An incomplete time would replace the time of the definition.
        if self.time_quantity is not None and not self.time_unit:
            raise ValidationError({"time_unit": gettext("Choose the unit of the number.")})
        if self.time_unit and self.time_quantity is None:
            raise ValidationError({"time_quantity": gettext("Write a number for the unit, or choose no unit.")})
        _refuse(self, LocalListing, self.to_record())

    def to_record(self) -> LocalListing:
        """This listing as a record; its references are not checked."""
        key = self.procedure.key if self.procedure_id else "0"
        return listing_record({**_values(self, LocalListing), "key": key}, Assumed())


def _values(row: models.Model, struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The columns as the database keeps them."""
    return {
        name: row._meta.get_field(name.removesuffix("_id")).get_prep_value(getattr(row, name))
        if isinstance(row._meta.get_field(name.removesuffix("_id")), BlockField)
        else getattr(row, name)
        for name in column_names(struct)
    }


def _refuse(row: models.Model, struct: type[msgspec.Struct], record: ProcedureRecord | LocalListing) -> None:
    """Raise ValidationError, with each sentence at its field."""
    errors: dict[str, list[str]] = {}
    for name in column_names(struct):
        if name.startswith("no_") and getattr(row, name) and getattr(row, name.removeprefix("no_")):
            sentence = gettext("Something is entered, so it cannot be confirmed that there is none. Do one of the two.")
            errors.setdefault(name, []).append(sentence)
    columns = set(column_names(struct))
    for field, sentence in refusals(record):
        part, _dot, inner = field.partition(".")
        name = next((name for name in (f"{part}_{inner}", part) if name in columns), "__all__")
        errors.setdefault(name, []).append(sentence)
    if errors:
        raise ValidationError(errors)
