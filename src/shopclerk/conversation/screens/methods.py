"""Which ways of paying are offered, for the owner."""

from shopclerk.conversation.actions.settings import (
    RaiseMethod,
    ToggleMethod,
)
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, page, title
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.settings import (
    Said,
    origin,
    ways_back,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.usecases.trading import SettingsView


def methods_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    """Those that are offered, in their order; then those that are not."""
    on = view.terms.offered(view.methods)
    off = [method for method in view.methods if method not in on]
    rows = [
        (
            Button(f"✅ {method_name(words, method)}", ToggleMethod(method)),
            *((Button(words.text("⬆️ Move up"), RaiseMethod(method)),) if place else ()),
        )
        for place, method in enumerate(on)
    ]
    return page(
        title(words.text("💳 Payment methods")),
        body(words.text("Customers choose of those that are on, in this order. Press to switch.")),
        origin(words, view, Setting.METHODS, said),
        rows=(
            *rows,
            *((Button(f"⬜ {method_name(words, method)}", ToggleMethod(method)),) for method in off),
            *ways_back(words, view, Setting.METHODS),
        ),
        notice=notice,
    )
