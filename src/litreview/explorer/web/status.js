// The live region: one sentence for what has just changed.
import { isFiltered } from "./filters.js";
import { state } from "./state.js";
import { both, t } from "./words.js";

const place = document.getElementById("status");

export function say(words) {
  if (place.textContent !== words) place.textContent = words;
}

/** Say how much of the network is shown, and what was left out of the file. */
export function sayShown() {
  const { network, shown, filters } = state;
  const parts = [
    t("shown", { network: both(network.about.label), nodes: shown.nodes, allnodes: network.n, edges: shown.edges, alledges: network.m }),
  ];
  if (!isFiltered(filters)) {
    const { left_out: edges, nodes_left_out: nodes } = network.about;
    if (edges || nodes) parts.push(t("left-out", { nodes: nodes ?? 0, edges: edges ?? 0 }));
  } else if (!shown.nodes) parts.push(t("nothing-shown"));
  say(parts.join(" "));
}
