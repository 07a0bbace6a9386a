"""A missing service skips its tests and is told at the end; in CI it fails them."""

import pytest

PLAIN = ("-p", "no:django")
"""A run within a run: pytest-django sets Django up once for a process."""

ASKING = """
import pytest
from tests.services.absence import absent

@pytest.fixture(scope="session")
def telegraph(pytestconfig):
    absent(pytestconfig, "telegraph", "not found; a museum has one")

def test_one(telegraph): ...
def test_two(telegraph): ...
def test_without(): ...
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest("from tests.conftest import pytest_terminal_summary")
    pytester.makepyfile(ASKING)
    return pytester


def test_without_a_service_its_tests_are_skipped_and_the_end_says_so(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = suite.runpytest_inprocess(*PLAIN)
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(["*Not tested here: telegraph (not found; a museum has one)", "*1 passed, 2 skipped*"])


def test_in_ci_a_missing_service_is_a_failure(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = suite.runpytest_inprocess(*PLAIN)
    result.assert_outcomes(passed=1, errors=2)
    result.stdout.fnmatch_lines(["*telegraph is missing (not found; a museum has one), and CI=true asks for*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_a_run_that_missed_nothing_says_nothing(suite: pytest.Pytester) -> None:
    result = suite.runpytest_inprocess(*PLAIN, "-k", "without")
    result.assert_outcomes(passed=1, deselected=2)
    result.stdout.no_fnmatch_line("*Not tested here*")
