"""Finds the Chromium that the browser tests drive; `python -m tests.browser.chromium` prints which one."""

import os
import shutil
import sys
from pathlib import Path

VARIABLE = "SHOPCLERK_TEST_CHROMIUM"
NAMES = (
    "chromium-headless-shell",  # the same pages at less than half the work: it has no window to draw
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
HOW_TO_GET_ONE = f"""\
the browser tests need Chromium or Chrome. Get one by
  Debian: apt install chromium-headless-shell fonts-noto-cjk
  macOS:  brew install --cask chromium
or name yours: {VARIABLE}=/path/to/chromium make test"""


class NoChromium(Exception):
    """No browser was found; the message says how to get one."""


def find() -> Path:
    """The browser that SHOPCLERK_TEST_CHROMIUM names, else the first one on this machine.

    Raises:
        NoChromium: there is none, or the variable names something that cannot be run.
    """
    if named := os.environ.get(VARIABLE):
        if found := shutil.which(named):
            return Path(found)
        raise NoChromium(f"{VARIABLE}={named} cannot be run; {HOW_TO_GET_ONE}")
    for name in (*NAMES, *MAC_APPLICATIONS):
        if found := shutil.which(name):
            return Path(found)
    raise NoChromium(HOW_TO_GET_ONE)


def flags() -> list[str]:
    """Command-line flags of a browser that calls nobody; root, as in a container, cannot have its sandbox."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, *(["--no-sandbox"] if as_root else [])]


if __name__ == "__main__":
    try:
        print(find())  # noqa: T201 - run by hand or by .ci/browser, printing is its answer
    except NoChromium as missing:
        sys.exit(str(missing))
