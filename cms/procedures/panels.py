"""The form layouts of definitions and listings, in the order in which a citizen asks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, Panel

from cms.procedures.choices import Channel
from cms.procedures.summaries import fees_line, not_stated, time_line


class ImportIssuesPanel(Panel):
    """The import issues of a definition, for somebody to check."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "procedures/oddities_panel.html"

        def is_shown(self) -> bool:
            """Show the panel only if there are issues."""
            return bool(self.instance.oddities)


class DefinitionPanel(Panel):
    """Shows the fees and times of the national definition beside the fields in which an agency may differ."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "procedures/definition_panel.html"

        def is_shown(self) -> bool:
            """Show the panel only once a definition is chosen."""
            return bool(self.instance.procedure_id)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """One row for each way to submit."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            record = self.instance.procedure.to_record()
            context["definition"] = record
            context["methods"] = [
                {
                    "channel": Channel(method.channel).label,
                    "time": time_line(method.time, not_stated()),
                    "fees": fees_line(method.fees, not_stated()),
                }
                for method in record.methods or ()
            ]
            return context


def _stated(name: str, heading: Any) -> MultiFieldPanel:
    """A field with a checkbox for “confirmed none”; if neither is used, the value is unknown."""
    return MultiFieldPanel([FieldPanel(name, heading=_("Content")), FieldPanel(f"no_{name}")], heading=heading)


def _three_states() -> HelpPanel:
    """What an empty field means; a panel belongs to one tab, so each tab has its own."""
    return HelpPanel(template="procedures/three_states.html")


DEFINITION_TABS = [
    ObjectList(
        [
            ImportIssuesPanel(heading=_("Points to check")),
            FieldRowPanel([FieldPanel("code"), FieldPanel("locale")]),
            FieldPanel("name"),
            FieldPanel("live"),
            FieldPanel("summary"),
            FieldPanel("fields"),
            FieldPanel("audiences"),
            FieldPanel("life_events"),
            FieldPanel("keywords"),
            FieldPanel("related"),
        ],
        heading=_("What it is"),
    ),
    ObjectList(
        [
            _three_states(),
            MultiFieldPanel(
                [
                    FieldPanel("online"),
                    FieldRowPanel([FieldPanel("in_person_only"), FieldPanel("anywhere"), FieldPanel("shared_service")]),
                ],
                heading=_("Online or in person"),
            ),
            _stated("methods", _("Ways to hand in, times and fees")),
            FieldPanel("services"),
            _stated("receiving", _("Where dossiers are received")),
            _stated("returning", _("How the result is handed over")),
        ],
        heading=_("How, how long, how much"),
    ),
    ObjectList(
        [
            _three_states(),
            _stated("dossier", _("Papers of the dossier")),
            _stated("requirements", _("Requirements and conditions")),
            _stated("steps", _("Steps")),
            _stated("results", _("Results")),
        ],
        heading=_("Papers and steps"),
    ),
    ObjectList(
        [
            FieldPanel("owner"),
            FieldPanel("levels"),
            _three_states(),
            _stated("executing", _("Who handles it")),
            _stated("authority", _("Who decides")),
            _stated("delegated", _("To whom it may be delegated")),
            _stated("coordinating", _("Who takes part")),
        ],
        heading=_("Agencies"),
    ),
    ObjectList(
        [
            FieldRowPanel([FieldPanel("sort"), FieldPanel("state")]),
            FieldPanel("regulation"),
            MultiFieldPanel(
                [
                    FieldPanel("decision_number"),
                    FieldPanel("decision_issuer"),
                    FieldRowPanel([FieldPanel("decision_decided_on"), FieldPanel("decision_published_on")]),
                    FieldPanel("announced_by_name"),
                    FieldPanel("announced_by_code"),
                ],
                heading=_("The decision that announced it"),
            ),
            _three_states(),
            _stated("legal", _("Legal basis")),
            _stated("redress", _("Complaints and redress")),
            FieldPanel("note"),
            FieldPanel("remarks"),
        ],
        heading=_("Law"),
    ),
]

LISTING_PANELS: list[Any] = [
    FieldPanel("portal"),
    FieldPanel("procedure"),
    FieldPanel("live"),
    DefinitionPanel(heading=_("What the national definition says")),
    HelpPanel(template="procedures/as_defined.html"),
    _stated("fees", _("Fees here")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("time_quantity"), FieldPanel("time_unit")]), FieldPanel("time_text")],
        heading=_("Processing time here"),
    ),
    _stated("places", _("Where dossiers are taken")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("apply_url")],
        heading=_("Contact and application"),
    ),
    FieldPanel("note"),
]
