"""Every test that was not run is reported at the end of a run; in CI it is a failure."""

import pytest

PLAIN = ("-p", "no:django")
"""The options of the inner run, without pytest-django, which can set up Django only once in a process."""

SERVICE = """
import pytest
from tests.services.absence import absent

@pytest.fixture(scope="session")
def telegraph():
    absent("telegraph", "not found; a museum has one")

def test_one(telegraph): ...
def test_two(telegraph): ...
def test_without(): ...
"""

WAYS = {
    "a mark": "@pytest.mark.skip(reason='why')\ndef test_it(): ...",
    "a condition": "@pytest.mark.skipif(True, reason='why')\ndef test_it(): ...",
    "a call": "def test_it(): pytest.skip('why')",
    "a call while tidying up": (
        "@pytest.fixture\ndef late():\n    yield\n    pytest.skip('why')\ndef test_it(late): ..."
    ),
    "an import in a test": "def test_it(): pytest.importorskip('no_such_module', reason='why')",
    "unittest's mark": (
        "import unittest\nclass TestIt(unittest.TestCase):\n    @unittest.skip('why')\n    def test_it(self): ..."
    ),
    "no parameters": "@pytest.mark.parametrize('why', [])\ndef test_it(why): ...",
    "an expected failure": "@pytest.mark.xfail(reason='why')\ndef test_it(): assert False",
    "an expected failure that succeeds": "@pytest.mark.xfail(reason='why')\ndef test_it(): ...",
    "an expected failure that is not run": (
        "@pytest.mark.xfail(run=False, strict=True, reason='why')\ndef test_it(): ..."
    ),
    "a failure that the test itself expects": "def test_it(): pytest.xfail('why')",
    "the mark of a module": "pytestmark = pytest.mark.skip('why')\ndef test_it(): ...",
    "a module": "pytest.skip('why', allow_module_level=True)",
    "an import of a module": "pytest.importorskip('no_such_module', reason='why')",
}
"""All ways to leave out a test without a failure."""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest("pytest_plugins = ['tests.services.absence']")
    return pytester


@pytest.fixture
def on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")


@pytest.mark.usefixtures("on_a_desk")
def test_without_a_service_its_tests_are_skipped_and_the_end_says_so(suite: pytest.Pytester) -> None:
    suite.makepyfile(test_it=SERVICE)
    result = suite.runpytest_inprocess(*PLAIN)
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(
        [
            "Not tested here: telegraph is missing: not found; a museum has one (test_it.py::test_one and 1 more)",
            "*1 passed, 2 skipped*",
        ]
    )


@pytest.mark.usefixtures("in_ci")
def test_in_ci_a_missing_service_is_a_failure(suite: pytest.Pytester) -> None:
    suite.makepyfile(test_it=SERVICE)
    result = suite.runpytest_inprocess(*PLAIN)
    result.assert_outcomes(passed=1, errors=2)
    result.stdout.fnmatch_lines(["*Not tested: telegraph is missing: not found; a museum has one. With CI=true*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.usefixtures("on_a_desk")
@pytest.mark.parametrize("test", WAYS.values(), ids=WAYS)
def test_however_a_test_is_left_out_the_end_says_so(suite: pytest.Pytester, test: str) -> None:
    suite.makepyfile(test_it=f"import pytest\n{test}\n")
    result = suite.runpytest_inprocess(*PLAIN)
    result.stdout.fnmatch_lines(["Not tested here: *why*(test_it.py*)"])
    assert result.ret in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}


@pytest.mark.usefixtures("in_ci")
@pytest.mark.parametrize("test", WAYS.values(), ids=WAYS)
def test_however_a_test_is_left_out_it_fails_in_ci(suite: pytest.Pytester, test: str) -> None:
    suite.makepyfile(test_it=f"import pytest\n{test}\n")
    result = suite.runpytest_inprocess(*PLAIN)
    outcomes = result.parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1
    assert outcomes.keys().isdisjoint({"skipped", "xfailed", "xpassed"})
    result.stdout.fnmatch_lines(["*Not tested: *why*With CI=true every test must run."])
    assert result.ret not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}


@pytest.mark.usefixtures("in_ci")
def test_a_strict_expected_failure_is_a_test_that_ran(suite: pytest.Pytester) -> None:
    suite.makepyfile("import pytest\n@pytest.mark.xfail(strict=True, reason='why')\ndef test_it(): assert False")
    result = suite.runpytest_inprocess(*PLAIN)
    result.assert_outcomes(xfailed=1)
    result.stdout.no_fnmatch_line("*Not tested*")


@pytest.mark.usefixtures("on_a_desk")
def test_a_run_that_missed_nothing_says_nothing(suite: pytest.Pytester) -> None:
    suite.makepyfile(SERVICE)
    result = suite.runpytest_inprocess(*PLAIN, "-k", "without")
    result.assert_outcomes(passed=1, deselected=2)
    result.stdout.no_fnmatch_line("*Not tested here*")
