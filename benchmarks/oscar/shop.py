"""A django-oscar shop that places orders: run in an environment of its own by `benchmarks/oscar_shop.py`.

    python shop.py NAME HOST PORT USER

Says `ready` once its tables and its product are there; then, for each number of orders that it reads, places
as many, one after the other, and answers how many seconds each took, as JSON.
"""

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from secrets import token_hex
from time import perf_counter
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command


def configure(name: str, host: str, port: str, user: str) -> None:
    """Oscar's own defaults, its search index aside: nothing is searched."""
    from oscar import INSTALLED_APPS, defaults

    own = {key: getattr(defaults, key) for key in dir(defaults) if key.startswith("OSCAR_")}
    settings.configure(
        **own,
        SECRET_KEY=token_hex(),
        SITE_ID=1,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=INSTALLED_APPS,
        HAYSTACK_CONNECTIONS={"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}},
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": name,
                "HOST": host,
                "PORT": port,
                "USER": user,
                "CONN_MAX_AGE": None,
            }
        },
    )
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def open_shop() -> Callable[[], float]:
    """A product with ample stock; answers what fills a basket and then, timed, orders what is in it."""
    from oscar.apps.checkout.calculators import OrderTotalCalculator
    from oscar.apps.order.models import ShippingAddress
    from oscar.apps.order.utils import OrderCreator
    from oscar.apps.partner.strategy import Default
    from oscar.apps.shipping.methods import Free
    from oscar.core.loading import get_model
    from oscar.test.factories import create_product

    country = get_model("address", "Country").objects.create(iso_3166_1_a2="CN", printable_name="China")
    product = create_product(price=Decimal("39.00"), num_in_stock=10_000_000)
    user = get_model("auth", "User").objects.create(username="li")
    baskets: Any = get_model("basket", "Basket").objects

    def place() -> float:
        basket = baskets.create(owner=user)
        basket.strategy = Default()
        basket.add_product(product, 1)
        began = perf_counter()
        shipping = Free()
        charge = shipping.calculate(basket)
        address = ShippingAddress(first_name="Li", last_name="Ming", line1="8 Harbour Road", country=country)
        address.save()
        OrderCreator().place_order(
            basket=basket,
            total=OrderTotalCalculator().calculate(basket, charge),
            shipping_method=shipping,
            shipping_charge=charge,
            user=user,
            shipping_address=address,
        )
        basket.submit()
        return perf_counter() - began

    return place


def main() -> None:
    configure(*sys.argv[1:])
    place = open_shop()
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps([place() for _ in range(int(line))]), flush=True)


if __name__ == "__main__":
    main()
