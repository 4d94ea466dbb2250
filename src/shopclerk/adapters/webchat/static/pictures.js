// Sending pictures: chosen, or pasted. Each goes up first, then it is said in the chat by its name.

const MOST_BYTES = 8 * 1024 * 1024;
const TYPES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
const KNOWN = new Set(["too_big", "not_a_picture", "too_fast"]);

export class Pictures {
  #button;
  #onSent;
  #onRefused;

  constructor({ button, input, field, onSent, onRefused }) {
    this.#button = button;
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
    try {
      const answer = await fetch("pictures", { method: "POST", body: file });
      const { picture, why } = await answer.json();
      if (picture) this.#onSent(picture);
      else this.#onRefused(KNOWN.has(why) ? why : "not_sent");
    } catch {
      this.#onRefused("not_sent");
    }
    return undefined;
  }
}
