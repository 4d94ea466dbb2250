"""The whole machine: everything that may happen to a shop, and what must hold all the while."""

from tests.properties.addressing import Addressing
from tests.properties.aftersales import AfterSales
from tests.properties.asking import Asking
from tests.properties.broadcasting import Broadcasting
from tests.properties.buying import Buying
from tests.properties.cancelling import Cancelling
from tests.properties.choosing import Choosing
from tests.properties.coming_back import ComingBack
from tests.properties.discounting import Discounting
from tests.properties.editing import Editing
from tests.properties.forgetting import Forgetting
from tests.properties.giving_up import GivingUp
from tests.properties.goods import Goods
from tests.properties.hiring import Hiring
from tests.properties.holding import Holding
from tests.properties.looking import Looking
from tests.properties.minding import Minding
from tests.properties.opening import Opening
from tests.properties.paying import Paying
from tests.properties.refunding import Refunding
from tests.properties.remedying import Remedying
from tests.properties.ruling import Ruling
from tests.properties.sending import Sending
from tests.properties.stocktaking import Stocktaking
from tests.properties.tracking import Tracking


class LifeOfAShop(
    Opening,
    Buying,
    Discounting,
    Paying,
    Refunding,
    Cancelling,
    Sending,
    Tracking,
    Remedying,
    AfterSales,
    ComingBack,
    Stocktaking,
    Goods,
    Editing,
    Addressing,
    Choosing,
    Asking,
    Broadcasting,
    GivingUp,
    Forgetting,
    Hiring,
    Ruling,
    Minding,
    Looking,
    Holding,
):
    """All of it: each of these is a family of rules."""
