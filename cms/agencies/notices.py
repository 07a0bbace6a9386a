"""Mails about what waits for approval."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier, Notifier
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.agencies.approval import AgencyApprovalTask
from cms.agencies.models import FOLDER_STEPS, Membership


class ApproversNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells the approvers of the agency in whose folder a page lies; Wagtail's own asks a group, or national staff."""

    notification = "submitted"

    def can_handle(self, instance: Any, **options: Any) -> bool:
        """Only the approval of agencies."""
        return Notifier.can_handle(self, instance, **options) and isinstance(instance.task.specific, AgencyApprovalTask)

    def get_recipient_users(self, task_state: TaskState, **options: Any) -> QuerySet[User]:
        """The approvers, but not the one who asks."""
        asking = options.get("user")
        folder = task_state.workflow_state.content_object.path[:FOLDER_STEPS]
        approvers = Membership.objects.filter(
            role=Membership.Role.APPROVER, agency__portal__folder__path=folder
        ).exclude(user=asking)
        return User.objects.filter(pk__in=approvers.values("user")).order_by("pk")


tell_approvers = ApproversNotifier()
"""Named, as signals hold their receivers weakly."""
