"""Agencies, their portals, and who may work for them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page
from wagtail.search import index

from cms.accounts.models import User
from cms.agencies.localised import LocalisedField
from cms.sentences import tell
from content_models.agency import Agency as AgencyRecord
from content_models.identity import in_locale
from content_models.languages import FIRST_LANGUAGE
from content_models.portal import Portal as PortalRecord
from content_models.refusal import check_record
from content_models.rules.portal import check_taken
from sitegen.build import check_appearance
from sitegen.errors import ThemeError

FOLDER_STEPS = 8
"""Length of the `path` of an agency folder: four characters for the root, four for the folder."""


class Agency(index.Indexed, models.Model):
    """A public body in the national directory, with or without a portal of its own."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        MINISTRY = "ministry", _("Ministry")
        PROVINCE = "province", _("Province")
        DISTRICT = "district", _("District (until 2025)")
        COMMUNE = "commune", _("Commune")
        DEPARTMENT = "department", _("Department")
        ORGANISATION = "organisation", _("Organisation")

    key = models.CharField(_("key"), max_length=80, unique=True)
    names = LocalisedField(_("names"))
    short_names = LocalisedField(_("short names"), blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    statistical_code = models.CharField(_("statistical code"), max_length=5, blank=True)
    electronic_code = models.CharField(_("electronic code"), max_length=40, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )
    address = LocalisedField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = LocalisedField(_("opening hours"), blank=True)
    responsible = LocalisedField(_("responsible person"), blank=True)

    search_fields = [index.SearchField("names"), index.AutocompleteField("key"), index.FilterField("key")]

    class Meta:
        ordering = ["key"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return in_locale(self.names, get_language() or settings.LANGUAGE_CODE, FIRST_LANGUAGE) or self.key

    def to_record(self, successors: tuple[str, ...] = (), portal_url: str = "") -> AgencyRecord:
        """Return the agency as a record; its successors and the address of its portal are looked up by the caller."""
        return AgencyRecord(
            id=self.key,
            names=self.names,
            level=self.level,
            parent=self.parent.key if self.parent else None,
            short_names=self.short_names,
            statistical_code=self.statistical_code or None,
            electronic_code=self.electronic_code or None,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            successors=successors,
            address=self.address,
            phone=self.phone,
            email=self.email,
            hours=self.hours,
            responsible=self.responsible,
            portal_url=portal_url,
        )

    def clean(self) -> None:
        """Refuse a parent that lies below this agency, so that the directory stays a tree, and a faulty record."""
        ancestor = self.parent
        while ancestor is not None:
            if ancestor.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": gettext("An agency cannot lie below itself.")})
            ancestor = ancestor.parent
        # The generator refuses a faulty record, and a portal cannot be built without the record of its agency.
        for broken in check_record(self.to_record()):
            field = broken.field.partition(".")[0]
            raise ValidationError({{"id": "key"}.get(field, field): tell(broken)})


class AgencyFolder(Page):
    """The node of the tree below which all pages of one agency lie, in all languages; it is not published itself."""

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 0
    preview_modes: ClassVar[list[Any]] = []
    search_auto_update = False

    class Meta:
        verbose_name = _("agency folder")
        verbose_name_plural = _("agency folders")

    def get_translation(self, locale: Any) -> AgencyFolder:
        """Return the folder itself; Wagtail would create a second folder for each further language."""
        return self

    def get_translation_or_none(self, locale: Any) -> AgencyFolder:
        """Return the folder itself, for the same reason."""
        return self

    def get_url_parts(self, request: Any = None) -> None:
        """Return None, as a folder has no address."""

    def get_url(self, request: Any = None, current_site: Any = None) -> None:
        """Return None, as a folder has no address."""

    url = property(get_url)


class Portal(models.Model):
    """The public website of one agency."""

    key = models.CharField(_("key"), max_length=80, unique=True)
    agency = models.OneToOneField(Agency, models.PROTECT, related_name="portal", verbose_name=_("agency"))
    folder = models.OneToOneField(AgencyFolder, models.PROTECT, related_name="portal", editable=False)
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="portal", editable=False)
    base_url = models.CharField(_("address"), max_length=200, unique=True)
    locales = models.JSONField(_("languages"), default=list)
    names = LocalisedField(_("names"))
    taglines = LocalisedField(_("taglines"), blank=True)
    theme = models.CharField(_("theme"), max_length=80, default="base")
    tokens = models.JSONField(_("colours"), default=dict, blank=True)
    page_size = models.PositiveSmallIntegerField(_("articles on a listing page"), default=20)

    class Meta:
        ordering = ["key"]
        verbose_name = _("portal")
        verbose_name_plural = _("portals")

    def __str__(self) -> str:
        return in_locale(self.names, get_language() or settings.LANGUAGE_CODE, self.default_locale) or self.key

    @property
    def default_locale(self) -> str:
        """The language whose addresses carry no prefix."""
        return self.locales[0] if self.locales else FIRST_LANGUAGE

    def to_record(self) -> PortalRecord:
        """The portal as a record for the generator."""
        return PortalRecord(
            id=self.key,
            agency=self.agency.key,
            base_url=self.base_url,
            locales=tuple(self.locales),
            names=self.names,
            taglines=self.taglines,
            theme=self.theme,
            tokens=self.tokens,
            page_size=self.page_size,
        )

    def clean(self) -> None:
        """Refuse what the generator would refuse, in the words of the form."""
        if not self.locales:
            raise ValidationError({"locales": gettext("Choose at least one language.")})
        if not self.agency_id:
            return
        record = self.to_record()
        for broken in check_record(record):
            field = broken.field.partition(".")[0]
            raise ValidationError({{"id": "key"}.get(field, field): tell(broken)})
        self._check_address()
        self._check_appearance(record)

    def _check_address(self) -> None:
        others = ((str(other), other.base_url) for other in Portal.objects.exclude(pk=self.pk))
        for broken in check_taken(self.base_url, others):
            raise ValidationError({"base_url": tell(broken)})

    def _check_appearance(self, record: PortalRecord) -> None:
        try:
            problems = check_appearance(record)
        except ThemeError as error:
            message = gettext("There is no theme “%(name)s” here. Choose another one, such as “base”.")
            raise ValidationError({"theme": message % {"name": self.theme}}) from error
        for found in problems:
            raise ValidationError({"tokens": f"{found.field.partition('.')[2]}: {tell(found.broken)}"})


class Membership(models.Model):
    """What one user may do for one agency."""

    class Role(models.TextChoices):
        APPROVER = "approver", _("Approver: writes and publishes")
        EDITOR = "editor", _("Editor: writes; an approver publishes")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("user"))
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="memberships", verbose_name=_("agency"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "agency"], name="one_role_per_agency")]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.user} – {self.agency} ({self.get_role_display()})"


# Django looks for models only in this module.
from cms.agencies.approval import AgencyApprovalTask  # noqa: E402, F401
