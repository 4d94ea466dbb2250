// Answering a line: the button beside its bubble, the quote in the answer, and the bar above the composer.

import { drawing, element } from "./elements.js";
import { word } from "./words.js";

const LONGEST = 120;
const LONGEST_NAME = 60;

// The sentence that a line is known by: what it says itself, before what is said about it.
export function beginning(line, longest = LONGEST) {
  const said = [...line.querySelectorAll(".bubble > p")];
  const own = said.filter((each) => !each.matches(".notice, .muted"));
  const words = (own.length ? own : said).map((each) => each.textContent).join(" ");
  const file = line.querySelector(".attached")?.textContent ?? (line.querySelector(".bubble img") ? word("picture") : "");
  const all = [...(words.replace(/\s+/g, " ").trim() || file)];
  return all.length > longest ? `${all.slice(0, longest).join("")}…` : all.join("");
}

export function replyButton() {
  const attributes = { type: "button", "data-testid": "reply", title: word("reply") };
  const button = element("button", { className: "reply", attributes });
  button.append(drawing("reply"));
  return button;
}

export function nameReply(line) {
  const text = beginning(line, LONGEST_NAME);
  line.querySelector(".reply").setAttribute("aria-label", text ? word("reply.to", { text }) : word("reply"));
}

// A line may come later than its answer, and change: `tell` says what stands there now.
export function quoteOf(id, line) {
  const attributes = { type: "button", "data-to": String(id), "data-testid": "quoted" };
  const quote = element("button", { className: "quoted", attributes });
  tell(quote, line);
  return quote;
}

export function tell(quote, line) {
  const text = line ? beginning(line) : word("reply.earlier");
  quote.disabled = !line;
  quote.setAttribute("aria-label", line ? word("reply.shows", { text }) : text);
  quote.replaceChildren(...(line ? [whoSaid(line)] : []), words(text));
}

function whoSaid(line) {
  return element("strong", { text: word(line.classList.contains("mine") ? "you" : "shop.says") });
}

function words(text) {
  return element("span", { text, attributes: { dir: "auto" } });
}

// What the next message answers. It is remembered over a reload, as what is half written is.
export class Quoting {
  #bar;
  #find;
  #onEnd;
  #id = null;
  #key = `reply:${location.pathname}`;

  constructor(bar, find, onEnd) {
    this.#bar = bar;
    this.#find = find;
    this.#onEnd = onEnd;
    this.#id = Number(sessionStorage.getItem(this.#key)) || null;
    bar.querySelector("button").addEventListener("click", () => this.#end());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || bar.hidden) return;
      event.preventDefault();
      this.#end();
    });
  }

  begin(id) {
    this.#id = id;
    sessionStorage.setItem(this.#key, String(id));
    this.show();
  }

  // The line that is answered, which no further message answers.
  take() {
    const id = this.#id;
    this.#forget();
    return id;
  }

  // What stands there now; nothing is answered that is not there.
  show() {
    const line = this.#id === null ? null : this.#find(this.#id);
    if (!line) this.#forget();
    else this.#bar.querySelector("p").replaceChildren(whoSaid(line), words(beginning(line)));
    this.#bar.hidden = !line;
  }

  #end() {
    this.#forget();
    this.#onEnd();
  }

  #forget() {
    this.#id = null;
    sessionStorage.removeItem(this.#key);
    this.#bar.hidden = true;
  }
}
