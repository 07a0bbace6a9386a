"""The kinds of pages, as Wagtail stores them; each is exported as the record of the same name."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page
from wagtail.search import index

from cms.agencies.models import FOLDER_STEPS, AgencyFolder, Portal
from cms.agencies.permissions import below, portal_of_path
from cms.block_field import BlockField
from cms.portal.addresses import public_url
from cms.portal.blocks import BODY, ImageUseBlock, LinkBlock, MenuItemBlock
from cms.portal.extensions import preview_draft
from cms.portal.forms import PortalPageForm
from cms.portal.panels import MENU_PANELS, PAGE_PANELS, PROMOTE_PANELS, REDIRECT_PANELS
from cms.portal.records import PageRow, page_record
from cms.references import Assumed
from cms.sentences import tell, tell_at_block
from content_models.languages import FIRST_LANGUAGE
from content_models.link import Link
from content_models.page import AnyPage, Article, Home, ProcedureList, Section, own_fields
from content_models.page import Page as PageRecord
from content_models.record import name_of
from content_models.redirect import Redirect as RedirectRecord
from content_models.refusal import check_record
from content_models.rules import violations
from content_models.rules.slug import check_slug
from content_models.slug import slugify


class PortalPage(Page):
    """The base of all kinds of pages: a summary, a body of blocks, and an address on the public portal."""

    record: ClassVar[type[AnyPage]]
    """The record that a page is exported as; its traits say where the page may lie and what is generated from it.

    A field that only this kind has is named as in the record.
    """

    summary = models.TextField(_("summary"), blank=True, validators=[MaxLengthValidator(500)])
    body = BlockField(BODY, blank=True, verbose_name=_("body"))

    base_form_class = PortalPageForm
    content_panels = Page.content_panels + PAGE_PANELS
    promote_panels = PROMOTE_PANELS
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    localize_default_translation_mode = "simple"

    class Meta:
        abstract = True

    # Address

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """Return the address on the public portal, without Wagtail's look-up of sites."""
        portal = self._portal(request)
        if portal is None:
            return None
        return public_url(
            portal,
            locale=self.locale.language_code,
            url_path=self.url_path,
            dated=self.record.traits.dated,
            first_published_at=self.first_published_at,
        )

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """Return the same address, as it contains scheme and host already."""
        return self.get_url(request)

    full_url = property(get_full_url)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return None, so that no code of Wagtail builds an address from a Wagtail site."""
        return None

    def _portal(self, request: HttpRequest | None) -> Portal | None:
        """Return the portal of this page; it is cached on the request, so that a listing queries it once."""
        known: dict[str, Portal | None] = request.__dict__.setdefault("_portals", {}) if request else {}
        folder = self.path[:FOLDER_STEPS]
        if folder not in known:
            known[folder] = portal_of_path(self.path)
        return known[folder]

    def serve(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        """Redirect to the portal, because the CMS is not a second public site."""
        url = self.get_url(request)
        if not url or not self.live:
            raise Http404
        return HttpResponseRedirect(url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the draft with the generator's own code."""
        return preview_draft(self, request)

    # Place in the tree

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Page]]:
        """Return the kinds that the traits allow as parents; a front page lies in the folder of its agency."""
        parents = cls.record.traits.parents
        return [model for model in PAGE_MODELS if name_of(model.record) in parents] or [AgencyFolder]

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Return the kinds whose traits allow this one as parent."""
        return [model for model in PAGE_MODELS if name_of(cls.record) in model.record.traits.parents]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Refuse a second page of a kind of which a portal has only one in each language."""
        # Front pages are distinguished by their slug, which is their language; their folder has no language.
        traits = cls.record.traits
        if not super().can_create_at(parent):
            return False
        if not traits.one_per_language or not traits.parents:
            return True
        return not cls.objects.filter(below(parent.path[:FOLDER_STEPS]), locale_id=parent.locale_id).exists()

    # Rules

    def _set_core_field_defaults(self) -> None:
        if not self.slug and self.title:
            self.slug = self._get_autogenerated_slug(slugify(self.title) or name_of(self.record))
        super()._set_core_field_defaults()

    def clean(self) -> None:
        """Refuse what the generator would refuse, with sentences at the fields of the form."""
        super().clean()
        self._check_slug()
        self._check_record()

    def _check_slug(self) -> None:
        if not self.slug:
            return  # the form itself requires a slug, or a title to make it from
        parent = self.get_parent()
        languages = frozenset(Locale.objects.values_list("language_code", flat=True))
        if broken := check_slug(self.slug, first_segment=bool(parent and parent.depth == 3), locales=languages):
            raise ValidationError({"slug": tell(broken)})

    def _check_record(self) -> None:
        for broken in check_record(self.to_record()):
            said, field = tell_at_block(broken), re.split(r"[.\[]", broken.field)[0]
            if field in {"title", "summary"}:
                raise ValidationError(said)
            raise ValidationError({field if field in own_fields(self.record) else "body": said})

    def to_row(self) -> PageRow:
        """Return the row that the export would read from the database, filled from this instance."""
        parent = self.get_parent()
        now = self.first_published_at or timezone.now()
        return PageRow(
            pk=self.pk or 0,
            record=self.record,
            translation_key=self.translation_key,
            parent_key=parent.translation_key if parent else None,
            locale=self.locale.language_code if self.locale_id else FIRST_LANGUAGE,
            path=self.path,
            title=self.title,
            slug=self.slug,
            summary=self.summary or "",
            body=list(self.body.get_prep_value()),
            first_published_at=now,
            updated_at=self.last_published_at or now,
            own={name: _plain(getattr(self, name)) for name in own_fields(self.record)},
        )

    def to_record(self) -> AnyPage:
        """Return this page as a record; all its references are assumed to exist."""
        return page_record(self.to_row(), Assumed())

    def copy_for_translation(
        self, locale: Locale, copy_parents: bool = False, alias: bool = False, exclude_fields: Any = None
    ) -> Any:
        """Copy parents as drafts too; Wagtail would make them aliases, which are live in the old language."""
        return super().copy_for_translation(
            locale, copy_parents=copy_parents, alias=alias and not copy_parents, exclude_fields=exclude_fields
        )

    # Publishing outside the admin (schedules, commands) must also write page and Change row together.

    def publish(self, *arguments: Any, **options: Any) -> Any:
        """Publish in one transaction."""
        with transaction.atomic():
            return super().publish(*arguments, **options)

    def unpublish(self, *arguments: Any, **options: Any) -> Any:
        """Unpublish in one transaction."""
        with transaction.atomic():
            return super().unpublish(*arguments, **options)


