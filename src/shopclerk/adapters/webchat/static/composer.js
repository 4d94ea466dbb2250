// Where people write. Enter sends, Shift+Enter breaks the line, an input method's Enter only chooses its word.

import { word } from "./words.js";

export const LONGEST = 4096;
const LONGEST_CAPTION = 500;
const NEAR_THE_END = 200;
const TALLEST = 150;

export class Composer {
  #form;
  #text;
  #send;
  #room;
  #usual;
  #key = `draft:${location.pathname}`;

  constructor(form, onText) {
    this.#form = form;
    this.#text = form.querySelector("#text");
    this.#send = form.querySelector("#send");
    this.#room = form.querySelector("#room");
    this.#usual = this.#text.placeholder;
    this.#text.value = sessionStorage.getItem(this.#key) ?? "";
    this.#text.addEventListener("input", () => this.#changed());
    this.#text.addEventListener("keydown", (event) => this.#onKey(event));
    form.addEventListener("submit", (event) => this.#onSubmit(event, onText));
    this.#changed();
  }

  set hint(hint) {
    this.#text.placeholder = hint || this.#usual;
    this.#fit();
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  // What is written goes under the picture that is sent now, unless it is too long for that.
  take() {
    const text = this.#text.value.trim();
    if ([...text].length > LONGEST_CAPTION) return "";
    this.#text.value = "";
    this.#changed();
    return text;
  }

  giveBack(text) {
    this.#text.value = this.#text.value ? `${text}\n${this.#text.value}` : text;
    this.#changed();
  }

  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #onSubmit(event, onText) {
    event.preventDefault();
    const text = this.#text.value.trim();
    if (!text) return;
    if (onText(text)) {
      this.#text.value = "";
      this.#changed();
    }
    this.focus();
  }

  #changed() {
    const text = this.#text.value;
    const left = LONGEST - [...text.trim()].length;
    sessionStorage.setItem(this.#key, text);
    this.#send.setAttribute("aria-disabled", String(!text.trim()));
    this.#room.hidden = left >= NEAR_THE_END;
    this.#room.classList.toggle("over", left < 0);
    this.#room.textContent = left < 0 ? word("over", { count: -left }) : word("left", { count: left });
    this.#fit();
  }

  // A long placeholder makes the field grow like a long text, so a new one must be measured too.
  #fit() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(TALLEST, this.#text.scrollHeight + 2)}px`;
  }
}
