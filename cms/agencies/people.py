"""Creating users."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from cms.accounts.models import User
from cms.agencies.models import Agency, Membership
from cms.errors import AccountError


@transaction.atomic
def add_user(
    name: str,
    password: str,
    *,
    email: str = "",
    agency: str | None = None,
    role: str | None = None,
    national: bool = False,
) -> User:
    """Create a user, or give an existing one a new password; raises AccountError if a value cannot be used."""
    user = User.objects.filter(username=name).first() or User(username=name)
    user.email = email or user.email
    user.is_superuser = user.is_staff = national or user.is_superuser
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountError(f"this password cannot be used: {' '.join(error.messages)}") from error
    user.set_password(password)
    user.save()
    if agency:
        found = Agency.objects.filter(key=agency).first()
        if found is None:
            raise AccountError(f"no agency has the key “{agency}”")
        Membership.objects.update_or_create(user=user, agency=found, defaults={"role": role})
    return user
