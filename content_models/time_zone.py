"""The time zone of all portals: a day is a day in Vietnam."""

from datetime import timedelta, timezone

TIME_ZONE = "Asia/Ho_Chi_Minh"
"""The name of the zone in the IANA database."""

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""The same zone, which has kept one offset since 1975; a fixed offset needs no time zone data on the machine."""
