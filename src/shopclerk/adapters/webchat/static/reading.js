// Where the reader stands: at the end, and then following it, or further up in peace with a chip that leads back.
// A notice that answers the reader comes into view wherever they stand, and stays there until they scroll or act.

import { word } from "./words.js";

const NEAR = 60;
const ABOVE_NOTICE = 12;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Reading {
  #scroller;
  #chip;
  #atEnd = true;
  #top = 0;
  #height = 0;
  #unread = 0;
  #notice = null;

  constructor(scroller, chip) {
    this.#scroller = scroller;
    this.#chip = chip;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    chip.addEventListener("click", () => this.follow());
    const following = new ResizeObserver(() => this.#settle());
    for (const each of [scroller, ...scroller.children]) following.observe(each);
  }

  follow() {
    this.#atEnd = true;
    this.#unread = 0;
    this.#notice = null;
    this.#settle();
    this.#showChip();
  }

  // To a line further up, which whoever reads with the keyboard or by ear then stands on.
  seek(line) {
    const block = line.offsetHeight > this.#scroller.clientHeight ? "start" : "center";
    line.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  }

  heed(notice) {
    this.#notice = notice;
    this.#settle();
    this.#showChip();
  }

  arrived(count) {
    if (this.#atEnd && !this.#notice) return;
    this.#unread += count;
    this.#showChip();
  }

  // Who scrolls up leaves the end. Where the chat itself changed, the end moved and not the reader: between a scroll
  // and its event, or while another tab was in front.
  #look() {
    const { scrollHeight, scrollTop } = this.#scroller;
    const moved = scrollTop !== this.#top && scrollHeight === this.#height;
    if (moved && (scrollTop < this.#top || this.#notice)) this.#atEnd = false;
    if (moved) this.#notice = null;
    if (this.#isNearEnd && !this.#notice) this.#atEnd = true;
    this.#remember();
    if (this.#atEnd && !this.#notice) this.#unread = 0;
    this.#showChip();
  }

  get #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #remember() {
    this.#top = this.#scroller.scrollTop;
    this.#height = this.#scroller.scrollHeight;
  }

  #settle() {
    if (!this.#notice?.isConnected) this.#notice = null;
    if (this.#atEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    if (this.#notice) this.#uncover(this.#notice);
    this.#remember();
  }

  #uncover(notice) {
    const seen = this.#scroller.getBoundingClientRect();
    const { top, bottom } = notice.getBoundingClientRect();
    if (top < seen.top || bottom > seen.bottom) this.#scroller.scrollTop += top - seen.top - ABOVE_NOTICE;
  }

  #showChip() {
    const label = this.#chip.querySelector("span");
    label.textContent = this.#unread ? `${word("new")} · ${this.#unread}` : "";
    this.#chip.setAttribute("aria-label", this.#unread ? label.textContent : word("to.end"));
    this.#chip.hidden = this.#atEnd && (!this.#notice || this.#isNearEnd);
  }
}
