"""The catalogue is brought in again: other prices, off the shelves, with pictures that cannot be fetched."""

from collections import deque
from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.importing import PictureDraft, ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import File, FileRefused
from shopclerk.core.usecases.adding import NewProduct
from shopclerk.core.usecases.picturing import FetchPictures
from tests.properties.floor import CURRENCY, Floor, Who, mostly_staff, taps

PRICES = ("39.00", "10.01", "0.00")


@dataclass(slots=True)
class Pictures:
    """A `PictureSource` that fails as it is told, once a failure."""

    failures: deque[Exception] = field(default_factory=deque)

    async def fetch(self, url: str) -> File:
        if self.failures:
            raise self.failures.popleft()
        return File(url.encode(), "image/png")


class Goods(Floor):
    @rule(
        who=mostly_staff,
        handle=st.sampled_from(("mug", "tea", "bowl")),
        price=st.sampled_from(PRICES),
        published=st.sampled_from((True, True, False)),
        times=taps,
    )
    def the_catalogue_is_brought_in(
        self, who: Who, handle: str, price: str, published: bool, times: int
    ) -> None:
        draft = _draft(handle, Money.parse(price, CURRENCY), published)

        async def brings(actor: Actor, _: str) -> None:
            await self.shop.import_product(draft, actor=actor, sets_stock=False)
            self.shelved.setdefault(f"new {handle}", 2)

        self.asks(who, None, brings, times)

    @rule(
        who=mostly_staff,
        title=st.sampled_from(("Jar", "Tea", "New kettle", "", "茶壶")),
        price=st.sampled_from(PRICES),
        units=st.integers(-1, 3),
        times=taps,
    )
    def a_product_is_added(self, who: Who, title: str, price: str, units: int, times: int) -> None:
        new = NewProduct(language="en", title=title, price=Money.parse(price, CURRENCY), units=units)

        async def adds(actor: Actor, request: str) -> None:
            await self.shop.add_product(actor=actor, request_id=request, new=new)
            self.shelved[request] = units

        self.asks(who, None, adds, times)

    @rule(failures=st.lists(st.sampled_from((Unavailable("web"), FileRefused("no picture"))), max_size=2))
    def pictures_are_fetched(self, failures: list[Exception]) -> None:
        source = Pictures(deque(failures))
        fetch = FetchPictures(self.shop.unit_of_work, source, self.shop.database.files)
        self.does(fetch, fetch)


def _draft(handle: str, price: Money, published: bool) -> ProductDraft:
    text = LocalizedText.single("en", handle.capitalize())
    made = VariantDraft(line=2, code=handle.upper(), options=(), prices=(price,), quantity=2)
    return ProductDraft(
        line=2,
        handle=handle,
        title=text,
        description=text,
        category=text,
        options=(),
        variants=(made,),
        pictures=(
            PictureDraft(line=2, source=f"https://pictures.example/{handle}-{price.minor}", position=1),
        ),
        published=published,
    )
