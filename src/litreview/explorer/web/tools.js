// What stands on the map: zoom, fit, a picture to keep, and the legend.
import { adjacency } from "./data.js";
import { button, el, icon, svg } from "./dom.js";
import { picture, zoom } from "./map.js";
import { clusterSign } from "./palette.js";
import { on, state } from "./state.js";
import { showNumber, t } from "./words.js";

const tools = document.getElementById("tools");
const legend = document.querySelector("#legend > div");
const CLUSTERS = 7;

function download() {
  picture()?.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: `${state.network.kind}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
}

function drawTools() {
  const tool = (name, key, act) => button(icon(name), act, { class: "icon", "aria-label": t(key), title: t(key) });
  tools.replaceChildren(
    tool("plus", "zoom-in", () => zoom(1.5)),
    tool("minus", "zoom-out", () => zoom(1 / 1.5)),
    tool("fit", "fit", () => zoom(null)),
    tool("save", "save-picture", download),
  );
}

/** Count the members of a cluster and find the one with most links. */
function nameCluster(cluster) {
  const { nodes, n } = state.network;
  const { start } = adjacency(state.network);
  const links = (i) => start[i + 1] - start[i];
  let best = -1;
  let members = 0;
  for (let i = 0; i < n; i++)
    if (nodes.cluster[i] === cluster) {
      members++;
      if (best < 0 || links(i) > links(best)) best = i;
    }
  return { best, members };
}

function drawLegend() {
  const { network } = state;
  const clusters = [...new Set(network.nodes.cluster)].filter(Boolean).sort((a, b) => a - b);
  const kinds = [...new Set(network.nodes.kind)];
  const row = (cluster) => {
    const { best, members } = nameCluster(cluster);
    const words = t("legend-cluster", { n: String(cluster), members, name: String(network.nodes.label[best]) });
    return el("li", {}, clusterSign(cluster), el("span", { dir: "auto", title: words }, words));
  };
  const hints = [
    kinds.includes("paper") && kinds.length > 1 ? el("li", {}, clusterSign(0, true), el("span", {}, t("legend-paper"))) : null,
    el("li", {}, svg("svg", { viewBox: "0 0 14 14", width: "14", height: "14", class: "sign", "aria-hidden": "true" }, svg("circle", { cx: "2", cy: "11", r: "1.7" }), svg("circle", { cx: "9", cy: "7", r: "4.6" })), el("span", {}, t("legend-size"))),
    network.m ? el("li", {}, svg("svg", { viewBox: "0 0 14 14", width: "14", height: "14", class: "sign", "aria-hidden": "true" }, svg("path", { d: "M0 3.5h14", "stroke-width": "1" }), svg("path", { d: "M0 9.5h14", "stroke-width": "3" })), el("span", {}, t(network.directed ? "legend-arrow" : "legend-width"))) : null,
  ];
  legend.replaceChildren(
    el("ul", {},
      clusters.slice(0, CLUSTERS).map(row),
      clusters.length > CLUSTERS ? el("li", { class: "hint" }, t("more", { n: showNumber(clusters.length - CLUSTERS) })) : null,
      hints,
    ),
  );
}

export function startTools() {
  legend.parentElement.open = !matchMedia("(max-width: 60rem), (max-height: 42rem)").matches;
  drawTools();
  on("language", drawTools);
  for (const event of ["network", "language", "theme"]) on(event, () => state.network && drawLegend());
}
