"""E-mails to approvers about pages that wait for approval."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier, Notifier
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.agencies.approval import AgencyApprovalTask
from cms.agencies.models import FOLDER_STEPS, Membership


class ApproversNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Writes to the approvers of the page's agency; Wagtail's own notifier writes to a group or to superusers."""

    notification = "submitted"

    def can_handle(self, instance: Any, **options: Any) -> bool:
        """Handle only our own kind of approval."""
        return Notifier.can_handle(self, instance, **options) and isinstance(instance.task.specific, AgencyApprovalTask)

    def get_recipient_users(self, task_state: TaskState, **options: Any) -> QuerySet[User]:
        """The approvers, without the user who asks for approval."""
        asking = options.get("user")
        folder = task_state.workflow_state.content_object.path[:FOLDER_STEPS]
        approvers = Membership.objects.filter(
            role=Membership.Role.APPROVER, agency__portal__folder__path=folder
        ).exclude(user=asking)
        return User.objects.filter(pk__in=approvers.values("user")).order_by("pk")


tell_approvers = ApproversNotifier()
"""Kept under a name, as signals hold only weak references to their receivers."""
