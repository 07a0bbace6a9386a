"""The app of agencies; at start it replaces Wagtail's permission policies."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies, their portals, and who may work for them."""

    name = "cms.agencies"
    label = "agencies"

    def ready(self) -> None:
        """Register our policies after Wagtail's apps registered theirs, so that ours count."""
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import Page, TaskState
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import task_submitted

        from cms.agencies.models import Portal
        from cms.agencies.notices import tell_approvers
        from cms.agencies.patches import apply_patches
        from cms.agencies.permissions import AgencyCollectionPolicy, AgencyPagePolicy, OpenedPolicy

        apply_patches()
        task_submitted.connect(tell_approvers, sender=TaskState, dispatch_uid="tell_approvers")
        register_permission_policy(Portal, OpenedPolicy(Portal))
        register_permission_policy(Page, AgencyPagePolicy(Page))
        for model, label in (
            (get_image_model(), "wagtailimages.Image"),
            (get_document_model(), "wagtaildocs.Document"),
        ):
            policy = AgencyCollectionPolicy(model, auth_model=label, owner_field_name="uploaded_by_user")
            register_permission_policy(model, policy)
