"""What an area of examples is: screens by what they show."""

from collections.abc import Mapping
from typing import TypeAlias

from shopclerk.conversation.reply import Screen

Examples: TypeAlias = Mapping[str, Screen]
