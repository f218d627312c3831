// The data blocks of the page: the corpus at once, a network only when it is opened.

function readBlock(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

export const corpus = readBlock("corpus");
export const recordOfId = new Map(corpus.records.map((record, i) => [record.id, i]));

const opened = new Map();

/** Return the network with this index, parsed and indexed the first time it is asked for. */
export function openNetwork(index) {
  if (!opened.has(index)) opened.set(index, indexNetwork(readBlock(`network-${index}`), index, corpus.networks[index]));
  return opened.get(index);
}

/** Return all records as nodes without links: what a review shows that has no network. */
export function openRecords(label, about) {
  const { records } = corpus;
  const raw = {
    nodes: {
      id: records.map(({ id }) => id),
      label: records.map((record) => record.label),
      x: records.map(() => 0),
      y: records.map(() => 0),
      size: records.map(({ cited }) => cited),
      cluster: records.map(() => 0),
      records: records.map((_, i) => [i]),
      kind: records.map(({ kind }) => kind),
    },
    edges: { source: [], target: [], weight: [] },
    links: null,
    groups: null,
  };
  return indexNetwork(raw, -1, { kind: null, label, about, warning: null, directed: false });
}

function indexNetwork(raw, index, told) {
  const { nodes, edges } = raw;
  nodes.cluster = joinSingles(nodes.cluster);
  const network = {
    ...raw,
    index,
    about: told,
    kind: told.kind,
    directed: told.directed,
    n: nodes.id.length,
    m: edges.source.length,
    nodeOfId: new Map(nodes.id.map((id, i) => [String(id), i])),
    nodeOfRecord: new Map(),
  };
  nodes.records.forEach((records, i) => {
    if (standsForRecord(network, i)) network.nodeOfRecord.set(records[0], i);
  });
  return network;
}

/** A cluster of one is none: it takes no colour from those that group something. */
function joinSingles(clusters) {
  const members = new Map();
  for (const cluster of clusters) members.set(cluster, (members.get(cluster) ?? 0) + 1);
  return clusters.map((cluster) => (members.get(cluster) > 1 ? cluster : 0));
}

/** Say whether a node is one paper or work, so that its record says all about it. */
export function standsForRecord(network, node) {
  const kind = network.nodes.kind[node];
  return network.nodes.records[node].length === 1 && (kind === "paper" || kind === "work");
}

/** Return the edges at each node as offsets and edge numbers, made once. */
export function adjacency(network) {
  if (network.adjacency) return network.adjacency;
  const { source, target } = network.edges;
  const start = new Uint32Array(network.n + 1);
  for (let e = 0; e < network.m; e++) {
    start[source[e] + 1]++;
    if (source[e] !== target[e]) start[target[e] + 1]++;
  }
  for (let i = 0; i < network.n; i++) start[i + 1] += start[i];
  const next = start.slice();
  const edge = new Uint32Array(start[network.n]);
  for (let e = 0; e < network.m; e++) {
    edge[next[source[e]]++] = e;
    if (source[e] !== target[e]) edge[next[target[e]]++] = e;
  }
  network.adjacency = { start, edge };
  return network.adjacency;
}

/** Return the neighbours of a node, heaviest edge first: [{node, edge, weight, out}]. */
export function neighbours(network, node) {
  const { start, edge } = adjacency(network);
  const { source, target, weight } = network.edges;
  const found = [];
  for (let k = start[node]; k < start[node + 1]; k++) {
    const e = edge[k];
    const out = source[e] === node;
    found.push({ node: out ? target[e] : source[e], edge: e, weight: weight[e], out });
  }
  return found.sort((a, b) => b.weight - a.weight || a.node - b.node);
}

/** Return the edge between two nodes (in a directed network from the first), or -1. */
export function findEdge(network, a, b) {
  const { start, edge } = adjacency(network);
  const { source, target } = network.edges;
  let other = -1;
  for (let k = start[a]; k < start[a + 1]; k++) {
    const e = edge[k];
    if (source[e] === a && target[e] === b) return e;
    if (source[e] === b && target[e] === a) other = e;
  }
  return other;
}
