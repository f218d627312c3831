// A node that is no single record (a person, a source, a term), and the neighbours of any node.
import { corpus, neighbours, openNetwork, standsForRecord } from "./data.js";
import { button, clip, data, el, many } from "./dom.js";
import { openRecord } from "./entry.js";
import { clusterSign } from "./palette.js";
import { section } from "./record.js";
import { emit, state } from "./state.js";
import { both, showNumber, t, term } from "./words.js";

/** Open a node of the network shown: its record where it stands for one. */
export function openNode(node) {
  const { network } = state;
  if (standsForRecord(network, node)) emit("open", { type: "record", record: network.nodes.records[node][0] });
  else emit("open", { type: "node", node });
}

function neighbourRow(network, { node, edge, weight, out }) {
  const label = String(network.nodes.label[node]);
  const arrow = network.directed ? t(out ? "arrow-out" : "arrow-in") : "";
  return el(
    "div",
    { class: "neighbour", onmouseenter: () => emit("look-at", { type: "edge", edge }), onmouseleave: () => emit("look-at", null) },
    button([clusterSign(network.nodes.cluster[node], network.nodes.kind[node] === "paper"), data(clip(label, 120))], () => openNode(node), { class: "link" }),
    arrow && el("small", {}, arrow),
    el("span", { class: "count", title: t("column-weight") }, showNumber(weight)),
    button(t("why"), () => emit("open", { type: "edge", edge }), { class: "why", "aria-label": t("why-label", { name: clip(label, 80) }) }),
  );
}

/** The neighbours of a node, each with a way to it and to what ties the two. */
export function neighbourSection(node) {
  const { network } = state;
  const found = neighbours(network, node);
  return section("neighbours", found.length, many(found, (one) => neighbourRow(network, one), 15, (n) => t("more", { n })));
}

export function nodeView({ network: index, node }) {
  const network = openNetwork(index);
  const { nodes } = network;
  const cluster = nodes.cluster[node];
  const records = nodes.records[node];
  const meta = [term("kind", nodes.kind[node]), t("tip-count", { n: nodes.size[node] }), cluster ? t("cluster-n", { n: String(cluster) }) : ""];
  const row = (i) => {
    const record = corpus.records[i];
    return el("div", { class: "work" }, openRecord(i), record.title ? data(clip(record.title, 200), "span", { class: "below" }) : "");
  };
  return [
    el("h2", { tabindex: "-1", dir: "auto" }, String(nodes.label[node])),
    el("p", { class: "meta" }, clusterSign(cluster), " ", meta.filter(Boolean).join(" · ")),
    el("p", { class: "hint" }, both(network.about.label)),
    section("records", records.length, many(records, row, 15, (n) => t("more", { n }))),
    index === state.network.index ? neighbourSection(node) : null,
  ].filter(Boolean);
}
