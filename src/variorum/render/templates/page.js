"use strict";
// The page reads without this. What is added: the very words lit wherever they are, a way back,
// filters, search, copying with the citation, tables that sort, and keys. Nothing is fetched, and
// no markup is made of text: all that is written goes through textContent.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const closest = (node, selector) => (node?.nodeType === 1 ? node : node?.parentElement)?.closest(selector);
const letters = (text) => Array.from(text).length;
const say = (words) => (document.querySelector(".said-aloud").textContent = words);

// ── places: code points of an account's text, and where they stand on the page ──

const charted = new Map();

// Give the pieces of an account's text, each with the offset at which it begins. What is ours among
// them (margins, summaries) has no place; an unseen character, written out, is one code point.
function chart(account) {
  if (charted.has(account.id)) return charted.get(account.id);
  const pieces = [];
  let at = 0;
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      pieces.push({ node, at, length: letters(node.data) });
      at += pieces.at(-1).length;
    } else if (node.classList.contains("unseen")) {
      pieces.push({ node, at: at++, length: 1 });
    } else if (!node.classList.contains("ours")) {
      node.childNodes.forEach(walk);
    }
  };
  walk(account.querySelector(".text"));
  charted.set(account.id, pieces);
  return pieces;
}

// Read "s1-A-139-180"; nothing if it is no address of words on this page.
function readAddress(address) {
  const [, key, start, end] = /^#?(s\d+-[A-Z]+)-(\d+)-(\d+)$/.exec(address) ?? [];
  const account = key && document.getElementById(key);
  return account ? { account, start: +start, end: +end } : null;
}

const isText = (piece) => piece.node.nodeType === Node.TEXT_NODE;
const units = (piece, offset) => Array.from(piece.node.data).slice(0, offset - piece.at).join("").length;

function rangeOf({ account, start, end }) {
  const inside = chart(account).filter((p) => p.at < end && p.at + p.length > start);
  if (!inside.length) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  const range = document.createRange();
  if (isText(first)) range.setStart(first.node, units(first, Math.max(start, first.at)));
  else range.setStartBefore(first.node);
  if (isText(last)) range.setEnd(last.node, units(last, Math.min(end, last.at + last.length)));
  else range.setEndAfter(last.node);
  return range;
}

function wordsOf({ account, start, end }) {
  const taken = chart(account).map((p) => {
    const [from, to] = [Math.max(start - p.at, 0), Math.min(end - p.at, p.length)];
    if (from >= to) return "";
    return isText(p)
      ? Array.from(p.node.data).slice(from, to).join("")
      : String.fromCodePoint(parseInt(p.node.dataset.code, 16));
  });
  return taken.join("");
}

// Give the address of what is selected in an account, if anything is.
function selectedAddress() {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const account = closest(range.commonAncestorContainer, ".account");
  const inside = account ? chart(account).filter((p) => range.intersectsNode(p.node)) : [];
  if (!inside.length) return null;
  const offset = (piece, container, place, otherwise) =>
    piece.at + (piece.node === container ? letters(piece.node.data.slice(0, place)) : otherwise);
  const [first, last] = [inside[0], inside.at(-1)];
  const start = offset(first, range.startContainer, range.startOffset, 0);
  const end = offset(last, range.endContainer, range.endOffset, last.length);
  return start < end ? `${account.id}-${start}-${end}` : null;
}

// ── light: the words that the address of the page names ──

