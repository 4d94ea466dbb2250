// One line of the conversation: what it looks like.

import { drawing, element } from "./elements.js";
import { nameReply, replyButton } from "./quotes.js";
import { stamp } from "./times.js";
import { word } from "./words.js";

const STYLES = new Set(["title", "body", "strong", "muted", "notice"]);
// An order's number: it is read out and typed, so it is never broken at its hyphen.
const NUMBER = /\b([0-9A-Z]{4}-[0-9A-Z]{2})\b/;
const TONES = new Set(["plain", "primary", "danger"]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function newLine(mine) {
  const attributes = { "data-testid": "message" };
  return element("article", { className: `line ${mine ? "mine" : "shop"}`, attributes });
}

// `quote` is that of the line which this one answers, if it answers any.
export function drawOwn(line, { text, picture }, at, sent, quote = null) {
  const state = element("span", { attributes: { role: "img", "aria-label": word(sent ? "sent" : "sending") } });
  state.append(drawing(sent ? "check" : "clock"));
  const foot = element("div", { className: "stamp" }, stamp(at), state);
  line.classList.toggle("unsent", !sent);
  line.setAttribute("aria-label", word("you"));
  const shown = [...(quote ? [quote] : []), ...shownOwn(line, text, picture)];
  stand(line, element("div", { className: "bubble" }, ...shown, foot));
}

function shownOwn(line, text, picture) {
  const words = text ? [element("p", { text })] : [];
  if (!picture) return words;
  const source = address(picture);
  const known = line.querySelector(".picture");
  const attributes = { src: source, alt: word("picture") };
  const shown = known?.getAttribute("src") === source ? known : element("img", { className: "picture", attributes });
  return [shown, ...words];
}

// Answers the notice that is news to the reader, if there is one.
export function drawScreen(line, body, at) {
  const before = line.querySelector(".bubble")?.offsetHeight;
  const said = texts(line);
  const held = heldKey(line);
  const parts = [...picture(line, body), ...album(body), ...body.paragraphs.map(paragraph), ...attached(body)];
  const bubble = element("div", { className: "bubble" }, ...parts, element("div", { className: "stamp" }, stamp(at)));
  line.classList.toggle("keyed", body.rows.length > 0);
  line.classList.toggle("pictured", Boolean(body.picture || body.album));
  line.classList.remove("waiting");
  line.setAttribute("aria-label", word("shop.says"));
  place(line, bubble, body.rows);
  if (held) regain(line, held);
  if (before !== undefined) easeHeight(bubble, before);
  return news(line, said);
}

// Keys that stay the same stay where they are: a finger that is on one of them while the card moves has pressed it.
function place(line, bubble, rows) {
  stand(line, bubble);
  const drawn = JSON.stringify(rows);
  if (line.dataset.keys === drawn) return;
  line.dataset.keys = drawn;
  line.querySelector(".keys")?.remove();
  if (rows.length) line.append(keyboard(rows));
}

// The button beside it stays where it is, and so does who stands on it.
function stand(line, bubble) {
  const before = line.querySelector(".bubble");
  if (before) before.replaceWith(bubble);
  else line.append(element("div", { className: "said" }, bubble, replyButton()));
  nameReply(line);
}

function texts(line) {
  return [...line.querySelectorAll(".bubble p")].map((each) => each.textContent);
}

// One that stood there before is none, unless nothing else changed either: then the same was answered once more.
function news(line, before) {
  const notice = line.querySelector(".bubble .notice");
  const stood = before.includes(notice?.textContent) && texts(line).join("\n") !== before.join("\n");
  return stood ? null : notice;
}

function picture(line, body) {
  if (!body.picture) return [];
  const source = address(body.picture);
  const shown = line.querySelector(".picture");
  const title = body.paragraphs.find((each) => each.style === "title") ?? body.paragraphs[0];
  const image = shown?.getAttribute("src") === source ? shown : element("img", { className: "picture" });
  image.alt = title?.text ?? word("picture");
  if (image !== shown) image.src = source;
  return [image];
}

// Each picture opens whole: here it is cut to its place.
function album(body) {
  if (!body.album?.length) return [];
  const count = body.album.length;
  const drawn = body.album.map((name, place) => {
    const label = word("picture.of", { place: place + 1, count });
    const link = element("a", { attributes: { href: address(name), target: "_blank", title: word("opens") } });
    link.append(element("img", { attributes: { src: address(name), alt: label, loading: "lazy" } }));
    return link;
  });
  return [element("div", { className: "album", attributes: { role: "group" } }, ...drawn)];
}

function attached({ attachment }) {
  if (!attachment) return [];
  const attributes = { href: address(attachment.file), download: attachment.name };
  const link = element("a", { className: "attached", attributes }, attachment.name);
  link.prepend(drawing("down"));
  return [link];
}

function address(name) {
  return `files/${encodeURIComponent(name)}`;
}

function paragraph({ text, style }) {
  return element("p", { className: STYLES.has(style) ? style : "body" }, ...text.split(NUMBER).map(unbroken));
}

// The pieces between are odd: those that the expression caught.
function unbroken(piece, place) {
  return place % 2 ? element("span", { className: "number", text: piece }) : piece;
}

function keyboard(rows) {
  const drawn = rows.filter(possible).map((row) => element("div", { className: "row" }, ...row.map(key)));
  return element("div", { className: "keys", attributes: { role: "group" } }, ...drawn);
}

// Browsers tell where they are only to pages that nobody can have changed on the way.
function possible([first]) {
  return first.shares !== "location" || (isSecureContext && "geolocation" in navigator);
}

function key({ label, tone, token, url, shares }) {
  const className = `key ${TONES.has(tone) ? tone : "plain"}`;
  if (shares) {
    return element("button", { className, text: label, attributes: { type: "button", "data-shares": shares } });
  }
  if (token !== undefined) {
    return element("button", { className, text: label, attributes: { type: "button", "data-token": token } });
  }
  const attributes = { target: "_blank", rel: "noopener noreferrer", title: word("opens") };
  const link = element("a", { className, text: label, attributes });
  if (/^https?:/i.test(url)) link.href = url;
  link.append(drawing("away"));
  return link;
}

// A keyboard user who pressed a key stands on the same key of the new screen, or on its first one.

function heldKey(line) {
  const active = document.activeElement;
  return active?.matches?.(".key") && line.contains(active) ? active.textContent : null;
}

function regain(line, label) {
  const keys = [...line.querySelectorAll(".key")];
  const next = keys.find((each) => each.textContent === label) ?? keys[0] ?? document.querySelector("#text");
  next.focus({ preventScroll: true });
}

// Only growth is eased: shrinking slowly would leave the end of the chat below what a reader at the end sees.
function easeHeight(bubble, before) {
  const after = bubble.offsetHeight;
  if (calm.matches || after <= before) return;
  bubble.animate([{ height: `${before}px` }, { height: `${after}px` }], { duration: 160, easing: "ease-out" });
}
