// Sending pictures: chosen, or pasted. Each is said as it goes up, so only who has a picture can show it.

import { newId } from "./connection.js";

const MOST_BYTES = 8 * 1024 * 1024;
const TYPES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
const KNOWN = new Set(["too_big", "not_a_picture", "too_fast"]);

export class Pictures {
  #button;
  #caption;
  #onStart;
  #onSent;
  #onRefused;

  constructor({ button, input, field, caption, onStart, onSent, onRefused }) {
    this.#button = button;
    this.#caption = caption;
    this.#onStart = onStart;
    this.#onSent = onSent;
    this.#onRefused = onRefused;
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.#sendAll([...input.files]);
      input.value = "";
    });
    field.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.#sendAll(files);
    });
  }

  async #sendAll(files) {
    this.#button.setAttribute("aria-busy", "true");
    for (const file of files) await this.#send(file);
    this.#button.removeAttribute("aria-busy");
  }

  async #send(file) {
    if (!TYPES.has(file.type)) return this.#onRefused("not_a_picture");
    if (file.size > MOST_BYTES) return this.#onRefused("too_big");
    const id = newId();
    const caption = this.#caption();
    this.#onStart(id);
    try {
      const query = new URLSearchParams({ id, locale: navigator.language, caption });
      const answer = await fetch(`pictures?${query}`, { method: "POST", body: file });
      const { picture, why } = await answer.json();
      if (picture) this.#onSent(id);
      else this.#onRefused(KNOWN.has(why) ? why : "not_sent", id, caption);
    } catch {
      this.#onRefused("not_sent", id, caption);
    }
    return undefined;
  }
}