function light(name, ranges) {
  if (!("highlights" in CSS)) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function reveal(node) {
  for (let fold = closest(node, "details"); fold; fold = closest(fold.parentElement, "details")) fold.open = true;
  const hidden = closest(node, ".out");
  if (hidden) showAll(hidden.closest(".story"));
}

function show() {
  const hash = location.hash.slice(1);
  const place = readAddress(hash);
  const range = place && rangeOf(place);
  const target = document.getElementById(hash) ?? closest(range?.startContainer, "p, .text");
  light("lit", range ? [range] : []);
  if (!target) return;
  reveal(target);
  target.scrollIntoView({ block: range ? "center" : "start" });
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

// ── the way back: every step remembers the link that was followed ──

const trail = [];
const backButton = document.querySelector(".back");

function arrive() {
  const known = history.state?.step;
  if (known === undefined) history.replaceState({ step: trail.length }, "");
  show();
  if (known !== undefined && known < trail.length) {
    const link = trail[known];
    trail.length = known;
    reveal(link);
    link.focus();
  }
  backButton.hidden = trail.length === 0;
}

const back = () => trail.length && history.back();

// ── the tool of an item: copy it, link to it, see it on the live page ──

const tool = document.getElementById("tool").content.firstElementChild.cloneNode(true);
const citesOf = (item) =>
  [...new Set(all(".words, .sigla a", item).map((a) => a.hash.slice(1)))].filter(readAddress);

// Name the account of an address as a footnote would.
function cite(address) {
  const { account, start, end } = readAddress(address);
  const of = (selector) => account.querySelector(selector)?.textContent ?? "";
  const place = `characters ${start}–${end}`;
  const parts = [of(".outlet"), of(".published"), of(".path"), place, liveAddress(address)];
  return `${of(".siglum")}: ${parts.filter(Boolean).join(", ")}`;
}

function plain(item) {
  const copy = item.cloneNode(true);
  all(".sigla, .tool, svg", copy).forEach((node) => node.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// Long words are found by how they begin and end; a hyphen or comma has a meaning of its own there.
function liveAddress(address) {
  const place = readAddress(address);
  const live = place?.account.querySelector(".live");
  if (!live) return null;
  const words = wordsOf(place).trim().split(/\s+/);
  const code = (some) => encodeURIComponent(some.join(" ").toWellFormed()).replaceAll("-", "%2D");
  const text = words.length > 12 ? `${code(words.slice(0, 5))},${code(words.slice(-5))}` : code(words);
  return `${live.href}${live.href.includes("#") ? "" : "#"}:~:text=${text}`;
}

const hereWith = (hash) => `${location.href.split("#")[0]}#${hash}`;

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say("The browser did not let this page copy.");
  }
}

function copyItem(item) {
  const selected = selectedAddress();
  if (selected) return copy(`“${wordsOf(readAddress(selected))}”\n${cite(selected)}`, "Copied with its citation");
  return item && copy([plain(item), ...citesOf(item).map(cite)].join("\n"), "Copied with its citations");
}

function copyLink(item) {
  const hash = selectedAddress() ?? item?.id ?? location.hash.slice(1);
  return copy(hereWith(hash || (citesOf(item)[0] ?? "")), "Link copied");
}

function offerTool(event) {
  const item = closest(event.target, ".item");
  if (!item || tool.parentElement?.closest(".item") === item) return;
  (item.querySelector("th") ?? item).append(tool);
  const live = citesOf(item).map(liveAddress).find(Boolean);
  tool.querySelector(".live-words").hidden = !live;
  if (live) tool.querySelector(".live-words").href = live;
}

// ── find and filter ──

const texts = new WeakMap();
const textOf = (item) => {
  if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
  return texts.get(item);
};

function passes(item, wanted) {
  return wanted.every(([trait, value]) => (item.dataset[trait] ?? "").split(" ").includes(value));
}

const found = { ranges: [], next: 0 };
const MOST_FOUND = 2000;

// Light every place where the words stand, in the story and in its accounts; nothing is moved for it.
function lightFound(words, story) {
  found.ranges = [];
  found.next = 0;
  const roots = words ? [...all(`.account[id^="${story.id}-"] .text`), story] : [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && found.ranges.length < MOST_FOUND) {
      const text = walker.currentNode.data.toLowerCase();
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, Math.min(at + words.length, walker.currentNode.length));
        found.ranges.push(range);
      }
    }
  }
  light("found", found.ranges);
}

