// Where the reader stands: at the end, and then following it, or further up in peace with a chip that leads back.

import { word } from "./words.js";

const NEAR = 60;

export class Reading {
  #scroller;
  #chip;
  #atEnd = true;
  #top = 0;
  #height = 0;
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

  // Who scrolls up leaves the end. Where the chat itself changed, the end moved and not the reader: between a scroll
  // and its event, or while another tab was in front.
  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#atEnd = true;
    else if (scrollTop < this.#top && scrollHeight === this.#height) this.#atEnd = false;
    this.#remember();
    if (this.#atEnd) this.#unread = 0;
    this.#showChip();
  }

  #remember() {
    this.#top = this.#scroller.scrollTop;
    this.#height = this.#scroller.scrollHeight;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#remember();
  }

  #showChip() {
    const label = this.#chip.querySelector("span");
    label.textContent = this.#unread ? `${word("new")} · ${this.#unread}` : "";
    this.#chip.setAttribute("aria-label", this.#unread ? label.textContent : word("to.end"));
    this.#chip.hidden = this.#atEnd;
  }
}
