// Which nodes and edges pass the filters, and how many each choice would show. No DOM here.
import { corpus } from "./data.js";

/** Facets of records; a record without a value has the value null. */
const FACETS = {
  theme: (record) => (record.themes.length ? record.themes : [null]),
  type: (record) => [record.type ?? null],
  language: (record) => [record.language ?? null],
};
export const RECORD_FACETS = Object.keys(FACETS);
const YEAR = 1;
const BIT = { theme: 2, type: 4, language: 8 };
const ALL = 15;

export const noFilters = () => ({
  from: null,
  to: null,
  theme: new Set(),
  type: new Set(),
  language: new Set(),
  cluster: new Set(),
  count: null,
  weight: null,
  linked: false,
});

export const isFiltered = (f) =>
  f.from !== null || f.to !== null || f.count !== null || f.weight !== null || f.linked ||
  f.theme.size + f.type.size + f.language.size + f.cluster.size > 0;

/** Which filters each record passes, as bits. */
function judgeRecords(f) {
  const dated = f.from === null && f.to === null;
  return corpus.records.map((record) => {
    const { year } = record;
    let passed = dated || (year !== null && (f.from === null || year >= f.from) && (f.to === null || year <= f.to)) ? YEAR : 0;
    for (const name of RECORD_FACETS)
      if (!f[name].size || FACETS[name](record).some((value) => f[name].has(value))) passed |= BIT[name];
    return passed;
  });
}

/** Apply filters to a network: visible nodes and edges, and counts per choice. */
export function applyFilters(network, f) {
  const passed = judgeRecords(f);
  const open = f.from === null && f.to === null && !f.theme.size && !f.type.size && !f.language.size;
  const { records, cluster, size } = network.nodes;
  const offers = { theme: [], type: [], language: [], cluster: [] }; // what each node would be shown for
  const node = new Uint8Array(network.n);
  for (let i = 0; i < network.n; i++) {
    const big = f.count === null || size[i] >= f.count;
    if (!big) continue;
    const clustered = !f.cluster.size || f.cluster.has(cluster[i]);
    const recorded = records[i].length ? records[i].some((r) => passed[r] === ALL) : open;
    if (recorded) offers.cluster[i] = new Set([cluster[i]]);
    if (recorded && clustered) node[i] = 1;
    if (clustered)
      for (const name of RECORD_FACETS) {
        const values = new Set();
        for (const r of records[i])
          if ((passed[r] | BIT[name]) === ALL) for (const value of FACETS[name](corpus.records[r])) values.add(value);
        offers[name][i] = values;
      }
  }
  const edge = markEdges(network, f, node);
  if (f.linked) keepLinked(network, node, edge.visible);
  const counts = Object.fromEntries(Object.keys(offers).map((name) => [name, countOffers(network, f, offers[name])]));
  return { node, edge: edge.visible, nodes: node.reduce((sum, v) => sum + v, 0), edges: edge.n, counts };
}

/** Count the nodes that each choice of a facet shows; of linked nodes those whose link it shows too. */
function countOffers(network, f, offered) {
  const shown = f.linked ? keepOffersLinked(network, f, offered) : offered;
  const counts = new Map();
  for (const values of shown) for (const value of values ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function keepOffersLinked(network, f, offered) {
  const { source, target, weight } = network.edges;
  const linked = [];
  for (let e = 0; e < network.m; e++) {
    const [a, b] = [source[e], target[e]];
    if (!offered[a] || !offered[b] || (f.weight !== null && weight[e] < f.weight)) continue;
    for (const value of offered[a])
      if (offered[b].has(value)) for (const end of [a, b]) (linked[end] ??= new Set()).add(value);
  }
  return linked;
}

function markEdges(network, f, node) {
  const { source, target, weight } = network.edges;
  const visible = new Uint8Array(network.m);
  let n = 0;
  for (let e = 0; e < network.m; e++)
    if (node[source[e]] && node[target[e]] && (f.weight === null || weight[e] >= f.weight)) {
      visible[e] = 1;
      n++;
    }
  return { visible, n };
}

function keepLinked(network, node, edge) {
  const linked = new Uint8Array(network.n);
  for (let e = 0; e < network.m; e++)
    if (edge[e]) linked[network.edges.source[e]] = linked[network.edges.target[e]] = 1;
  for (let i = 0; i < network.n; i++) node[i] &= linked[i];
}

/** Count the records behind a network's nodes by year: {first, last, counts, undated}. */
export function countYears(network) {
  const seen = new Set(network.nodes.records.flat());
  const counts = new Map();
  let undated = 0;
  for (const r of seen) {
    const { year } = corpus.records[r];
    if (year === null) undated++;
    else counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const years = [...counts.keys()];
  const first = years.reduce((a, b) => Math.min(a, b), Infinity);
  const last = years.reduce((a, b) => Math.max(a, b), -Infinity);
  return { first, last, counts, undated };
}