function apply(story) {
  const tools = story.querySelector(".tools");
  const wanted = all("select", tools).filter((s) => s.value).map((s) => [s.name, s.value]);
  const words = tools.querySelector("input").value.trim().toLowerCase();
  const items = all(".item", story);
  for (const item of items) {
    item.classList.toggle("out", !(passes(item, wanted) && textOf(item).includes(words)));
  }
  for (const part of all(".speaker, .part, .story > section, tbody, .edges > dd", story)) {
    const within = all(".item", part);
    part.classList.toggle("empty", within.length > 0 && within.every((i) => i.classList.contains("out")));
  }
  const shown = items.filter((i) => !i.classList.contains("out")).length;
  tools.querySelector("output").textContent = shown < items.length ? `${shown} of ${items.length} shown` : "";
  lightFound(words, story);
}

function showAll(story) {
  for (const field of all(".tools input, .tools select", story)) field.value = "";
  apply(story);
}

// Go to the next place where the words stand that are looked for.
function goToNext() {
  const range = found.ranges[found.next++ % found.ranges.length];
  if (!range) return;
  reveal(range.startContainer.parentElement);
  light("lit", [range]);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

// ── tables that sort ──

function sortable(table) {
  all("thead th", table).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head, column));
  });
}

function sort(table, head, column) {
  const down = head.ariaSort === "ascending" ? -1 : 1;
  const value = (row) => {
    const cell = row.cells[column];
    if (column === 1) return -row.dataset.accounts.split(" ").filter(Boolean).length;
    return column === 0 ? cell.textContent : cell.querySelector(".yes") ? 0 : 1;
  };
  all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
  head.ariaSort = down > 0 ? "ascending" : "descending";
  for (const body of table.tBodies) {
    const rows = all("tr.item", body).map((row) => [value(row), row]);
    rows.sort(([a], [b]) => (a < b ? -down : a > b ? down : 0));
    body.append(...rows.map(([, row]) => row));
  }
}

// ── keys ──

const keys = document.getElementById("keys");
let current = null;

function step(by) {
  const items = all(".item:not(.out)").filter((item) => item.checkVisibility());
  const at = items.indexOf(current);
  current = items[at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)];
  if (!current) return;
  current.tabIndex = -1;
  current.focus();
  current.scrollIntoView({ block: "nearest" });
}

// Follow the next of an item's links: pressing again goes round its accounts.
function open() {
  const links = current ? all(".words, .sigla a", current) : [];
  const last = links.findIndex((link) => link.hash === location.hash);
  const next = links.slice(last + 1).find((link) => link.hash !== location.hash) ?? links[0];
  next?.click();
}

const DO = {
  "/": () => (closest(current, ".story") ?? document).querySelector(".tools input")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  o: open,
  b: back,
  Escape: back,
  c: () => copyItem(current),
  l: () => copyLink(current),
  "?": () => keys.showModal(),
};

function press(event) {
  const typing = closest(event.target, "input, select, textarea, dialog");
  if (typing && event.key === "Escape" && closest(typing, ".tools")) typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const single = keys.querySelector("[name=single]").checked || event.key === "Escape";
  if (single && Object.hasOwn(DO, event.key)) {
    event.preventDefault();
    DO[event.key]();
  }
}

// ── begin ──

for (const story of all(".story")) {
  const tools = story.querySelector(".tools");
  let waiting = 0;
  tools.hidden = false;
  tools.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120, story);
  });
  tools.querySelector("input").addEventListener("keydown", (event) => event.key === "Enter" && goToNext());
  tools.querySelector(".clear").addEventListener("click", () => showAll(story));
  tools.querySelector(".help").addEventListener("click", () => keys.showModal());
}
all(".survey").forEach(sortable);
tool.querySelector(".copy").addEventListener("click", () => copyItem(closest(tool, ".item")));
tool.querySelector(".link").addEventListener("click", () => copyLink(closest(tool, ".item")));
backButton.addEventListener("click", back);
document.addEventListener("pointerover", offerTool);
document.addEventListener("focusin", (event) => {
  current = closest(event.target, ".item") ?? current;
  offerTool(event);
});
document.addEventListener("click", (event) => {
  const link = closest(event.target, ".words, .sigla a, .plot a, .margin a");
  if (link) trail.push(link);
});
document.addEventListener("keydown", press);
addEventListener("hashchange", arrive);
arrive();
