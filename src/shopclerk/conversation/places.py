"""Places on the map: kept in a draft as text, and shown where the reader's maps are."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Point


def written(point: Point) -> str:
    """`31.24590,121.49070`: degrees north and east, to a metre; for `read`."""
    return f"{point.latitude:.5f},{point.longitude:.5f}"


def read(text: str) -> Point | None:
    """The point that was written; None of an empty text."""
    if not text:
        return None
    latitude, longitude = map(float, text.split(","))
    return Point(latitude, longitude)


def map_url(words: Words, point: Point) -> str:
    """A page that shows the point. In China the maps of the world are not to be had, and those of the country
    shift what is not said to be WGS 84.
    """
    latitude, longitude = f"{point.latitude:.5f}", f"{point.longitude:.5f}"
    if words.locale.language == "zh":
        return f"https://uri.amap.com/marker?position={longitude},{latitude}&coordinate=wgs84"
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
