// The line to the shop. What was said is kept, here and over a reload, until the shop acknowledged it; it is sent
// one by one and in order, and again after a reconnection: the shop counts each id once.

const PATIENCE = 6000;
const SOONEST = 250;
const LATEST = 5000;
const UNKNOWN_BROWSER = 4401;
const OPEN_ELSEWHERE = 4409;
const AGAIN_AFTER = { too_fast: 400, busy: 1000 };

export class Connection extends EventTarget {
  #key = `unsent:${location.pathname}`;
  #outbox = JSON.parse(sessionStorage.getItem(this.#key) ?? "[]");
  #cursor = 0;
  #socket = null;
  #failures = 0;
  #retry = 0;
  #deadline = 0;
  #introduced = false;

  constructor() {
    super();
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
  }

  get unsent() {
    return [...this.#outbox];
  }

  open() {
    clearTimeout(this.#retry);
    const address = new URL("socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = new URLSearchParams({ cursor: String(this.#cursor) }).toString();
    address.hash = "";
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#introduced = false;
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#lose(code);
    this.#expectWithin(PATIENCE);
  }

  // `replies` is the line that is answered, if any.
  say(say, replies = null) {
    const update = { id: newId(), locale: navigator.language, say, ...(replies && { replies }) };
    this.#outbox.push(update);
    this.#keep();
    if (this.#outbox.length === 1) this.#sendFirst();
    return update.id;
  }

  #hear(frame) {
    if (frame.lines) this.#take(frame);
    if (frame.ack) this.#settle(frame.ack, "kept");
    if ("refuse" in frame) this.#refused(frame);
    if (frame.done) this.#tell("done", { id: frame.done });
    if (frame.toast) this.#tell("toast", { text: frame.toast });
  }

  #take({ lines, reset }) {
    const first = !this.#introduced;
    this.#introduced = true;
    if (reset) this.#cursor = 0;
    for (const line of lines) this.#cursor = Math.max(this.#cursor, line.cursor);
    this.#tell("lines", { lines, reset, first });
    if (!first) return;
    this.#failures = 0;
    clearTimeout(this.#deadline);
    this.#sendFirst();
    this.#tell("online");
  }

  #refused({ refuse, why }) {
    if (AGAIN_AFTER[why]) {
      clearTimeout(this.#deadline);
      setTimeout(() => this.#sendFirst(), AGAIN_AFTER[why]);
      return;
    }
    const id = refuse ?? this.#outbox[0]?.id;
    const update = this.#outbox.find((each) => each.id === id);
    if (update) this.#settle(id, "refused", { why, say: update.say, replies: update.replies });
  }

  #settle(id, event, detail = {}) {
    if (this.#outbox[0]?.id !== id) return;
    this.#outbox.shift();
    this.#keep();
    clearTimeout(this.#deadline);
    this.#tell(event, { id, ...detail });
    this.#sendFirst();
  }

  #sendFirst() {
    if (!this.#outbox.length || !this.#introduced || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(this.#outbox[0]));
    this.#expectWithin(PATIENCE);
  }

  // A network that vanished says nothing: silence where an answer is due counts as a loss.
  #expectWithin(milliseconds) {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => {
      const silent = this.#socket;
      this.#lose(0);
      silent.close();
    }, milliseconds);
  }

  #lose(code) {
    clearTimeout(this.#deadline);
    this.#socket = null;
    this.#introduced = false;
    if (code === UNKNOWN_BROWSER) return this.#tell("unknown");
    if (code === OPEN_ELSEWHERE) return this.#tell("elsewhere");
    this.#failures += 1;
    this.#tell("lost");
    const wait = Math.min(LATEST, SOONEST * 1.7 ** (this.#failures - 1));
    this.#retry = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
    return undefined;
  }

  #hurry() {
    if (this.#socket || !this.#failures) return;
    this.open();
  }

  #keep() {
    sessionStorage.setItem(this.#key, JSON.stringify(this.#outbox));
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

// `crypto.randomUUID` is missing on plain http outside localhost, `getRandomValues` is not.
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
