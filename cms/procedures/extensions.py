"""What the screens of procedures need of the export, an app above this one."""

from cms.extension_point import ExtensionPoint
from cms.procedures.models import Listing, Procedure

definition_address = ExtensionPoint[[Procedure], str]("cms.procedures.extensions.definition_address")
"""The public page of a definition; empty where there is none."""
listing_address = ExtensionPoint[[Listing], str]("cms.procedures.extensions.listing_address")
"""The public page of a listing; empty where there is none."""
