"""The database rows that every installation starts with."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow, WorkflowPage, WorkflowTask

from cms.agencies.approval import AgencyApprovalTask

WORKFLOW = "Duyệt trong cơ quan"


@transaction.atomic
def create_initial_data() -> None:
    """Create root, languages, Wagtail's one site and the approval workflow; running it again changes nothing."""
    locales = [
        Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    ]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locales[0])
    for page in root.get_children().filter(content_type__model="page"):
        # Wagtail's welcome page, which would lie outside all agencies.
        page.delete()
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    Site.objects.exclude(root_page=root).delete()
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": root, "site_name": "Một Cửa"}
    )
    _add_workflow(root)


def _add_workflow(root: Page) -> None:
    """Replace Wagtail's workflow, which has one group of moderators for the whole country."""
    if AgencyApprovalTask.objects.exists():
        return
    WorkflowPage.objects.filter(page=root).delete()
    Workflow.objects.filter(workflow_states__isnull=True).delete()
    Task.objects.filter(task_states__isnull=True).delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = AgencyApprovalTask.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
