"""What a membership allows: rights on the agency's pages, images and documents; no groups are involved."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q, QuerySet
from wagtail.models import Collection, Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.accounts.loopback import allows
from cms.accounts.models import User
from cms.agencies.models import FOLDER_STEPS, Membership, Portal

PAGE_ACTIONS: dict[Any, tuple[str, ...]] = {
    Membership.Role.APPROVER: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    Membership.Role.EDITOR: ("add", "change"),
}
MEDIA_ACTIONS = ("add", "change", "choose")
MEDIA_MODELS = ("image", "document")
GLOBAL_RIGHTS = frozenset({"wagtailadmin.access_admin", "wagtail_localize.submit_translation"})
"""Rights that hold for the whole CMS; `guard` protects the views that ask for no other right."""


class Named(NamedTuple):
    """Stands in for django.contrib.auth's Permission, of which Wagtail reads only the code name."""

    codename: str


class PageRight(NamedTuple):
    """An action allowed on a folder and everything below it."""

    page: Page
    permission: Named

    @property
    def page_id(self) -> int:
        """The attribute that Wagtail reads from its own GroupPagePermission."""
        return self.page.pk


class CollectionRight(NamedTuple):
    """An action allowed on the files of a collection."""

    collection: Collection
    permission: Named

    @property
    def collection_id(self) -> int:
        """The attribute that Wagtail reads from its own GroupCollectionPermission."""
        return self.collection.pk


class MembershipBackend(ModelBackend):
    """Authenticates users, and lets every member of an agency with a portal into the CMS."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **more: Any
    ) -> User | None:
        """The user; None if the password is the demo's and the request comes from outside this machine."""
        if not allows(request, password):
            return None
        return super().authenticate(request, username=username, password=password, **more)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """The rights of a member, and those given through groups by a national administrator."""
        granted: set[str] = set(super().get_all_permissions(user_obj, obj))
        if obj is None and user_obj.is_active and not user_obj.is_anonymous and portals_of(user_obj):
            granted |= GLOBAL_RIGHTS
        return granted


def portals_of(user: User) -> dict[Portal, str]:
    """The portals that a user works for, with the role; read once per request."""
    found: dict[Portal, str] | None = getattr(user, "_portals", None)
    if found is None:
        rows = Membership.objects.filter(user=user, agency__portal__isnull=False)
        rows = rows.select_related("agency__portal__folder", "agency__portal__collection")
        found = {row.agency.portal: row.role for row in rows}
        user._portals = found
    return found


def is_national(user: Any) -> bool:
    """Whether a user sees all agencies."""
    return bool(user.is_active and user.is_superuser)


def portals_for(user: User) -> QuerySet[Portal]:
    """The portals that a user may see."""
    everything = Portal.objects.all()
    return everything if is_national(user) else everything.filter(pk__in=[portal.pk for portal in portals_of(user)])


def portals_approved_by(user: User) -> QuerySet[Portal]:
    """The portals whose menus, redirects and listings a user may keep."""
    everything = Portal.objects.all()
    if is_national(user):
        return everything
    approved = [portal.pk for portal, role in portals_of(user).items() if role == Membership.Role.APPROVER]
    return everything.filter(pk__in=approved)


def owns_path(user: User, path: str) -> bool:
    """Whether a page with this path lies in a folder of the user's."""
    return is_national(user) or any(path[:FOLDER_STEPS] == portal.folder.path for portal in portals_of(user))


class AgencyPagePolicy(PagePermissionPolicy):
    """Wagtail's page permissions, derived from memberships: one row for each agency and action, not for each page."""

    def get_all_permissions_for_user(self, user: Any) -> list[PageRight]:
        """The rights on the folders of the user's agencies."""
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return []
        return [
            PageRight(portal.folder, Named(f"{action}_page"))
            for portal, role in portals_of(user).items()
            for action in PAGE_ACTIONS[Membership.Role(role)]
        ]

    def users_with_any_permission(self, actions: Any, include_superusers: bool = True) -> QuerySet[User]:
        """The users who may do one of these actions on some page."""
        return self._users(Q(memberships__role__in=self._roles(actions)), include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Any, instance: Any, include_superusers: bool = True
    ) -> QuerySet[User]:
        """The users who may do one of these actions on this page."""
        members = Q(
            memberships__role__in=self._roles(actions),
            memberships__agency__portal__folder__path=instance.path[:FOLDER_STEPS],
        )
        return self._users(members, include_superusers)

    def _roles(self, actions: Any) -> list[str]:
        wanted = set(actions) | ({"add"} if "change" in actions else set())
        return [role for role, allowed in PAGE_ACTIONS.items() if wanted & set(allowed)]

    def _users(self, members: Q, include_superusers: bool) -> QuerySet[User]:
        who = members | Q(is_superuser=True) if include_superusers else members
        return User.objects.filter(who, is_active=True).distinct()


class AgencyCollectionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's permissions for images and documents, derived from memberships."""

    def get_all_permissions_for_user(self, user: Any) -> list[CollectionRight]:
        """The rights in the collections of the user's agencies."""
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return []
        # One list for both, as Wagtail caches one list for each user, for images and documents together.
        return [
            CollectionRight(portal.collection, Named(f"{action}_{model}"))
            for portal in portals_of(user)
            for model in MEDIA_MODELS
            for action in MEDIA_ACTIONS
        ]

    def _users_with_perm_filter(self, actions: Any, collection: Any = None) -> Q:
        members = Q(memberships__agency__portal__isnull=False)
        if collection is not None:
            members = Q(memberships__agency__portal__collection=collection)
        return Q(is_active=True) & (Q(is_superuser=True) | members)


class PortalPolicy(ModelPermissionPolicy):
    """For models with a foreign key `portal`: approvers of its agency, and national administrators."""

    def _portals(self, user: Any) -> list[Portal]:
        return [portal for portal, role in portals_of(user).items() if role == Membership.Role.APPROVER]

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do this to any row."""
        return is_national(user) or bool(user.is_authenticated and user.is_active and self._portals(user))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """The same as for one action, since whoever may do one may do all."""
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the user may do this to this row."""
        return is_national(user) or instance.portal in self._portals(user)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """The same as for one action, since whoever may do one may do all."""
        return self.user_has_permission_for_instance(user, "change", instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """The rows of the user's portals."""
        rows = self.model._default_manager.all()
        return rows if is_national(user) else rows.filter(portal__in=self._portals(user))


class OpenedPolicy(ModelPermissionPolicy):
    """For portals: no form may add or delete one, since a portal needs a folder and a collection."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse adding and deleting; otherwise the model's permissions decide."""
        return action not in {"add", "delete"} and bool(super().user_has_permission(user, action))


def portal_of_path(path: str) -> Portal | None:
    """The portal to which the page with this path belongs."""
    return Portal.objects.select_related("folder", "agency").filter(folder__path=path[:FOLDER_STEPS]).first()


def below(path: str, field: str = "path") -> Q:
    """A condition for a page and everything below it; a range, because LIKE uses no index on SQLite."""
    return Q(**{f"{field}__gte": path, f"{field}__lte": path + "Z" * 200})
