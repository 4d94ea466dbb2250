import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from shopclerk.app.keys import sealing_keys
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import load


def test_a_key_is_made_once_and_only_its_owner_reads_it(workplace: Path) -> None:
    first, again = sealing_keys(load()), sealing_keys(load())
    assert first == again
    assert stat.S_IMODE((workplace / "var" / "secret.key").stat().st_mode) == 0o600
    Fernet(first[0])


def test_keys_that_are_given_leave_no_file(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = Fernet.generate_key().decode()
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", f'["{key}"]')
    assert sealing_keys(load()) == (key,)
    assert not (workplace / "var").exists()


@pytest.mark.parametrize("wrong", ["short", "ä" * 44])
def test_a_wrong_key_is_refused_with_how_to_make_one_and_not_shown(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", f'["{wrong}"]')
    with pytest.raises(Refused, match=r"SHOPCLERK_SECRET_KEYS: .*(?s:.*)Fernet\.generate_key") as refused:
        sealing_keys(load())
    assert wrong not in str(refused.value)


def test_a_key_file_whose_making_was_cut_short_is_made_again(workplace: Path) -> None:
    (workplace / "var").mkdir()
    (workplace / "var" / "secret.key").write_text("")
    assert sealing_keys(load()) == sealing_keys(load())


def test_several_keys_have_commas_between(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", f"{new}, {old}")
    assert sealing_keys(load()) == (new, old)
