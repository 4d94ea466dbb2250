// The lines on the page: in the order they were said, edited where they stand.

import { drawOwn, drawScreen, newLine } from "./bubble.js";
import { quoteOf, tell } from "./quotes.js";
import { separateDays } from "./times.js";

export class Conversation {
  #log;
  #lines = new Map();
  #own = new Map();
  #hintCursor = -1;
  hint = "";

  constructor(log) {
    this.#log = log;
  }

  get isEmpty() {
    return !this.#log.querySelector(".line");
  }

  find(id) {
    return this.#lines.get(id);
  }

  clear() {
    this.#lines.clear();
    this.#own.clear();
    this.#hintCursor = -1;
    this.hint = "";
    this.#log.replaceChildren();
  }

  // Shown at once, before the shop has it; its line takes the same bubble over.
  sayOwn(update, text, replies) {
    const line = newLine(true);
    const at = new Date();
    line.dataset.at = at.toISOString();
    drawOwn(line, { text }, at, false, this.#quote(replies));
    line.classList.add("arrived");
    this.#own.set(update, line);
    this.#log.append(line);
    separateDays(this.#log);
  }

  takeBack(update) {
    this.#own.get(update)?.remove();
    this.#own.delete(update);
    separateDays(this.#log);
  }

  // Answers how many new lines of the shop came, and the last notice among what changed.
  take(lines, { quietly, answering = false }) {
    let fresh = 0;
    let notice = null;
    for (const line of lines) {
      const known = this.#lines.has(line.id);
      if (line.mine) this.#showOwn(line);
      else notice = this.#showScreen(line, quietly, answering) ?? notice;
      if (!known && !line.mine) fresh += 1;
      this.#retell(line.id);
    }
    separateDays(this.#log);
    return { fresh, notice };
  }

  #showOwn({ id, body, at }) {
    const line = this.#lines.get(id) ?? this.#own.get(body.update) ?? newLine(true);
    this.#own.delete(body.update);
    line.dataset.at = at;
    drawOwn(line, body, new Date(at), true, this.#quote(body.replies));
    this.#place(id, line);
  }

  #quote(replies) {
    return replies ? quoteOf(replies, this.#lines.get(replies)) : null;
  }

  #retell(id) {
    for (const quote of this.#log.querySelectorAll(`.quoted[data-to="${id}"]`)) tell(quote, this.#lines.get(id));
  }

  // A card that moves by itself leaves the hint of a question that still stands.
  #showScreen({ id, cursor, body, at }, quietly, answering) {
    const known = this.#lines.get(id);
    const line = known ?? newLine(false);
    line.dataset.at = at;
    if (!known) this.#place(id, line);
    const notice = drawScreen(line, body, new Date(at));
    if (!quietly) animate(line, known ? "changed" : "arrived");
    if (cursor > this.#hintCursor && (body.hint || !body.standing || answering)) {
      this.#hintCursor = cursor;
      this.hint = body.hint;
    }
    return notice;
  }

  #place(id, line) {
    if (this.#lines.get(id) === line) return;
    line.dataset.line = id;
    this.#lines.set(id, line);
    const later = [...this.#log.querySelectorAll(".line[data-line]")].filter((each) => Number(each.dataset.line) > id);
    const unsent = [...this.#own.values()];
    const next = later[0] ?? unsent[0] ?? null;
    if (line.nextElementSibling !== next || !line.isConnected) this.#log.insertBefore(line, next);
  }
}

export function animate(line, name) {
  line.classList.remove("arrived", "changed", "found");
  void line.offsetWidth;
  line.classList.add(name);
  line.addEventListener("animationend", () => line.classList.remove(name), { once: true });
}
