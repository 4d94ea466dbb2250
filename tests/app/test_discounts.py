"""Discount codes from the terminal."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shopclerk.app.cli import main
from shopclerk.app.discount_words import described
from shopclerk.app.discounts import Wanted, read
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import load
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.money import Money
from tests.running.program import shopclerk

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

Says = Callable[..., str]


@pytest.fixture
def says(workplace: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    """What `shopclerk discount` says on these words, refusals too."""

    def said(*words: str) -> str:
        status = main(["discount", *words])
        told = capsys.readouterr()
        assert status == (1 if told.err else 0)
        return told.out + told.err

    return said


def test_a_code_is_made_listed_and_ended(says: Says) -> None:
    assert says("list") == "There are no discount codes yet: `shopclerk discount add` makes one.\n"
    made = says(
        "add", "welcome10", "--percent", "10", "--until", "2100-12-31", "--uses", "100",
        "--per-customer", "1", "--minimum", "50",
    )  # fmt: skip
    assert made == (
        "WELCOME10: 10 % off, from 50.00 CNY, until 2100-12-31, uses: 0 of 100, at most 1 per customer\n"
    )
    says("add", "AUTUMN", "--amount", "5")
    assert says("list") == "AUTUMN: 5.00 CNY off, uses: 0\n" + made
    assert says("end", "Welcome10") == "WELCOME10 has ended. Orders that used it keep their price.\n"
    assert "WELCOME10: 10 % off, from 50.00 CNY, ended 20" in says("list")
    assert says("end", "WELCOME10").startswith("WELCOME10 has ended.")


def test_a_code_is_made_once(says: Says) -> None:
    says("add", "SPRING", "--percent", "10")
    assert says("add", "spring", "--percent", "20") == (
        "shopclerk: there is a code SPRING already, or there was one: choose another name\n"
    )
    assert "10 % off" in says("list")


def test_what_there_is_not_cannot_end(says: Says) -> None:
    assert says("end", "nothing") == (
        "shopclerk: there is no code NOTHING; `shopclerk discount list` names them\n"
    )


@pytest.mark.parametrize(
    ("option", "given", "reason"),
    [
        ("percent", "0", "a percentage from 0.01 to 100"),
        ("percent", "101", "a percentage"),
        ("percent", "-5", "a percentage"),
        ("percent", "12.345", "a percentage"),
        ("percent", "NaN", "a percentage"),
        ("percent", "ten", "a percentage"),
        ("amount", "5.005", "an amount in CNY, such as 12.50"),
        ("amount", "0", "an amount in CNY"),
        ("minimum", "-1", "an amount in CNY"),
        ("until", "31.12.2026", "a day, such as 2026-12-31"),
        ("since", "2026-02-30", "a day"),
        ("uses", 0, "from 1 to"),
        ("per_customer", -1, "from 1 to"),
        ("code", "A:B", "is no code"),
        ("code", "x" * 33, "is no code"),
        ("code", " ", "is no code"),
    ],
)
def test_what_is_wrong_is_named_with_an_example(
    workplace: Path, option: str, given: object, reason: str
) -> None:
    wanted = {"code": "SPRING", option: given}
    if option not in ("percent", "amount"):
        wanted["percent"] = "10"
    with pytest.raises(Refused) as refused:
        read(Wanted(**wanted), load())  # type: ignore[arg-type]
    assert reason in str(refused.value)
    if option != "code":
        assert f"--{option.replace('_', '-')} {given}" in str(refused.value)


def test_a_code_that_would_end_before_it_begins_is_refused(workplace: Path) -> None:
    with pytest.raises(Refused, match="never be good"):
        read(Wanted(code="A", percent="1", since="2026-12-02", until="2026-12-01"), load())


def test_a_code_that_has_ended_already_is_refused_and_its_name_stays_free(says: Says) -> None:
    assert says("add", "SPRING", "--amount", "5", "--until", "2020-01-01") == (
        "shopclerk: --until 2020-01-01 is over already: the code would never be good\n"
    )
    assert says("add", "SPRING", "--amount", "5").startswith("SPRING: 5.00 CNY off")


def test_days_are_whole_days_where_the_shop_is(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_TIMEZONE", "Asia/Shanghai")
    made = read(Wanted(code="A", percent="12.5", since="2026-12-01", until="2026-12-31"), load())
    assert made.percentage == 1250
    assert made.since == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert made.until == datetime(2026, 12, 31, 16, tzinfo=UTC)
    told = described(made, 2, load().zone, NOW)
    assert told == "A: 12.5 % off, since 2026-12-01, until 2026-12-31, uses: 2"


def test_a_code_that_ended_says_when() -> None:
    over = Discount(id="A", amount=Money(500, "JPY"), until=datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
    assert described(over, 1, UTC, NOW) == "A: 500 JPY off, ended 2026-11-21 09:30, uses: 1"


def test_percent_and_amount_exclude_each_other_and_one_is_needed(workplace: Path) -> None:
    for words in (("--percent", "1", "--amount", "1"), ()):
        ended = shopclerk(workplace, "discount", "add", "A", *words)
        assert ended.returncode == 2
        assert "--percent" in ended.stderr
