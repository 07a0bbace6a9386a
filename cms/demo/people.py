"""The logins of the demo. All have the same published password, so they must not be accepted from other machines."""

from __future__ import annotations

from collections.abc import Iterable

from cms.accounts.loopback import DEMO_PASSWORD
from cms.accounts.models import User
from cms.agencies.models import Agency, Membership
from cms.demo.library import CONTENT, Person, read_people


def demo_people() -> tuple[Person, ...]:
    """All logins of the demo."""
    return read_people(CONTENT)


def add_people(people: Iterable[Person], agencies: dict[str, Agency]) -> None:
    """Create missing logins; existing ones keep their password and roles."""
    for person in people:
        if User.objects.filter(username=person.username).exists():
            continue
        user = User(
            username=person.username,
            last_name=person.name,
            email=f"{person.username}@motcua.example",
            is_superuser=person.national,
            is_staff=person.national,
        )
        user.set_password(DEMO_PASSWORD)
        user.save()
        for agency, role in person.roles.items():
            Membership.objects.create(user=user, agency=agencies[agency], role=role)
