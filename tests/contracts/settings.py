"""What was chosen of a shop's settings, for tests."""

from shopclerk.core.domain.shop_settings import Choice, Setting, ShopSettings
from tests.contracts.examples import CLERK, NOON


def settings() -> ShopSettings:
    """A name, and one thing put back to what the environment says."""
    choices = (Choice(Setting.NAME, "Tea", CLERK, NOON), Choice(Setting.ZONE, None, CLERK, NOON))
    return ShopSettings(choices=choices)
