// The word beside the pointer; the list and the panel say the same to those who use no pointer.
import { corpus, standsForRecord } from "./data.js";
import { clip, data, el } from "./dom.js";
import { state } from "./state.js";
import { t, term } from "./words.js";

const tip = document.getElementById("tip");

function place({ x, y }) {
  tip.hidden = false;
  const { clientWidth: width, clientHeight: height } = tip.parentElement;
  const right = x + 16 + tip.offsetWidth > width;
  tip.style.left = `${Math.max(4, right ? x - tip.offsetWidth - 12 : x + 16)}px`;
  tip.style.top = `${Math.max(4, Math.min(y + 12, height - tip.offsetHeight - 4))}px`;
}

export function hideTip() {
  tip.hidden = true;
}

export function showNodeTip(node, at) {
  const { nodes } = state.network;
  const record = standsForRecord(state.network, node) ? corpus.records[nodes.records[node][0]] : null;
  const cluster = nodes.cluster[node];
  const facts = [term("kind", nodes.kind[node]), t("tip-count", { n: nodes.size[node] }), cluster && t("cluster-n", { n: String(cluster) })];
  tip.replaceChildren(
    data(clip(String(nodes.label[node]), 90), "b"),
    record?.title ? data(clip(record.title, 140), "span", { class: "below" }) : "",
    el("small", {}, facts.filter(Boolean).join(" · ")),
  );
  place(at);
}

export function showEdgeTip(edge, at) {
  const { nodes, edges } = state.network;
  const arrow = state.network.directed ? " → " : " – ";
  tip.replaceChildren(
    el("b", {}, data(clip(String(nodes.label[edges.source[edge]]), 60)), arrow, data(clip(String(nodes.label[edges.target[edge]]), 60))),
    el("small", {}, t("tip-edge", { n: edges.weight[edge] })),
  );
  place(at);
}
