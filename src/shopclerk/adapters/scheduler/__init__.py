"""APScheduler: in-memory ticks that call housekeeping. Due times live in the database."""

from shopclerk.adapters.scheduler.ticks import Tick, Ticks

__all__ = ["Tick", "Ticks"]
