// Where the reader stands: at the end, and then following it, or further up in peace with a chip that leads back.

import { word } from "./words.js";

const NEAR = 60;

export class Reading {
  #scroller;
  #chip;
  #atEnd = true;
  #unread = 0;

  constructor(scroller, chip) {
    this.#scroller = scroller;
    this.#chip = chip;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    chip.addEventListener("click", () => this.follow());
    const following = new ResizeObserver(() => this.#atEnd && this.#toEnd());
    for (const each of [scroller, ...scroller.children]) following.observe(each);
  }

  follow() {
    this.#atEnd = true;
    this.#unread = 0;
    this.#toEnd();
    this.#showChip();
  }

  arrived(count) {
    if (this.#atEnd) return;
    this.#unread += count;
    this.#showChip();
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#atEnd) this.#unread = 0;
    this.#showChip();
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #showChip() {
    const label = this.#chip.querySelector("span");
    label.textContent = this.#unread ? `${word("new")} · ${this.#unread}` : "";
    this.#chip.setAttribute("aria-label", this.#unread ? label.textContent : word("to.end"));
    this.#chip.hidden = this.#atEnd;
  }
}
