"""All kinds of records, in an order in which none refers to one that comes after it."""

from collections.abc import Mapping
from typing import Any, Final

from shopclerk.adapters.db.mapping.addresses import ADDRESS_BOOK
from shopclerk.adapters.db.mapping.aftersales import CASE, DISCREPANCY, REFUND
from shopclerk.adapters.db.mapping.campaigns import CAMPAIGN
from shopclerk.adapters.db.mapping.catalogue import CART, CATEGORY, PICTURE, PRODUCT
from shopclerk.adapters.db.mapping.discounts import DISCOUNT
from shopclerk.adapters.db.mapping.families import ATTEMPT, RESERVATION, SHIPMENT
from shopclerk.adapters.db.mapping.kind import Kind
from shopclerk.adapters.db.mapping.orders import CONTACT, ORDER
from shopclerk.adapters.db.mapping.preferences import PREFERENCES
from shopclerk.adapters.db.mapping.settings import SETTINGS
from shopclerk.adapters.db.mapping.stock import WATCH
from shopclerk.adapters.db.mapping.threads import THREAD
from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.campaign import Campaign
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.shop_settings import ShopSettings
from shopclerk.core.domain.stock import Reservation, StockWatch
from shopclerk.core.domain.threads import Thread

KINDS: Final[Mapping[type[Any], Kind[Any]]] = {
    Category: CATEGORY,
    Product: PRODUCT,
    Cart: CART,
    Contact: CONTACT,
    Order: ORDER,
    PaymentAttempt: ATTEMPT,
    Reservation: RESERVATION,
    Shipment: SHIPMENT,
    AfterSalesCase: CASE,
    Refund: REFUND,
    Discrepancy: DISCREPANCY,
    Discount: DISCOUNT,
    StockWatch: WATCH,
    PictureJob: PICTURE,
    Preferences: PREFERENCES,
    Campaign: CAMPAIGN,
    AddressBook: ADDRESS_BOOK,
    Thread: THREAD,
    ShopSettings: SETTINGS,
}
