"""What somebody is told when an owner gave them another role, or none any more."""

from shopclerk.conversation.actions.home import ShowAccount
from shopclerk.conversation.actions.shopping import ShowCategories
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Role


def role_changed_screen(words: Words, role: Role, *, notice: str = "") -> Screen:
    match role:
        case Role.OWNER:
            return _appointed(
                words,
                words.text("You are an owner of this shop now."),
                words.text("You see the money, change the settings and decide who works here."),
                notice,
            )
        case Role.CLERK:
            return _appointed(
                words,
                words.text("You are a clerk of this shop now."),
                words.text(
                    "You work on orders. Money, settings and staff are the owners' affair from now on."
                ),
                notice,
            )
        case _:
            return _removed(words, notice)


def _appointed(words: Words, told: str, meaning: str, notice: str) -> Screen:
    return page(title(told), body(meaning), rows=((home(words),),), notice=notice)


def _removed(words: Words, notice: str) -> Screen:
    return page(
        title(words.text("You do not work in this shop any more")),
        body(
            words.text("Thank you for all you did here."),
            words.text("Its orders, customers and notices are closed to you from now on."),
        ),
        muted(words.text("As a customer you are welcome: browse, order, see your own orders, ask the shop.")),
        rows=(
            (Button(words.text("🛍 Browse the shop"), ShowCategories(), Tone.PRIMARY),),
            (Button(words.text("👤 My account"), ShowAccount()), home(words)),
        ),
        notice=notice,
    )
