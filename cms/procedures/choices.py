"""The choices of the contract that an editor selects from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """The type of a procedure."""

    STANDARD = "standard", _("Ordinary")
    SPECIFIC = "specific", _("Specific to one province")
    INTERNAL = "internal", _("Between agencies of the state")
    INTERCONNECTED = "interconnected", _("Interconnected")


class State(models.TextChoices):
    """The state of a procedure."""

    ACTIVE = "active", _("In force")
    AMENDED = "amended", _("In force, amended")
    ABOLISHED = "abolished", _("Abolished")


class Level(models.TextChoices):
    """The level of government that handles a procedure."""

    MINISTRY = "ministry", _("Ministry")
    PROVINCE = "province", _("Province")
    COMMUNE = "commune", _("Commune")
    VERTICAL = "vertical", _("Vertical branch")
    OTHER = "other", _("Other agency")


class Channel(models.TextChoices):
    """The ways to submit a dossier."""

    ONLINE = "online", _("Online")
    DIRECT = "direct", _("In person")
    POST = "post", _("By post")


class TimeUnit(models.TextChoices):
    """The units of a processing time."""

    WORKING_DAY = "working-day", _("Working days")
    DAY = "day", _("Days")
    HOUR = "hour", _("Hours")
    MONTH = "month", _("Months")


class OnlineService(models.TextChoices):
    """How much of a procedure can be done online."""

    FULL = "full", _("Wholly online")
    PARTIAL = "partial", _("Partly online")
    NONE = "none", _("At the counter only")

    __empty__ = _("Not known")


class Audience(models.TextChoices):
    """The audience of a life event."""

    CITIZEN = "citizen", _("Citizens")
    BUSINESS = "business", _("Businesses")


class FeeSort(models.TextChoices):
    """The three kinds of charges in the law on fees."""

    FEE = "fee", _("Fee (phí)")
    CHARGE = "charge", _("Charge (lệ phí)")
    PRICE = "price", _("Price of a service")


class Handover(models.TextChoices):
    """How a result is handed over."""

    HOME = "home", _("At home, by post")
    OFFICE = "office", _("Where the dossier was handed in")
    ONLINE = "online", _("Online")
