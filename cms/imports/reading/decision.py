"""The decision that announced a procedure."""

from __future__ import annotations

from datetime import date

from cms.imports.issue_code import IssueCode
from cms.imports.reading.legal import check_number
from cms.imports.reading.moment import day_of, read_moment
from cms.imports.reading.raw import Raw
from content_models.procedure import Decision

LABEL = "Số quyết định công bố"


def read_decision(raw: Raw, sort: str, today: date) -> Decision | None:
    """The decision in `procedureProposal`; None if the source says nothing about it."""
    outer_number = raw.line("decisionNo")
    proposal = raw.part("procedureProposal")
    if proposal is None:
        return Decision(number=outer_number) if outer_number else None
    proposal.ignore("id")
    numbers = [proposal.line("proposalNumber"), proposal.line("decisionNumber"), outer_number]
    number, *others = list(dict.fromkeys(filter(None, numbers))) or [""]
    for other in others:
        proposal.aside("decisionNumber", other, IssueCode.SECOND_NUMBER, LABEL)
    decided = read_moment(proposal, "decisionDate", today)
    published = read_moment(proposal, "publicationDate", today)
    issuer = ""
    if agency := proposal.part("issuingAgency"):
        agency.ignore("id")
        issuer = agency.line("name")
        agency.finish()
    # In every record so far it repeats the type of the procedure.
    kind = proposal.take("proposalType")
    if kind not in (None, "", sort):
        proposal.aside("proposalType", kind, IssueCode.PROPOSAL_TYPE)
    _check(proposal, number, decided and day_of(decided), published and day_of(published), today)
    proposal.finish()
    if not (number or decided or published or issuer):
        return None
    return Decision(
        number=number,
        decided_on=day_of(decided) if decided else None,
        published_on=day_of(published) if published else None,
        issuer=issuer,
    )


def _check(raw: Raw, number: str, decided: date | None, published: date | None, today: date) -> None:
    if number:
        check_number(raw, "proposalNumber", number, today)
    else:
        raw.add_issue("proposalNumber", "", IssueCode.NO_DECISION_NUMBER)
    for key, day in (("decisionDate", decided), ("publicationDate", published)):
        if day is None:
            raw.add_issue(key, "", IssueCode.NO_DAY)
    if decided and published and published < decided:
        raw.add_issue("publicationDate", f"{published} < {decided}", IssueCode.PUBLISHED_BEFORE_DECIDED)
