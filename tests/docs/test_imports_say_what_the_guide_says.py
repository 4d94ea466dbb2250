from pathlib import Path

import pytest

from shopclerk.app.catalogue import import_catalogue
from tests.docs.pages import DOCS, code_blocks

EXAMPLES = DOCS / "examples"


def told(capsys: pytest.CaptureFixture[str], file: str, status: int) -> str:
    """What an import of the example says, without its progress bar, in the order of the guide."""
    assert import_catalogue(str(EXAMPLES / file), currency=None, language=None, sets_stock=False) == status
    captured = capsys.readouterr()
    lines = [line for line in captured.err.replace("\r", "\n").splitlines() if line.startswith(f"{file},")]
    return "".join(f"{line.rstrip()}\n" for line in (*lines, captured.out.strip()))


def test_the_examples_of_the_guide_are_imported_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    first, again, mistakes = code_blocks(DOCS / "catalogue.md", "")
    assert told(capsys, "teas.csv", 0) == first
    assert told(capsys, "teas.csv", 0) == again
    assert told(capsys, "teas-with-mistakes.csv", 1) == mistakes
