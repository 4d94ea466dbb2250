"""Screens: the shop's settings."""

from datetime import UTC, datetime, timedelta

from shopclerk.conversation.screens.delivery import ask_option_screen, delivery_screen, option_screen
from shopclerk.conversation.screens.methods import methods_screen
from shopclerk.conversation.screens.opening_hours import ask_hours_screen, hours_screen
from shopclerk.conversation.screens.settings import (
    GROUPS,
    Said,
    confirm_screen,
    group_screen,
    setting_screen,
    settings_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.hours import ALWAYS_CLOSED, OpeningHours, Span
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.domain.shop_settings import Setting, ShopSettings
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.trading import SettingsView
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OWNER = Actor(PersonId("boss"), Role.OWNER)
HOURS = OpeningHours(((Span(540, 720), Span(840, 1080)),) * 5 + ((Span(600, 840),), ()))
NEXT = "abcdef012345"


def view_of(world: World) -> SettingsView:
    post, express = world.options
    free = (Money(9900, "CNY"),)
    terms = Terms(
        currency="CNY",
        name=world.shop_name,
        zone="Asia/Shanghai",
        shipping=(
            post,
            ShippingOption(
                code="express",
                name=express.name,
                fee=express.fee,
                days=2,
                other_fees=(Money(250, "EUR"),),
                free_from=free,
            ),
        ),
        returns=ReturnPolicy(fees=(Money(1200, "CNY"),), address=world.said("12 Lake Road\n310000 Hangzhou")),
    )
    settings = ShopSettings()
    for setting, value in (
        (Setting.HOURS, HOURS),
        (Setting.CURRENCIES, ("EUR", "JPY")),
        (Setting.METHODS, ("wechat_pay", "alipay")),
        (Setting.PAY_WITHIN, timedelta(minutes=90)),
        (Setting.ZONE, None),
    ):
        settings = settings.choosing(setting, value, by=OWNER, at=NOON)
    return SettingsView(
        terms=terms.with_(settings),
        defaults=terms,
        settings=settings,
        methods=("alipay", "wechat_pay", "card"),
    )


def examples(words: Words, world: World) -> Examples:
    view, said = view_of(world), Said(world.said("Mei"), words.ago(timedelta(hours=3)))
    post, express = view.terms.shipping
    pages = {
        f"setting {setting.name.lower()}": setting_screen(words, view, setting, said)
        for settings in GROUPS.values()
        for setting in settings
        if setting is not Setting.HOURS
    }
    return {
        "settings": settings_screen(words),
        **{f"settings of {group}": group_screen(words, view, group) for group in GROUPS},
        **pages,
        "a setting of whoever looks": setting_screen(words, view, Setting.PAY_WITHIN, Said(ago=said.ago)),
        "a setting whoever looks put back": setting_screen(words, view, Setting.ZONE, Said(ago=said.ago)),
        "opening hours": hours_screen(words, view, said),
        "asking for the hours of a day": ask_hours_screen(words, HOURS, "5"),
        "asking for the hours of workdays": ask_hours_screen(words, None, "01234"),
        "ways of paying": methods_screen(words, view, said),
        "ways of delivery": delivery_screen(words, view, said),
        "a way of delivery": option_screen(words, express, first=False),
        "the first way of delivery": option_screen(words, post, first=True),
        "asking for a new way of delivery": ask_option_screen(words, None, "new", "en"),
        **{
            f"asking for the {field} of a way of delivery": ask_option_screen(words, express, field, "en")
            for field in ("name", "fee", "days", "free")
        },
        "before and after of a time": confirm_screen(
            words,
            Setting.PAY_WITHIN,
            before=timedelta(minutes=30),
            after=timedelta(hours=2),
            proposal=NEXT,
        ),
        "before and after of hours": confirm_screen(
            words, Setting.HOURS, before=None, after=ALWAYS_CLOSED, proposal=NEXT
        ),
        "before and after of delivery": confirm_screen(
            words, Setting.SHIPPING, before=(post, express), after=(), proposal=NEXT
        ),
        "before and after of reasons": confirm_screen(
            words,
            Setting.CHARGED_FOR,
            before=frozenset(CaseReason),
            after=frozenset[CaseReason](),
            proposal=NEXT,
        ),
    }