class HomePage(PortalPage):
    """The front page of a portal in one language."""

    record = Home
    promote_panels: list[Any] = []

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def _set_core_field_defaults(self) -> None:
        """Use the language as the slug in the tree; in the public address a front page has no segment of its own."""
        if self.locale_id:
            self.slug = self.locale.language_code
        super()._set_core_field_defaults()

    def _check_slug(self) -> None:
        """Accept any slug, as `_set_core_field_defaults` sets it."""


class SectionPage(PortalPage):
    """A branch of the portal."""

    record = Section

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class ArticlePage(PortalPage):
    """News and other dated texts."""

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        ANNOUNCEMENT = "announcement", _("Announcement")
        GUIDANCE = "guidance", _("Guidance")
        PRESS = "press", _("Press release")

    record = Article

    genre = models.CharField(_("genre"), max_length=20, choices=Genre.choices, default=Genre.NEWS)
    author = models.CharField(_("author"), max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    lead = BlockField([("image", ImageUseBlock())], blank=True, max_num=1, verbose_name=_("lead image"))

    content_panels = [
        *PortalPage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldPanel("genre", help_text=_("Stands above the title and on cards.")),
                FieldPanel("author", help_text=_("Who wrote the text; search finds it by this name too.")),
                FieldPanel("source", help_text=_("Where the text was first published, if that was elsewhere.")),
            ],
            heading=_("Article"),
        ),
        FieldPanel("lead", help_text=_("Stands above the text and on the cards that lead to it.")),
        *PortalPage.content_panels[1:],
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class StandardPage(PortalPage):
    """A page of lasting content, without a date."""

    record = PageRecord

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class ProcedureListPage(PortalPage):
    """The list of the procedures that the portal offers; their own pages are generated below it."""

    record = ProcedureList

    class Meta:
        verbose_name = _("list of procedures")
        verbose_name_plural = _("lists of procedures")


PAGE_MODELS: tuple[type[PortalPage], ...] = (HomePage, SectionPage, ArticlePage, StandardPage, ProcedureListPage)
"""The model of each kind of page, in the order in which the records are listed."""

PROCEDURE_LIST_MODELS = tuple(model for model in PAGE_MODELS if model.record.traits.lists_procedures)
"""The models of pages below which the pages of procedures are."""


def _plain(value: Any) -> Any:
    """Return a field's value as the database stores it: for blocks, a list of plain data."""
    return list(value.get_prep_value()) if isinstance(value, StreamValue) else value


class Menu(models.Model):
    """One menu of a portal in one language."""

    class Place(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Footer")

    portal = models.ForeignKey(Portal, models.CASCADE, related_name="menus", verbose_name=_("portal"))
    locale = models.ForeignKey(Locale, models.PROTECT, related_name="+", verbose_name=_("language"))
    place = models.CharField(_("place"), max_length=10, choices=Place.choices)
    items = BlockField([("item", MenuItemBlock())], blank=True, max_num=12, verbose_name=_("items"))

    panels = MENU_PANELS

    class Meta:
        ordering = ["portal", "place", "locale"]
        constraints = [models.UniqueConstraint(fields=["portal", "locale", "place"], name="one_menu_per_place")]
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.locale.language_code})"

    @property
    def record_id(self) -> str:
        """The id of the menu's record, unique to its place and language."""
        return f"m-{self.pk}"


class Redirect(models.Model):
    """An old address of a portal and where it leads now."""

    portal = models.ForeignKey(Portal, models.CASCADE, related_name="redirects", verbose_name=_("portal"))
    source = models.CharField(_("old address"), max_length=500, help_text=_("Such as /tin-cu/2019.html"))
    link = BlockField([("link", LinkBlock())], min_num=1, max_num=1, verbose_name=_("leads to"))

    panels = REDIRECT_PANELS

    class Meta:
        ordering = ["portal", "source"]
        constraints = [models.UniqueConstraint(fields=["portal", "source"], name="one_redirect_per_source")]
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")

    def __str__(self) -> str:
        return self.source

    def clean(self) -> None:
        """Refuse an old address that no page can have had."""
        record = RedirectRecord(id="r-0", source=self.source, link=Link(to="page", ref="p-0"))
        for broken in violations(record):
            raise ValidationError({"source": tell(broken)})
