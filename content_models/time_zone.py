"""The time zone of all portals: dates are those in Vietnam."""

from datetime import timedelta, timezone

TIME_ZONE = "Asia/Ho_Chi_Minh"
"""The name of the time zone in the IANA database."""

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""The same time zone. Its offset has not changed since 1975, and a fixed offset needs no time zone data on the
machine."""
