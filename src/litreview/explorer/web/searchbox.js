// The search box: a combobox whose list says what is found; "/" goes there, Enter opens.
import { corpus } from "./data.js";
import { clip, data, el } from "./dom.js";
import { search } from "./search.js";
import { say } from "./status.js";
import { emit, on, state } from "./state.js";
import { t, term } from "./words.js";

const MOST = 12;
const input = document.getElementById("search");
const list = document.getElementById("results");
let found = [];
let active = -1;

function close() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  active = -1;
}

function point(at) {
  active = at;
  [...list.children].forEach((option, k) => option.setAttribute("aria-selected", String(k === at)));
  if (at < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", `result-${at}`);
  list.children[at].scrollIntoView({ block: "nearest" });
}

function choose(at) {
  const entry = found[at];
  if (!entry) return;
  close();
  emit("open", entry.type === "record" ? { type: "record", record: entry.record } : { type: "node", node: entry.node });
}

function option(entry, k) {
  const record = entry.type === "record" ? corpus.records[entry.record] : null;
  const label = record ? record.label : String(state.network.nodes.label[entry.node]);
  const kind = record ? record.kind : state.network.nodes.kind[entry.node];
  const below = record ? (record.title ?? t("no-title")) : "";
  return el(
    "li",
    { id: `result-${k}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => choose(k) },
    el("span", { class: "line" }, data(clip(label, 80), "b"), el("small", {}, term("kind", kind))),
    below && data(clip(below, 160), "span", { class: "below" }),
  );
}

function look() {
  const query = input.value.trim();
  if (!query) {
    list.replaceChildren();
    return close();
  }
  const all = search(query, state.network);
  found = all.slice(0, MOST);
  list.replaceChildren(...found.map(option));
  list.hidden = !found.length;
  input.setAttribute("aria-expanded", String(found.length > 0));
  point(found.length ? 0 : -1);
  say(all.length > MOST ? t("found-first", { n: all.length, shown: MOST }) : t("found", { n: all.length }));
}

function onKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && list.hidden) look();
  else if (step && found.length) point((active + step + found.length) % found.length);
  else if (event.key === "Enter" && !list.hidden) choose(active);
  else if (event.key === "Escape" && !list.hidden) close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function startSearch() {
  input.addEventListener("input", look);
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => input.value.trim() && look());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  on("network", close);
}
