// Times of day, and the separators between days, in the reader's own zone and manner.

import { element } from "./elements.js";
import { word } from "./words.js";

const locale = navigator.language;
const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
const thisYear = new Intl.DateTimeFormat(locale, { weekday: "short", month: "long", day: "numeric" });
const otherYear = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric" });

export function stamp(at) {
  return element("time", { text: clock.format(at), attributes: { datetime: at.toISOString() } });
}

export function separateDays(log) {
  let day = "";
  for (const line of log.querySelectorAll(".line")) {
    const own = new Date(line.dataset.at).toDateString();
    const above = line.previousElementSibling;
    const separated = above?.classList.contains("day");
    if (own === day && separated) above.remove();
    else if (own !== day && separated && above.dataset.day !== own) above.replaceWith(separator(own));
    else if (own !== day && !separated) line.before(separator(own));
    day = own;
  }
}

function separator(day) {
  return element("div", { className: "day", text: dayName(new Date(day)), attributes: { "data-day": day } });
}

function dayName(day) {
  const now = new Date();
  if (day.toDateString() === now.toDateString()) return word("today");
  if (day.toDateString() === new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1).toDateString()) {
    return word("yesterday");
  }
  return (day.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(day);
}
