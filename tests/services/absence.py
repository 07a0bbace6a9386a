"""Reports at the end of a run which tests were not run; with CI=true each of them is a failure.

This covers every way to leave out a test without a failure: a skip by mark, by call, by import or by unittest, of a
test or of a whole module; an empty set of parameters; and an expected failure that is not strict, because it hides
whether the test passes. This module is a pytest plugin: it sees all tests, and no test needs to call it.
"""

import os
from collections.abc import Generator
from typing import NoReturn

import pytest

from tests.services.ci import runs_in_ci

UNTESTED = pytest.StashKey[dict[str, list[str]]]()
"""For each reason, the tests or modules that were left out."""

INSTALLER = "infra/testbed/install gets it"


def absent(service: str, reason: str) -> NoReturn:
    """Skip the current test because a service that it needs is missing."""
    pytest.skip(f"{service} is missing: {reason}")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Record a test that was skipped or is allowed to fail."""
    report = yield
    if hasattr(report, "wasxfail"):
        if not _is_strict(item, call):
            _leave_out(item.config, report, f"may fail: {report.wasxfail or 'no reason given'}")
    elif report.skipped:
        _leave_out(item.config, report, _reason_of_skip(report))
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Record a module that was skipped as a whole."""
    report = yield
    if report.skipped:
        _leave_out(collector.config, report, _reason_of_skip(report))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each reason at the end of the run, in alphabetical order."""
    untested = terminalreporter.config.stash.get(UNTESTED, {})
    if untested:
        terminalreporter.section("Not tested here")
        for reason in sorted(untested):
            first, *others = untested[reason]
            more = f" and {len(others)} more" if others else ""
            terminalreporter.write_line(f"Not tested here: {reason} ({first}{more})")


def _leave_out(config: pytest.Config, report: pytest.TestReport | pytest.CollectReport, reason: str) -> None:
    """Record a test that was left out; in CI, turn it into a failure."""
    config.stash.setdefault(UNTESTED, {}).setdefault(reason, []).append(report.nodeid)
    if runs_in_ci(os.environ):
        report.outcome = "failed"
        report.longrepr = f"Not tested: {reason}. With CI=true every test must run."
        # Pytest shows every report with this attribute as an expected failure, even if its outcome is a failure.
        vars(report).pop("wasxfail", None)


def _reason_of_skip(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return the reason of a skip, which pytest keeps as file, line and “Skipped: reason”."""
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return words.removeprefix("Skipped: ")


def _is_strict(item: pytest.Item, call: pytest.CallInfo[None]) -> bool:
    """Return whether the mark turns an unexpected success into a failure; `pytest.xfail()` within a test never does."""
    if call.excinfo is not None and call.excinfo.errisinstance(pytest.xfail.Exception):
        return False
    mark = item.get_closest_marker("xfail")
    return mark is not None and bool(mark.kwargs.get("strict", item.config.getini("strict_xfail")))
