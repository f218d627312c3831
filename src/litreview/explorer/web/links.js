// Deep links: #record=ID, #network=KIND, #edge=KIND/A/B, #node=KIND/ID; parts percent-encoded.
import { corpus, findEdge, openNetwork, recordOfId } from "./data.js";

const indexOfKind = (kind) => corpus.networks.findIndex((network) => network.kind === kind);

/** Decode a part of a fragment. */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is taken as it stands
  }
}

/** Read a fragment: {network?, selection?}, or null where it names nothing here. */
export function readFragment(fragment) {
  const [name, rest = ""] = fragment.replace(/^#/, "").split(/=(.*)/s);
  if (name === "record") {
    const record = recordOfId.get(decode(rest));
    return record === undefined ? null : { selection: { type: "record", record } };
  }
  const [kind, ...ids] = rest.split("/").map(decode);
  const index = indexOfKind(kind);
  if (index < 0) return null;
  if (name === "network") return { network: index };
  const network = openNetwork(index);
  const [a, b] = ids.map((id) => network.nodeOfId.get(id));
  if (name === "node" && a !== undefined) return { network: index, selection: { type: "node", network: index, node: a } };
  if (name !== "edge" || a === undefined || b === undefined) return null;
  const edge = findEdge(network, a, b);
  return edge < 0 ? null : { network: index, selection: { type: "edge", network: index, edge } };
}

/** Write the fragment that leads back to what is shown. */
export function writeFragment(selection, network) {
  const enc = encodeURIComponent;
  let fragment = network.kind === null ? "#" : `#network=${enc(network.kind)}`;
  if (selection?.type === "record") fragment = `#record=${enc(corpus.records[selection.record].id)}`;
  else if (selection) {
    const { kind, nodes, edges } = openNetwork(selection.network);
    if (selection.type === "node") fragment = `#node=${enc(kind)}/${enc(nodes.id[selection.node])}`;
    else fragment = `#edge=${enc(kind)}/${enc(nodes.id[edges.source[selection.edge]])}/${enc(nodes.id[edges.target[selection.edge]])}`;
  }
  try {
    history.replaceState(null, "", fragment);
  } catch {
    // a frame made from text has no address of its own
  }
}
