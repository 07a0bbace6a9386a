"""Whatever can change what a portal shows leaves a Change; what sends no signal is found by the reconciler."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.agencies.models import FOLDER_STEPS, Agency, Portal
from cms.media.models import PortalDocument, PortalImage
from cms.portal.models import PAGE_MODELS, Menu, PortalPage, Redirect
from cms.portal.references import file_id, image_id
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
from sitegen.site.procedures.pages import procedure_page_id


@receiver(page_published)
def on_publish(instance: Any, revision: Any = None, **_: Any) -> None:
    """Wagtail sends this also for a page that is merely scheduled, which is not live yet."""
    if isinstance(instance, PortalPage) and instance.live:
        record_change_of_page(instance, "publish", revision=revision.pk if revision else None)


@receiver(page_unpublished)
def on_unpublish(instance: Any, **_: Any) -> None:
    """Gone from the portal, with everything below it."""
    if isinstance(instance, PortalPage):
        record_change_of_page(instance, "unpublish")


@receiver(post_page_move)
def on_move(instance: Any, parent_page_before: Any, **_: Any) -> None:
    """Both the old and the new place; Wagtail sends a plain Page here."""
    record_change_of_subtree(instance, "move")
    record_change_of_list_address(instance)
    if parent_page_before.path[:FOLDER_STEPS] != instance.path[:FOLDER_STEPS]:
        record_change_of_page(instance, "move", path=parent_page_before.path)
        record_change_of_list_address(instance, path=parent_page_before.path)


def on_save(instance: PortalPage, created: bool, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    """Aliases, translations and imports are live at once and send nothing else; drafts name their fields."""
    if instance.live and update_fields is None and not raw:
        record_change_of_page(instance, "create" if created else "save")


def remember_place(instance: PortalPage, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    """Whether this save moves the page, shows it or hides it; drafts name their fields."""
    before = type(instance).objects.filter(pk=instance.pk).values_list("url_path", "live").first()
    instance._moves = update_fields is None and not raw and before != (instance.url_path, instance.live)


def on_place(instance: PortalPage, **_: Any) -> None:
    """Procedures have their addresses below a page."""
    if getattr(instance, "_moves", False):
        record_change_of_list_address(instance)


def on_delete(instance: PortalPage, **_: Any) -> None:
    """Deleted pages send one of these each."""
    record_change_of_page(instance, "delete")
    record_change_of_list_address(instance)


for _model in PAGE_MODELS:
    post_save.connect(on_save, sender=_model, dispatch_uid=f"publishing-save-{_model.__name__}")
    pre_save.connect(remember_place, sender=_model, dispatch_uid=f"publishing-place-{_model.__name__}")
    post_save.connect(on_place, sender=_model, dispatch_uid=f"publishing-moved-{_model.__name__}")
    pre_delete.connect(on_delete, sender=_model, dispatch_uid=f"publishing-delete-{_model.__name__}")


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_privacy(instance: PageViewRestriction, **_: Any) -> None:
    """Wagtail sends no page signal for this, so a page made private would stay on the portal."""
    record_change_of_subtree(instance.page, "privacy")
    record_change_of_list_address(instance.page)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def on_collection_privacy(instance: CollectionViewRestriction, **_: Any) -> None:
    """Images and documents of the collection come or go."""
    record_change(portals_of_collection(instance.collection_id), "privacy")


@receiver([post_save, post_delete], sender=PortalImage)
def on_image(instance: PortalImage, update_fields: Any = None, **_: Any) -> None:
    """Pages that show the image are not told by Wagtail."""
    if not update_fields:
        record_change(
            portals_of_collection(instance.collection_id), "image", record=image_id(instance.pk), title=instance.title
        )


@receiver([post_save, post_delete], sender=PortalDocument)
def on_document(instance: PortalDocument, update_fields: Any = None, **_: Any) -> None:
    """As for images."""
    if not update_fields:
        key = file_id(instance.pk)
        record_change(portals_of_collection(instance.collection_id), "document", record=key, title=instance.title)


@receiver([post_save, post_delete], sender=Menu)
def on_menu(instance: Menu, **_: Any) -> None:
    """A menu stands on every page of its portal."""
    record_change([instance.portal.key], "menu", record=instance.record_id, title=str(instance))


@receiver([post_save, post_delete], sender=Redirect)
def on_redirect(instance: Redirect, **_: Any) -> None:
    """One file of its portal."""
    record_change([instance.portal.key], "redirect", record=f"r-{instance.pk}", title=instance.source)


@receiver([post_save, post_delete], sender=Procedure)
def on_definition(instance: Procedure, **_: Any) -> None:
    """The national portal shows it, and so does whoever lists it."""
    record_change_of_definition(instance.key, str(instance))


@receiver([post_save, post_delete], sender=Listing)
def on_listing(instance: Listing, **_: Any) -> None:
    """One page of its portal, and the list."""
    key = procedure_page_id(instance.procedure.key)
    record_change([instance.portal.key], "listing", record=key, title=str(instance))


@receiver(pre_save, sender=Portal)
def remember_address(instance: Portal, **_: Any) -> None:
    """What the directory shows of a portal before this save."""
    before = Portal.objects.filter(pk=instance.pk).values_list("base_url", flat=True).first()
    instance._address_before = before


@receiver(post_save, sender=Portal)
def on_portal(instance: Portal, **_: Any) -> None:
    """Its address is also in the directory, which all portals read."""
    everyone = getattr(instance, "_address_before", None) != instance.base_url
    record_change(affected_portals() if everyone else [instance.key], "portal", title=str(instance))


@receiver(post_delete, sender=Portal)
def on_portal_gone(instance: Portal, **_: Any) -> None:
    """It leaves the directory."""
    record_change(affected_portals(), "portal", bulk=True)


@receiver([post_save, post_delete], sender=Agency)
def on_agency(instance: Agency, **_: Any) -> None:
    """The directory is shared by all portals."""
    record_change(affected_portals(), "agency", record=instance.key, title=str(instance), bulk=True)


@receiver(m2m_changed, sender=Agency.successors.through)
def on_successors(instance: Agency, action: str, **_: Any) -> None:
    """Which agency followed which."""
    if action.startswith("post_"):
        record_change(affected_portals(), "agency", record=instance.key, title=str(instance), bulk=True)
