"""The workflow of an agency: its editors ask, its approvers publish."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry

from cms.accounts.models import User


class AgencyApprovalTask(Task):
    """Approval by any approver of the page's agency; Wagtail's own task names groups of users instead."""

    class Meta:
        verbose_name = _("approval within the agency")
        verbose_name_plural = _("approvals within the agency")

    def _may_approve(self, page: Any, user: User) -> bool:
        policy = policy_registry.get_by_type(Page)
        return isinstance(page, Page) and policy.user_has_permission_for_instance(user, "publish", page)

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        """Approvers may edit what they are to approve."""
        return self._may_approve(obj, user)

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """While a page waits, only approvers change it."""
        return not self._may_approve(obj, user)

    def user_can_lock(self, obj: Any, user: User) -> bool:
        """Approvers may lock what they are to approve."""
        return self._may_approve(obj, user)

    def user_can_unlock(self, obj: Any, user: User) -> bool:
        """Approvers may unlock what they are to approve."""
        return self._may_approve(obj, user)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, Any, bool]]:
        """The buttons for an approver: name, label, and whether to ask for a comment."""
        if not self._may_approve(obj, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: User, **options: Any) -> Any:
        """The pages that wait for this user's approval."""
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        ids = [str(pk) for pk in pages.values_list("pk", flat=True)] if not user.is_superuser else None
        return waiting if ids is None else waiting.filter(workflow_state__object_id__in=ids)

    @classmethod
    def get_description(cls) -> Any:
        """The text on the screen where workflows are edited."""
        return _("Approvers of the page's agency can approve this task")
