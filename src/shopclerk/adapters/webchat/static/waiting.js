// What the shop still owes an answer: a pressed key turns, after something typed three dots hop.

const LONGEST_WAIT = 15000;
const BEFORE_DOTS = 200;

export class Waiting {
  #dots;
  #owed = new Map();
  #timer = 0;

  constructor(dots) {
    this.#dots = dots;
  }

  get owes() {
    return this.#owed.size > 0;
  }

  forText(id) {
    this.#owed.set(id, { kept: false, rest: () => {} });
    this.#show();
  }

  forKey(id, line, key) {
    line.classList.add("waiting");
    key.setAttribute("aria-busy", "true");
    const rest = () => {
      line.classList.remove("waiting");
      key.removeAttribute("aria-busy");
    };
    this.#owed.set(id, { kept: false, key, rest });
  }

  kept(id) {
    const owed = this.#owed.get(id);
    if (!owed) return;
    owed.kept = true;
    setTimeout(() => this.end(id), LONGEST_WAIT);
    this.#show();
  }

  end(id) {
    this.#owed.get(id)?.rest();
    this.#owed.delete(id);
    this.#show();
  }

  // The shop spoke: whatever it had in hand is answered, or will be told done.
  answered() {
    for (const [id, owed] of this.#owed) {
      if (owed.kept && !owed.key) this.end(id);
      else if (owed.kept && !owed.key.isConnected) this.end(id);
    }
  }

  #show() {
    const due = [...this.#owed.values()].some((owed) => !owed.key);
    clearTimeout(this.#timer);
    if (!due) this.#dots.hidden = true;
    else if (this.#dots.hidden) this.#timer = setTimeout(() => (this.#dots.hidden = false), BEFORE_DOTS);
  }
}
