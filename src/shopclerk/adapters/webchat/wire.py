"""What the page sends: one JSON object an update, from outside and so not believed."""

import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from shopclerk.conversation.incoming import Command, Location, Press, Said, Text

MOST_UNDER_A_PICTURE: Final = 500
"""Characters; they travel in an address, which servers take 8 KiB of."""
LONGEST_NAME: Final = 255

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:\s+(.*))?", re.DOTALL)


class Malformed(Exception):
    """No update of ours; `id` is the one it claims, when that much can be read."""

    def __init__(self, id: str | None) -> None:
        super().__init__(id)
        self.id = id


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


UpdateId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{8,64}$")]
LineId = Annotated[int, Field(ge=0, lt=2**63)]


class _Claim(BaseModel):
    id: UpdateId


class Typed(_Frame):
    """What the person wrote; it is shown in the chat."""

    text: Annotated[str, AfterValidator(_clean)]

    def said(self) -> Said:
        command = _COMMAND.fullmatch(self.text)
        if command is None:
            return Text(self.text)
        return Command(command[1].lower(), (command[2] or "").strip())


class Pressed(_Frame):
    """A button, by its token and the line it stands under."""

    press: Annotated[str, Field(min_length=1, max_length=64)]
    line: LineId

    def said(self) -> Said:
        return Press(self.press, str(self.line))


class Ordered(_Frame):
    """A command that the page gives by itself; it is not shown (an invitation is nobody's to read)."""

    command: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]
    rest: Annotated[str, Field(max_length=200), AfterValidator(_clean)] = ""

    def said(self) -> Said:
        return Command(self.command, self.rest)


class Pointed(_Frame):
    """Where the browser says that the person is; it is shown in the chat."""

    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]

    def said(self) -> Location:
        return Location(self.latitude, self.longitude)


class Named(_Frame):
    """`id` is the page's own and the same when it is sent again; `locale` is the browser's language.
    `replies` is the line that is answered, if any.
    """

    id: UpdateId
    locale: Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$")] = "en"
    replies: LineId | None = None


class Update(Named):
    """Something that the person said or did."""

    say: Typed | Pressed | Ordered | Pointed


class Sent(Named):
    """A picture or another file, with what was written under it; `name` is what the file is called."""

    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_clean)] = ""
    caption: Annotated[str, Field(max_length=MOST_UNDER_A_PICTURE), AfterValidator(_clean)] = ""


def read_update(frame: str) -> Update:
    """The update in a frame, or Malformed."""
    try:
        return Update.model_validate_json(frame)
    except ValidationError:
        raise Malformed(_claimed_id(frame)) from None


def read_sent(query: Mapping[str, str]) -> Sent:
    """What the query of an upload says of it, or Malformed."""
    try:
        return Sent.model_validate(dict(query))
    except ValidationError:
        raise Malformed(None) from None


def _claimed_id(frame: str) -> str | None:
    try:
        return _Claim.model_validate_json(frame).id
    except ValidationError:
        return None
