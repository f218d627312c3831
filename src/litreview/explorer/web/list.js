// The list: the same nodes as the map, in a table that needs neither sight nor WebGL.
import { corpus, standsForRecord } from "./data.js";
import { button, clip, data, el } from "./dom.js";
import { clusterSign } from "./palette.js";
import { emit, on, state } from "./state.js";
import { showNumber, t, term } from "./words.js";

const place = document.getElementById("list");
const PAGE = 50;
const COLUMNS = ["name", "year", "count", "links"];
let sort = { by: "count", down: true };
let page = 0;
let rows = [];

function yearOf(node) {
  const { network } = state;
  return standsForRecord(network, node) ? corpus.records[network.nodes.records[node][0]].year : null;
}

function countLinks() {
  const { network, shown } = state;
  const links = new Uint32Array(network.n);
  for (let e = 0; e < network.m; e++)
    if (shown.edge[e]) {
      links[network.edges.source[e]]++;
      links[network.edges.target[e]]++;
    }
  return links;
}

const collator = new Intl.Collator(["id", "en"], { numeric: true });

function makeRows() {
  const { network, shown } = state;
  const links = countLinks();
  rows = [];
  for (let i = 0; i < network.n; i++)
    if (shown.node[i])
      rows.push({ node: i, name: String(network.nodes.label[i]), year: yearOf(i), count: network.nodes.size[i], links: links[i] });
  const sign = sort.down ? -1 : 1;
  const key = sort.by;
  rows.sort((a, b) => {
    if (key === "name") return sign * collator.compare(a.name, b.name) || a.node - b.node;
    if ((a[key] === null) !== (b[key] === null)) return a[key] === null ? 1 : -1; // what is absent stands last
    return sign * (a[key] - b[key]) || a.node - b.node;
  });
}

function heading(name) {
  const on = sort.by === name;
  const words = el("span", {}, t(`column-${name}`));
  const arrow = el("span", { class: "arrow", "aria-hidden": "true" }, on ? (sort.down ? "▾" : "▴") : "");
  return el(
    "th",
    { scope: "col", class: name, "aria-sort": on ? (sort.down ? "descending" : "ascending") : null },
    button([words, arrow], () => {
      sort = { by: name, down: on ? !sort.down : name !== "name" };
      page = 0;
      drawList();
      place.querySelector(`th.${name} button`).focus();
    }),
  );
}

function openNode(node) {
  const { network } = state;
  if (standsForRecord(network, node)) emit("open", { type: "record", record: network.nodes.records[node][0] });
  else emit("open", { type: "node", node });
}

function row({ node, name, year, count, links }) {
  const { network } = state;
  const isPaper = network.nodes.kind[node] === "paper";
  const record = standsForRecord(network, node) ? corpus.records[network.nodes.records[node][0]] : null;
  const sign = clusterSign(network.nodes.cluster[node], isPaper);
  const cluster = network.nodes.cluster[node];
  const unseen = el("span", { class: "unseen" }, ` ${term("kind", network.nodes.kind[node])}${cluster ? `, ${t("cluster-n", { n: String(cluster) })}` : ""}`);
  return el(
    "tr",
    { "data-node": node },
    el("th", { scope: "row" },
      button([sign, el("span", { class: "what" }, data(clip(name, 200), "span", { class: "label" }), record?.title && data(clip(record.title, 160), "span", { class: "below" }), unseen)], () => openNode(node)),
    ),
    el("td", { class: "year" }, year === null ? "–" : String(year)),
    el("td", {}, showNumber(count)),
    el("td", {}, showNumber(links)),
  );
}

function turn(pages) {
  if (pages < 2) return null;
  const go = (step) => () => {
    page += step;
    drawList();
    place.querySelector(".scroll").scrollTop = 0;
    const [first, last] = place.querySelectorAll(".turn button");
    const [same, other] = step > 0 ? [last, first] : [first, last];
    (same.disabled ? other : same).focus(); // at an end only the way back is left
  };
  return el(
    "div",
    { class: "turn" },
    button("‹", go(-1), { "aria-label": t("previous"), disabled: page === 0 }),
    el("span", {}, t("page-of", { n: page + 1, all: pages })),
    button("›", go(1), { "aria-label": t("next"), disabled: page >= pages - 1 }),
  );
}

export function drawList() {
  makeRows();
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  page = Math.min(page, pages - 1);
  const part = rows.slice(page * PAGE, (page + 1) * PAGE);
  const { network, shown } = state;
  place.replaceChildren(
    el("h2", {}, t("list"), " ", el("small", {}, t("n-of-n", { n: shown.nodes, all: network.n }))),
    el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("list") },
      el("table", {},
        el("thead", {}, el("tr", {}, COLUMNS.map(heading))),
        el("tbody", {}, part.map(row)),
      ),
      rows.length || !network.n ? null : el("p", { class: "notice" }, t("nothing-shown")),
    ),
    turn(pages) ?? "",
  );
}

export function startList() {
  on("shown", drawList);
  on("theme", () => state.shown && drawList());
  on("network", () => {
    page = 0;
  });
}
