"""The papers of a dossier, case by case.

`required` is false for every paper of the source, so it carries no information and no page may show it. If it is
ever true, it is kept as a remark.
"""

from __future__ import annotations

from cms.imports.issue_code import IssueCode
from cms.imports.reading.raw import Raw
from content_models.procedure import DossierCase, Paper


def read_dossier(raw: Raw) -> tuple[DossierCase, ...] | None:
    """The cases with their papers; None if the source gives no case."""
    cases = []
    for entry in raw.objects("executionCases"):
        name = entry.text("name")
        papers = tuple(paper for part in entry.objects("profileComponents") if (paper := _read_paper(part)))
        if name or papers:
            cases.append(DossierCase(name=name, papers=papers))
        else:
            entry.add_issue("name", "", IssueCode.EMPTY_ENTRY)
    return tuple(cases) or None


UNNAMED = "Giấy tờ không nêu tên"
UNNAMED_RESULT = "Kết quả của thủ tục khác, không nêu tên"
"""Texts that replace a missing name, because no form accepts an empty entry and readers cannot use one."""


def _read_paper(raw: Raw) -> Paper | None:
    raw.ignore("profileComponentId")
    raw.expect_empty("source")
    name, code, forms = raw.text("name"), raw.line("code"), _read_forms(raw)
    is_result = raw.flag("isProcessingResult")
    paper = Paper(
        name=name or " ".join(forms) or code or (UNNAMED_RESULT if is_result else UNNAMED),
        code=code,
        originals=raw.count("originalQty"),
        copies=raw.count("copyQty"),
        electronic_form=raw.flag("hasElectronicForm") or False,
        forms=forms,
    )
    if raw.flag("required"):
        raw.aside("required", paper.name, IssueCode.REQUIRED_PAPER, "Giấy tờ bắt buộc")
    if is_result:
        raw.add_issue("isProcessingResult", True, IssueCode.RESULT_PAPER)
        raw.keep("isProcessingResult", paper.name, "Giấy tờ là kết quả của thủ tục khác")
    if not (name or code or forms or is_result or paper.originals or paper.copies or paper.electronic_form):
        raw.add_issue("name", "", IssueCode.EMPTY_ENTRY)
        return None
    if not name:
        raw.add_issue("name", code, IssueCode.NAMELESS_PAPER)
    return paper


def _read_forms(raw: Raw) -> tuple[str, ...]:
    """The names of the form files; their paths are valid only within the storage of the source."""
    names: list[str] = []
    for entry in raw.objects("attachments", "fileName"):
        entry.ignore("id", "bucketName")
        path = entry.line("filePath")
        name = entry.line("fileName") or path.rpartition("/")[2]
        if not name:
            entry.add_issue("fileName", "", IssueCode.EMPTY_ENTRY)
            continue
        names.append(name)
        if path.startswith(("https://", "http://")):
            entry.keep("filePath", path, f"Tệp {name}")
        else:
            entry.add_issue("fileName", name, IssueCode.NO_PUBLIC_FILE)
    return tuple(names)
