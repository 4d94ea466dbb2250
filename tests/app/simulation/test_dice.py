from collections import Counter

from shopclerk.app.simulation.dice import Dice


def throws(seed: int) -> list[int]:
    dice = Dice(seed)
    return [dice.between(1, 6) for _ in range(600)]


def test_one_seed_falls_alike_and_another_otherwise() -> None:
    assert throws(7) == throws(7)
    assert throws(7) != throws(8)


def test_both_ends_fall_and_nothing_beyond() -> None:
    assert set(throws(7)) == {1, 2, 3, 4, 5, 6}


def test_what_weighs_more_falls_more_often_and_what_weighs_nothing_never() -> None:
    dice = Dice(7)
    fell = Counter(dice.weighed({"often": 90, "seldom": 10, "never": 0}) for _ in range(500))
    assert fell["often"] > 5 * fell["seldom"] > 0
    assert "never" not in fell


def test_what_always_happens_happens_and_what_never_does_does_not() -> None:
    dice = Dice(7)
    assert all(dice.happens(1) for _ in range(20))
    assert not any(dice.happens(0) for _ in range(20))
