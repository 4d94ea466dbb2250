"""Sparing the garbage collector what will stay, and what is gone soon anyway."""

import gc
from typing import Final

AT_ONCE: Final = 10_000
"""So many more objects that hold others than were let go of, and the collector looks for circles among them.
Dozens of updates under way are several thousand, none of them garbage; by default it looked after 700.
"""


def spare_what_is_there() -> None:
    """What was loaded and made until the shop was open is needed until it closes: without being told, the
    collector looks through all of it again and again, for a fifth of the time that a press on a button takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(AT_ONCE, *gc.get_threshold()[1:])
