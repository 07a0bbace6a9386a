"""Reading the papers of a dossier, their numbers and their form files."""

from content_models.procedure import DossierCase, Paper
from tests.cms.imports.samples import PAPER, detail, odd, read

PLACE = "executionCases[0].profileComponents[0]"


def paper(**changes):
    reading = read(detail(executionCases=[{"name": "", "profileComponents": [PAPER | changes]}]))
    return reading, reading.record.dossier


def test_a_form_without_a_public_file_keeps_its_name():
    reading, dossier = paper()
    assert dossier == (
        DossierCase(
            papers=(
                Paper(
                    name="Tờ khai theo mẫu",
                    code="KQ003341",
                    originals=1,
                    electronic_form=True,
                    forms=("to-khai.docx",),
                ),
            )
        ),
    )
    assert [(issue.field, issue.value) for issue in reading.issues] == [
        (f"{PLACE}.attachments[0].fileName", "to-khai.docx")
    ]


def test_a_form_with_a_public_file_keeps_its_address():
    reading, _ = paper(attachments=[{"fileName": "a.pdf", "filePath": "https://dichvucong.example/a.pdf"}])
    assert reading.issues == ()
    assert [(remark.label, remark.text) for remark in reading.record.remarks] == [
        ("Tệp a.pdf", "https://dichvucong.example/a.pdf")
    ]


def test_a_required_paper_is_news_and_one_that_is_not_says_nothing():
    assert odd(paper(required=False)[0]) == []
    reading, _ = paper(required=True)
    assert odd(reading) == [(f"{PLACE}.required", "Tờ khai theo mẫu", "REQUIRED_PAPER")]
    assert reading.record.remarks[0].text == "Tờ khai theo mẫu"


def test_the_result_of_another_procedure_is_kept_as_a_remark():
    reading, _ = paper(isProcessingResult=True)
    assert odd(reading) == [(f"{PLACE}.isProcessingResult", "true", "RESULT_PAPER")]
    assert reading.record.remarks[0].text == "Tờ khai theo mẫu"


def test_a_number_of_papers_that_is_none():
    for value in ("hai", -1, 1.5, True, 10**12, [1]):
        reading, dossier = paper(originalQty=value)
        assert dossier[0].papers[0].originals == 0
        assert [name for _, _, name in odd(reading)] == ["NO_COUNT"]
        assert len(reading.record.remarks) == 1


def test_a_paper_without_a_name_is_kept_and_an_empty_one_is_not():
    reading, dossier = paper(name="")
    assert (dossier[0].papers[0].name, dossier[0].papers[0].code) == ("to-khai.docx", "KQ003341")
    assert odd(reading) == [(f"{PLACE}.name", "KQ003341", "NAMELESS_PAPER")]
    reading, dossier = paper(name="", code="", attachments=[], isProcessingResult=True)
    assert dossier[0].papers[0].name == "Kết quả của thủ tục khác, không nêu tên"
    assert [name for _, _, name in odd(reading)] == ["RESULT_PAPER", "NAMELESS_PAPER"]
    reading, dossier = paper(name="", code="", originalQty=0, hasElectronicForm=False, attachments=[])
    assert dossier is None
    assert [name for _, _, name in odd(reading)] == ["EMPTY_ENTRY", "EMPTY_ENTRY"]


def test_no_case_is_unknown():
    assert read(detail(executionCases=[])).record.dossier is None
