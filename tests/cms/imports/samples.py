"""Sample records in the format of the national portal, with texts of our own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from cms.imports.issue_code import IssueCode
from cms.imports.reading.record import Reading, Refusal, read_record

TODAY = date(2026, 11, 25)
VND = "019b3fb2-b5b8-70ac-85e2-9409ec1eaffa"
USD = "019b3fb2-dee2-76ab-aa53-22d4d903a2bb"
AGENCIES = {("G15", "Bộ Tư pháp"): "bo-tu-phap", ("", "Bộ xây dựng"): "bo-xay-dung"}

FEE = {"type": "SERVICE_FEE", "value": 8000, "currencyId": "", "attachment": None, "description": ""}
METHOD = {
    "submissionMethod": "ONLINE",
    "processingTime": 5,
    "processingTimeUnit": "WORKING_DAY",
    "description": "Nộp tờ khai qua mạng.",
    "fees": [FEE],
}
PAPER = {
    "profileComponentId": "019d2bb8-71b7-70f3-80d6-52846f92fe95",
    "originalQty": 1,
    "copyQty": 0,
    "required": False,
    "hasElectronicForm": True,
    "isProcessingResult": False,
    "name": "Tờ khai theo mẫu",
    "code": "KQ003341",
    "attachments": [
        {"id": "1", "fileName": "to-khai.docx", "bucketName": "dvc", "filePath": "configuring/a/to-khai.docx"}
    ],
}
DETAIL: dict[str, Any] = {
    "id": "019d2bfd-3801-752b-a01a-93596242f811",
    "code": "1.000094",
    "codeNotation": "1.000094",
    "executionSteps": [{"name": "Bước 1", "description": "- Nộp hồ sơ.\n- Nhận phiếu hẹn."}],
    "executionMethods": [METHOD, METHOD | {"submissionMethod": "DIRECT"}],
    "description": "",
    "name": "Đăng ký kết hôn ở vùng biên giới",
    "decisionNo": "",
    "executionCases": [{"name": "", "profileComponents": [PAPER]}],
    "formalityTargetType": [],
    "formalityType": "ASSIGNED_REGULATION",
    "state": "UPDATED",
    "isInternal": False,
    "type": "STANDARD",
    "isWard": True,
    "isProvince": False,
    "isMinistry": False,
    "isOtherAgency": False,
    "isUndetermined": False,
    "isVertical": False,
    "isFullProcess": False,
    "isSharedService": False,
    "note": "",
    "keywords": "",
    "categoryIds": ["019d2bbb-69ee-7079-a6b4-536173b5e483"],
    "serviceGroupIds": ["019d90b7-57c1-7787-b1cd-ddae470cfeef"],
    "legalBasisIds": ["019d2bb3-5d84-71c5-b673-b79d48c2c30b"],
    "resultIds": ["019d2bb2-1c78-7725-a74f-cd6a5c4eaa86"],
    "subjectTypeIds": ["019b698a-6087-75ab-84ce-69f9a05c4feb"],
    "departmentExecutingIds": [],
    "departmentAuthorityIds": [],
    "departmentAuthorizedIds": [],
    "departmentCoordinatingIds": [],
    "categoriesDetails": [{"id": "2", "name": "Hộ tịch", "code": "G15-TP07"}],
    "category": {"id": "2", "name": "Hộ tịch", "code": "G15-TP07"},
    "departmentDetails": [],
    "departmentsExecuting": [],
    "departmentsAuthority": [],
    "departmentsAuthorized": [],
    "departmentsCoordinating": [],
    "unitGroupExecutingIds": ["019d9015-9d25-73eb-a102-a33e4fe610da"],
    "unitGroupAuthorityIds": [],
    "unitGroupAuthorizedIds": [],
    "unitGroupCoordinatingIds": [],
    "unitGroupsExecuting": [{"id": "3", "name": "Ủy ban nhân dân cấp xã"}],
    "unitGroupsAuthority": [],
    "unitGroupsAuthorized": [],
    "unitGroupsCoordinating": [],
    "serviceGroupsDetails": [{"id": "4", "name": "Kết hôn", "type": "CITIZEN"}],
    "legalBasisesDetails": [{"id": "5", "name": "Luật Hộ tịch", "code": "60/2014/QH13"}],
    "resultsDetails": [{"id": "6", "name": "Giấy chứng nhận kết hôn", "code": "KQ.G15.000032"}],
    "subjectTypesDetails": [{"id": "7", "name": "Công dân Việt Nam", "code": "ĐT1"}],
    "departmentPromulgateId": "019d2be3-6a72-700f-a652-d603f1537007",
    "departmentPromulgateCode": "G15",
    "departmentPromulgateName": "Bộ Tư pháp",
    "cases": [
        {
            "id": "8",
            "name": "Đăng ký qua mạng",
            "code": "1.000094.01",
            "processingDay": {"qty": 5, "type": "WORKING_DAY"},
            "profileComponents": [],
        }
    ],
    "fees": [],
    "createdAt": 1775659980472,
    "updatedAt": 1776249621706,
    "profileComponents": [],
    "targetObjects": [],
    "executingAgencies": "",
    "authorizedAgencies": "",
    "dossierReceivingAddresses": "Trung tâm phục vụ hành chính công",
    "delegatedAgencies": "",
    "coordinatingAgencies": "",
    "requirementsAndConditions": "",
    "procedureRelatedGroup": [],
    "procedureProposal": {
        "id": "9",
        "proposalNumber": "163/QĐ-BTP",
        "decisionDate": 1768496400000,
        "decisionNumber": None,
        "publicationDate": 1775659978538,
        "issuingAgency": {"id": "10", "name": "Bộ Tư pháp"},
        "proposalType": "STANDARD",
    },
    "isOfflineOnly": False,
    "isNonTerritorial": True,
    "returningMethods": [
        {"type": "ONLINE", "value": ["AT_HOME", "ONLINE"]},
        {"type": "OFFLINE", "value": ["ONLINE", "AT_HOME"]},
    ],
}
"""A full record whose only issue is a form without a public file."""
ROW: dict[str, Any] = {
    "id": "019d2bfd-3801-752b-a01a-93596242f811",
    "name": "Đăng ký kết hôn ở vùng biên giới",
    "code": "1.000094",
    "codeNotation": "1.000094",
    "categories": ["Hộ tịch"],
    "categoryIds": ["019d2bbb-69ee-7079-a6b4-536173b5e483"],
    "departments": ["Ủy ban nhân dân cấp xã"],
    "departmentPromulgate": "Bộ Tư pháp",
    "departmentPromulgateId": "019d2be3-6a72-700f-a652-d603f1537007",
    "formalityTargetType": ["Công dân Việt Nam"],
    "state": "UPDATED",
    "type": "STANDARD",
}
"""A row of the catalogue without issues."""


def _copy(values: dict[str, Any]) -> dict[str, Any]:
    copied: dict[str, Any] = json.loads(json.dumps(values))
    return copied


def detail(**changes: Any) -> dict[str, Any]:
    """Return a full record with some values changed."""
    return _copy(DETAIL) | changes


def row(**changes: Any) -> dict[str, Any]:
    """Return a row of the catalogue with some values changed."""
    return _copy(ROW) | changes


def find_agency(code: str, name: str) -> str | None:
    """Find an agency in a directory of two ministries."""
    return next((key for (a, b), key in AGENCIES.items() if (a and a == code) or b == name), None)


def read(values: dict[str, Any]) -> Reading:
    """Read a valid record."""
    reading = read_record(values, "line 7", TODAY, find_agency)
    assert isinstance(reading, Reading), reading
    return reading


def refuse(values: dict[str, Any]) -> Refusal:
    """Read an object that is not a record; return the refusal."""
    refusal = read_record(values, "line 7", TODAY, find_agency)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def odd(reading: Reading) -> list[tuple[str, str, str]]:
    """Return field, value and name of the issues, except the one that every sample has."""
    names = {what.value: what.name for what in IssueCode}
    found = [(issue.field, issue.value, names[issue.what]) for issue in reading.issues]
    return [item for item in found if item[2] != "NO_PUBLIC_FILE"]


def write(path: Path, *lines: Any) -> Path:
    """Write a file with a line for each object; texts and bytes are written unchanged."""
    encoded = [
        line if isinstance(line, bytes) else line.encode() if isinstance(line, str) else json.dumps(line).encode()
        for line in lines
    ]
    path.write_bytes(b"".join(line + b"\n" for line in encoded))
    return path
