"""The whole machine: everything that may happen to a shop, and what must hold all the while."""

from tests.properties.aftersales import AfterSales
from tests.properties.buying import Buying
from tests.properties.cancelling import Cancelling
from tests.properties.goods import Goods
from tests.properties.holding import Holding
from tests.properties.looking import Looking
from tests.properties.opening import Opening
from tests.properties.paying import Paying
from tests.properties.refunding import Refunding
from tests.properties.remedying import Remedying
from tests.properties.sending import Sending
from tests.properties.stocktaking import Stocktaking
from tests.properties.tracking import Tracking


class LifeOfAShop(
    Opening,
    Buying,
    Paying,
    Refunding,
    Cancelling,
    Sending,
    Tracking,
    Remedying,
    AfterSales,
    Stocktaking,
    Goods,
    Looking,
    Holding,
):
    """All of it: each of these is a family of rules."""
