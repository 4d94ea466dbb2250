// Sending pictures and other files: chosen, or pasted. Each is said as it goes up, so only who has one can show it.

import { newId } from "./connection.js";

const KINDS = {
  picture: { path: "pictures", most: 8 * 1024 * 1024 },
  document: { path: "documents", most: 2 * 1024 * 1024 },
};
const PICTURES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
const KNOWN = new Set(["too_big", "not_a_picture", "too_fast"]);

export class Files {
  #button;
  #caption;
  #replies;
  #onStart;
  #onSent;
  #onRefused;

  constructor({ button, input, field, caption, replies, onStart, onSent, onRefused }) {
    this.#button = button;
    this.#caption = caption;
    this.#replies = replies;
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
    const replies = this.#replies();
    for (const file of files) await this.#send(file, replies);
    this.#button.removeAttribute("aria-busy");
  }

  async #send(file, replies) {
    const kind = PICTURES.has(file.type) ? "picture" : "document";
    if (file.type.startsWith("image/") && kind !== "picture") return this.#onRefused("picture.not_a_picture", { replies });
    const { path, most } = KINDS[kind];
    if (file.size > most) return this.#onRefused(`${kind}.too_big`, { replies });
    const id = newId();
    const caption = this.#caption();
    this.#onStart(id);
    try {
      const query = new URLSearchParams({ id, locale: navigator.language, caption, name: file.name.slice(-200) });
      if (replies) query.set("replies", replies);
      const answer = await fetch(`${path}?${query}`, { method: "POST", body: file });
      const { why } = await answer.json();
      if (answer.ok) this.#onSent(id);
      else this.#onRefused(`${kind}.${KNOWN.has(why) ? why : "not_sent"}`, { id, caption, replies });
    } catch {
      this.#onRefused(`${kind}.not_sent`, { id, caption, replies });
    }
    return undefined;
  }
}
