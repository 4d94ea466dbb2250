// The page: what the shop says is drawn, what the person does is sent.

import { Composer, LONGEST } from "./composer.js";
import { Connection } from "./connection.js";
import { animate, Conversation } from "./conversation.js";
import { element } from "./elements.js";
import { Files } from "./files.js";
import { Quoting } from "./quotes.js";
import { Reading } from "./reading.js";
import { Waiting } from "./waiting.js";
import { word } from "./words.js";

const BEFORE_BANNER = 700;
const TOAST_STAYS = 3500;

const at = (id) => document.getElementById(id);
const connection = new Connection();
const conversation = new Conversation(at("log"));
const reading = new Reading(at("scroller"), at("newest"));
const waiting = new Waiting(at("typing"));
const composer = new Composer(at("composer"), say);
const quoting = new Quoting(at("quoting"), (id) => conversation.find(id), () => composer.focus());
const banner = at("banner");
const status = at("status");
let invitation = document.body.dataset.start;
let bannerTimer = 0;

function say(text) {
  if ([...text].length > LONGEST) {
    toast(word("too.long", { limit: LONGEST }));
    return false;
  }
  const replies = quoting.take();
  const id = connection.say({ text }, replies);
  conversation.sayOwn(id, text, replies);
  waiting.forText(id);
  reading.follow();
  return true;
}

function command(name, rest = "") {
  waiting.forText(connection.say({ command: name, rest }));
  reading.follow();
}

function press(key) {
  const line = key.closest(".line");
  if (line.classList.contains("waiting")) return;
  waiting.forKey(connection.say({ press: key.dataset.token, line: Number(line.dataset.line) }), line, key);
}

function reply(line) {
  quoting.begin(Number(line.dataset.line));
  composer.focus();
}

function lookBack(quote) {
  const line = conversation.find(Number(quote.dataset.to));
  reading.seek(line);
  animate(line, "found");
}

function share(key) {
  if (key.hasAttribute("aria-busy")) return;
  key.setAttribute("aria-busy", "true");
  const rest = () => key.removeAttribute("aria-busy");
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => {
      rest();
      waiting.forText(connection.say({ latitude, longitude }));
      reading.follow();
    },
    () => {
      rest();
      toast(word("location.not"));
    },
    { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
  );
}

function begin() {
  if (invitation) command("start", invitation);
  else if (conversation.isEmpty && !connection.unsent.length) command("start");
  invitation = "";
}

function toast(text) {
  const shown = element("div", { className: "toast", text, attributes: { "data-testid": "toast" } });
  at("toasts").append(shown);
  setTimeout(() => shown.classList.add("leaving"), TOAST_STAYS);
  setTimeout(() => shown.remove(), TOAST_STAYS + 300);
}

function warn(text, { offer = false } = {}) {
  clearTimeout(bannerTimer);
  banner.firstElementChild.textContent = text;
  banner.querySelector("button").hidden = !offer;
  banner.hidden = !text;
}

function setStatus(online) {
  status.textContent = online ? status.dataset.online : word("connecting");
  status.classList.toggle("online", online);
}

function reload() {
  if (sessionStorage.getItem("reloaded")) return warn(word("cookies"));
  sessionStorage.setItem("reloaded", "yes");
  location.reload();
  return undefined;
}

connection.addEventListener("lines", ({ detail: { lines, reset, first } }) => {
  if (reset) conversation.clear();
  const quietly = first && conversation.isEmpty;
  const answering = waiting.owes;
  const { fresh, notice } = conversation.take(lines, { quietly, answering });
  if (lines.some((line) => !line.mine)) waiting.answered();
  composer.hint = conversation.hint;
  quoting.show();
  if (quietly || (answering && fresh)) reading.follow();
  else reading.arrived(fresh);
  if (answering && notice) reading.heed(notice);
});

connection.addEventListener("online", () => {
  sessionStorage.removeItem("reloaded");
  warn("");
  setStatus(true);
  begin();
});

connection.addEventListener("lost", () => {
  setStatus(false);
  if (!banner.hidden) return;
  clearTimeout(bannerTimer);
  bannerTimer = setTimeout(() => warn(word(navigator.onLine ? "lost" : "offline")), BEFORE_BANNER);
});

connection.addEventListener("kept", ({ detail: { id } }) => waiting.kept(id));
connection.addEventListener("done", ({ detail: { id } }) => waiting.end(id));
connection.addEventListener("toast", ({ detail: { text } }) => toast(text));
connection.addEventListener("unknown", reload);
connection.addEventListener("elsewhere", () => warn(word("elsewhere"), { offer: true }));

connection.addEventListener("refused", ({ detail: { id, why, say: said, replies } }) => {
  waiting.end(id);
  conversation.takeBack(id);
  if (said.text && why !== "empty") composer.giveBack(said.text);
  if (said.text && replies) quoting.begin(replies);
  if (why === "too_long") toast(word("too.long", { limit: LONGEST }));
  else if (why !== "empty") toast(word("malformed"));
});

at("log").addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches(".reply")) reply(button.closest(".line"));
  else if (button.matches(".quoted")) lookBack(button);
  else if (button.dataset.shares) share(button);
  else if (button.matches(".key")) press(button);
});
new Files({
  button: at("attach"),
  input: at("pictures"),
  field: at("text"),
  caption: () => composer.take(),
  replies: () => quoting.take(),
  onStart: (id) => {
    waiting.forText(id);
    reading.follow();
  },
  onSent: (id) => waiting.kept(id),
  onRefused: (why, { id, caption, replies }) => {
    if (id) waiting.end(id);
    if (caption) composer.giveBack(caption);
    if (replies) quoting.begin(replies);
    toast(word(why));
  },
});
at("home").addEventListener("click", () => command("start"));
banner.querySelector("button").addEventListener("click", () => connection.open());

if (location.search) history.replaceState(null, "", location.pathname);
for (const { id, say: said, replies } of connection.unsent) {
  if (said.text) conversation.sayOwn(id, said.text, replies);
}
if (matchMedia("(hover: hover)").matches && parent === self) composer.focus();
connection.open();
