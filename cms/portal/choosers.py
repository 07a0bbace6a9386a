"""Choosers that check on the server what the user may see, since a form can be posted with any number."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.functional import cached_property
from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.agencies.current import current_user
from cms.agencies.permissions import owns_path


class OwnPageChooserBlock(PageChooserBlock):
    """A page of the user's agencies."""

    def value_from_form(self, value: Any) -> Any:
        """Return the page; None for one of another agency, because the form would show its title."""
        page = super().value_from_form(value)
        return page if page is None or may_name_page(page) else None


class OwnListChooserBlock(OwnPageChooserBlock):
    """A page of the user's agencies below which dated pages are listed."""

    @cached_property
    def target_models(self) -> list[type[Page]]:
        """Return the models of such kinds; looked up late, because page models are made of blocks."""
        models = (model for model in apps.get_app_config("portal").get_models() if hasattr(model, "record"))
        return [model for model in models if model.record.traits.numbered and model.record.traits.has_feed]


class _OwnFile:
    """An image or a document that the user may choose."""

    def value_from_form(self, value: Any) -> Any:
        """Return the file; None for one of another agency, because it would be shown and published."""
        file = super().value_from_form(value)  # type: ignore[misc]
        return file if file is None or may_name_file(file) else None


class OwnImageChooserBlock(_OwnFile, ImageChooserBlock):
    """An image of the user's agencies."""


class OwnDocumentChooserBlock(_OwnFile, DocumentChooserBlock):
    """A document of the user's agencies."""


def may_name_page(page: Page) -> bool:
    """Whether the page belongs to one of the user's agencies; commands and workers may use all pages."""
    user = current_user()
    return user is None or owns_path(user, page.path)


def may_name_file(file: Any) -> bool:
    """Whether the user may choose this image or document; commands and workers may use all files."""
    user = current_user()
    policy = policy_registry.get_by_type(type(file))
    return user is None or bool(policy.user_has_permission_for_instance(user, "choose", file))
