"""Files that a bot fetches. Source: core.telegram.org/bots/api#getfile: "files of up to 20MB in size"."""

from typing import Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, World

MOST_BYTES: Final = 20 * 1024 * 1024


def get_file(world: World, bot: Bot, parameters: Parameters) -> Json:
    file_id = parameters.text("file_id")
    if not file_id:
        raise BadRequest("file_id not specified")
    if file_id not in world.files:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    size = len(world.files[file_id])
    if size > MOST_BYTES:
        raise BadRequest("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_size": size,
        "file_path": f"{world.kinds[file_id]}s/{file_id}.jpg",
    }


METHODS: Final = {"getFile": get_file}
