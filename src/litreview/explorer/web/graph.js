// How nodes and edges look: a network as a graph that sigma draws.
import Graph from "graphology";
import { clip } from "./dom.js";
import { clusterColour, clusterShape, mix } from "./palette.js";
import { colour } from "./theme.js";

export const LARGE = 4000; // edges: above, they rest while the map moves
const WIDE = 3000; // of a large network: so many, the strongest, are wide; the rest are hairlines
export let look = null;

/** Read what the style sheet says, before a network is drawn or drawn anew. */
export function readLook(network) {
  look = { ink: colour("ink"), ground: colour("ground"), edge: colour("edge") };
  const share = network.m > LARGE ? 0.3 : 0.5;
  const faint = new Map();
  look.faint = (strong) => {
    if (!faint.has(strong)) faint.set(strong, mix(strong, look.ground, share));
    return faint.get(strong);
  };
}

/** Return the radius for a size, for a network on a stage of which the shorter side is `room` pixels. */
export function radiusOf(network, room) {
  const most = network.nodes.size.reduce((a, b) => Math.max(a, b), 0) || 1;
  const [low, high] = network.n > 1500 ? [2.2, 11] : network.n > 200 ? [3.5, 15] : [6, 20];
  const scale = Math.min(1, Math.max(0.5, room / 620));
  return (size) => scale * (low + (high - low) * Math.sqrt(Math.max(0, size) / most));
}

export function nodeLook(network, radius, i) {
  const cluster = network.nodes.cluster[i];
  const ring = network.nodes.kind[i] === "paper";
  return {
    x: network.nodes.x[i],
    y: network.nodes.y[i],
    size: radius(network.nodes.size[i]) + (ring ? 1.5 : 0),
    label: clip(String(network.nodes.label[i]), 36),
    color: clusterColour(cluster),
    shape: clusterShape(cluster),
    border: ring ? look.ink : look.ground,
    ring,
  };
}

export function edgeLook(network, width, e) {
  const a = network.nodes.cluster[network.edges.source[e]];
  const b = network.nodes.cluster[network.edges.target[e]];
  return { size: width(network.edges.weight[e]), color: look.faint(a && a === b ? clusterColour(a) : look.edge) };
}

/** Return the network as sigma reads it, positions as they came. */
export function makeGraph(network, room) {
  const graph = new Graph({ multi: true, type: network.directed ? "directed" : "undirected" });
  const radius = radiusOf(network, room);
  for (let i = 0; i < network.n; i++) graph.addNode(String(i), nodeLook(network, radius, i));
  const { source, target, weight } = network.edges;
  const most = weight.reduce((a, b) => Math.max(a, b), 0) || 1;
  const thin = network.m > LARGE ? 0.5 : 1;
  const width = (w) => thin * (0.7 + 3.3 * (w / most));
  const order = Array.from({ length: network.m }, (_, e) => e).sort((a, b) => weight[a] - weight[b]); // strong ones on top
  const keys = Array.from({ length: network.n }, (_, i) => String(i));
  const hairlines = network.m > LARGE ? network.m - WIDE : 0;
  order.forEach((e, k) => {
    const drawn = edgeLook(network, width, e);
    drawn.type = k < hairlines ? "hairline" : network.directed ? "arrow" : "line";
    graph.addEdgeWithKey(e, keys[source[e]], keys[target[e]], drawn);
  });
  return graph;
}
