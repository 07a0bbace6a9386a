"""The queue of changes, the state of each portal, and the receipts of what was published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A change that a portal is to show; the row is written in the same transaction as the change itself."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        LEASED = "leased", _("being published")
        DONE = "done", _("published")
        FAILED = "failed", _("failed, will be tried again")

    portal = models.CharField(max_length=80)
    record = models.CharField(max_length=100)
    what = models.CharField(max_length=30)
    title = models.CharField(max_length=255, blank=True)
    page = models.BigIntegerField(null=True)
    revision = models.BigIntegerField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    bulk = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    worker = models.CharField(max_length=100, blank=True)
    receipt = models.ForeignKey("Receipt", models.SET_NULL, null=True, related_name="changes")
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "portal"], name="change_state_portal"),
            models.Index(fields=["user", "created"], name="change_user_created"),
            models.Index(fields=["page", "created"], name="change_page_created"),
        ]

    def __str__(self) -> str:
        return f"{self.portal}: {self.what} {self.record} ({self.state})"


class Publication(models.Model):
    """The state of a portal: its worker, its last release, and the pause after a failure."""

    portal = models.CharField(max_length=80, unique=True)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    release = models.PositiveBigIntegerField(default=0)
    content_hash = models.CharField(max_length=64, blank=True)
    failures = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.portal}: {self.release}"


class Receipt(models.Model):
    """The result of one build: which release is live, since when search finds it, and which problems were found."""

    portal = models.CharField(max_length=80, db_index=True)
    release = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64, blank=True)
    live_at = models.DateTimeField()
    found_at = models.DateTimeField(null=True)
    seconds = models.FloatField()
    unchanged = models.BooleanField(default=False)
    outputs = models.PositiveIntegerField(default=0)
    added = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.portal} {self.release}"
