"""Signal handlers that record each change of what a portal shows; the reconciler finds what sends no signal."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.agencies.models import FOLDER_STEPS, Agency, Portal
from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import PAGE_MODELS, Menu, PortalPage, Redirect
from cms.procedures.models import Listing, Procedure
from cms.publishing.changes import (
    affected_portals,
    portals_of_collection,
    record_change,
    record_change_of_definition,
    record_change_of_list_address,
    record_change_of_page,
    record_change_of_subtree,
)
from cms.references import file_id, image_id
from sitegen.site.procedures.pages import procedure_page_id


@receiver(page_published)
def on_publish(instance: Any, revision: Any = None, **_: Any) -> None:
    """Record a page that went live; Wagtail also sends the signal for one that is only scheduled."""
    if isinstance(instance, PortalPage) and instance.live:
        record_change_of_page(instance, "publish", revision=revision.pk if revision else None)


@receiver(page_unpublished)
def on_unpublish(instance: Any, **_: Any) -> None:
    """Record that a page left the portal, together with everything below it."""
    if isinstance(instance, PortalPage):
        record_change_of_page(instance, "unpublish")


@receiver(post_page_move)
def on_move(instance: Any, parent_page_before: Any, **_: Any) -> None:
    """Record the new place and the old one; Wagtail sends a plain Page here, not one of our kinds."""
    record_change_of_subtree(instance, "move")
    record_change_of_list_address(instance)
    if parent_page_before.path[:FOLDER_STEPS] != instance.path[:FOLDER_STEPS]:
        record_change_of_page(instance, "move", path=parent_page_before.path)
        record_change_of_list_address(instance, path=parent_page_before.path)


def on_save(instance: PortalPage, created: bool, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    """Record pages saved live without a publish signal: aliases, translations, imports. Drafts set update_fields."""
    if instance.live and update_fields is None and not raw:
        record_change_of_page(instance, "create" if created else "save")


def remember_place(instance: PortalPage, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    """Note whether this save moves the page, shows it or hides it; drafts set update_fields and do none of these."""
    before = type(instance).objects.filter(pk=instance.pk).values_list("url_path", "live").first()
    instance._moves = update_fields is None and not raw and before != (instance.url_path, instance.live)


def on_place(instance: PortalPage, **_: Any) -> None:
    """Record new addresses of procedures, which lie below a page."""
    if getattr(instance, "_moves", False):
        record_change_of_list_address(instance)


def on_delete(instance: PortalPage, **_: Any) -> None:
    """Record a deleted page; the signal comes for each page of a deleted subtree."""
    record_change_of_page(instance, "delete")
    record_change_of_list_address(instance)


for _model in PAGE_MODELS:
    post_save.connect(on_save, sender=_model, dispatch_uid=f"publishing-save-{_model.__name__}")
    pre_save.connect(remember_place, sender=_model, dispatch_uid=f"publishing-place-{_model.__name__}")
    post_save.connect(on_place, sender=_model, dispatch_uid=f"publishing-moved-{_model.__name__}")
    pre_delete.connect(on_delete, sender=_model, dispatch_uid=f"publishing-delete-{_model.__name__}")


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_privacy(instance: PageViewRestriction, **_: Any) -> None:
    """Record a page made private or public; Wagtail sends no page signal for this."""
    record_change_of_subtree(instance.page, "privacy")
    record_change_of_list_address(instance.page)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def on_collection_privacy(instance: CollectionViewRestriction, **_: Any) -> None:
    """Record a collection made private or public: its images and documents leave the portal or come back."""
    record_change(portals_of_collection(instance.collection_id), "privacy")


@receiver([post_save, post_delete], sender=PortalImage)
def on_image(instance: PortalImage, update_fields: Any = None, **_: Any) -> None:
    """Record a changed image; Wagtail sends no signal for the pages that show it."""
    if not update_fields:
        record_change(
            portals_of_collection(instance.collection_id), "image", record=image_id(instance.pk), title=instance.title
        )


@receiver([post_save, post_delete], sender=PortalDocument)
def on_document(instance: PortalDocument, update_fields: Any = None, **_: Any) -> None:
    """Record a changed document; Wagtail sends no signal for the pages that offer it."""
    if not update_fields:
        key = file_id(instance.pk)
        record_change(portals_of_collection(instance.collection_id), "document", record=key, title=instance.title)


@receiver([post_save, post_delete], sender=Menu)
def on_menu(instance: Menu, **_: Any) -> None:
    """Record a changed menu, which every page of its portal shows."""
    record_change([instance.portal.key], "menu", record=instance.record_id, title=str(instance))


@receiver([post_save, post_delete], sender=Redirect)
def on_redirect(instance: Redirect, **_: Any) -> None:
    """Record a changed redirect, which is one file of its portal."""
    record_change([instance.portal.key], "redirect", record=f"r-{instance.pk}", title=instance.source)


@receiver([post_save, post_delete], sender=Procedure)
def on_definition(instance: Procedure, **_: Any) -> None:
    """Record a changed definition for the national portal and for all portals that list it."""
    record_change_of_definition(instance.key, str(instance))


@receiver([post_save, post_delete], sender=Listing)
def on_listing(instance: Listing, **_: Any) -> None:
    """Record a changed listing, which its portal shows on a page and in its list of procedures."""
    key = procedure_page_id(instance.procedure.key)
    record_change([instance.portal.key], "listing", record=key, title=str(instance))


@receiver(pre_save, sender=Portal)
def remember_address(instance: Portal, **_: Any) -> None:
    """Note the address that the directory shows before this save."""
    before = Portal.objects.filter(pk=instance.pk).values_list("base_url", flat=True).first()
    instance._address_before = before


@receiver(post_save, sender=Portal)
def on_portal(instance: Portal, **_: Any) -> None:
    """Record a changed portal; if its address changed, for all portals, as the directory contains it."""
    everyone = getattr(instance, "_address_before", None) != instance.base_url
    record_change(affected_portals() if everyone else [instance.key], "portal", title=str(instance))


@receiver(post_delete, sender=Portal)
def on_portal_gone(instance: Portal, **_: Any) -> None:
    """Record for all portals that this one left the directory."""
    record_change(affected_portals(), "portal", bulk=True)


@receiver([post_save, post_delete], sender=Agency)
def on_agency(instance: Agency, **_: Any) -> None:
    """Record a changed agency for all portals, as they share the directory."""
    record_change(affected_portals(), "agency", record=instance.key, title=str(instance), bulk=True)


@receiver(m2m_changed, sender=Agency.successors.through)
def on_successors(instance: Agency, action: str, **_: Any) -> None:
    """Record for all portals which agency succeeded which."""
    if action.startswith("post_"):
        record_change(affected_portals(), "agency", record=instance.key, title=str(instance), bulk=True)
