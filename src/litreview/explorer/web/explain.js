// Why two nodes are linked: what they share, and the printed entries that make it so.
import { corpus, openNetwork } from "./data.js";
import { button, data, el, many } from "./dom.js";
import { entryView, mentionView, openRecord, partEntries } from "./entry.js";
import { emit, state } from "./state.js";
import { both, showNumber, t } from "./words.js";

/** Index the incidence once: node → Map(group → printed entries). */
function incidence(network) {
  if (network.incidence) return network.incidence;
  const { item, group, references } = network.links;
  const index = new Map();
  for (let k = 0; k < item.length; k++) {
    if (!index.has(item[k])) index.set(item[k], new Map());
    const groups = index.get(item[k]);
    groups.set(group[k], [...(groups.get(group[k]) ?? []), ...references[k]]);
  }
  network.incidence = index;
  return index;
}

/** Return what both nodes belong to: [{group, a: [reference…], b: […]}], richest first. */
export function sharedGroups(network, a, b) {
  if (!network.links) return [];
  const index = incidence(network);
  const ofA = index.get(a) ?? new Map();
  const ofB = index.get(b) ?? new Map();
  const shared = [...ofA.keys()].filter((group) => ofB.has(group)).map((group) => ({ group, a: ofA.get(group), b: ofB.get(group) }));
  return shared.sort((x, y) => y.a.length + y.b.length - x.a.length - x.b.length || x.group - y.group);
}

/** Return the entries and sentences by which one record cites another. */
export function citationEvidence(citing, cited) {
  const references = [];
  corpus.references.forEach((reference, i) => {
    if (reference.paper === citing && reference.record === cited) references.push(i);
  });
  const mentions = corpus.records[cited].mentions.filter((i) => corpus.mentions[i].paper === citing);
  return { references, mentions };
}

const list = (items, make) => many(items, make, 12, (n) => t("more", { n }));

function side(label, references) {
  if (!references.length) return null;
  return el("div", { class: "side" }, el("h4", {}, t(partEntries(references).indexed.length ? "listed-in" : "printed-in"), " ", data(label)), references.map((i) => entryView(i, { to: false })));
}

function groupView(network, [labelA, labelB], { group, a, b }) {
  const record = network.groups.record[group];
  const label = String(network.groups.label[group]);
  const known = record !== null && record >= 0;
  const title = known ? corpus.records[record].title : null;
  const same = a.length === b.length && a.every((reference, k) => reference === b[k]);
  const sides = same
    ? a.map((i) => entryView(i, { to: false }))
    : [side(labelA, a), side(labelB, b)];
  return el(
    "section",
    { class: "shared" },
    el("h3", {}, known ? openRecord(record, label) : data(label)),
    title ? data(title, "p", { class: "below" }) : null,
    sides,
    a.length + b.length ? null : el("p", { class: "hint" }, t("no-entry")),
  );
}

function entriesUnder(key, references) {
  return references.length ? [el("h3", {}, t(key)), list(references, (i) => entryView(i, { to: false }))] : null;
}

function citationView(citing, cited) {
  const { references, mentions } = citationEvidence(citing, cited);
  const { printed, indexed } = partEntries(references);
  const none = references.length + mentions.length ? null : el("p", { class: "hint" }, t("nothing-recorded"));
  return [
    entriesUnder("edge-entries", printed),
    entriesUnder("edge-indexed", indexed),
    mentions.length ? [el("h3", {}, t("edge-mentions")), list(mentions, mentionView)] : null,
    none,
  ];
}

export function edgeView({ network: index, edge }) {
  const network = openNetwork(index);
  const ends = [network.edges.source[edge], network.edges.target[edge]];
  const labels = ends.map((i) => String(network.nodes.label[i]));
  const name = (i, k) => button(data(labels[k]), () => emit("choose-node", i), { class: "link end", disabled: index !== state.network.index });
  const head = [
    el("h2", { tabindex: "-1", class: "edge" }, name(ends[0], 0), el("span", { class: "to" }, network.directed ? " → " : " ↔ "), name(ends[1], 1)),
    el("p", { class: "meta" }, `${both(network.about.label)} · ${t("tip-edge", { n: network.edges.weight[edge] })}`),
  ];
  if (network.links && network.groups) {
    const shared = sharedGroups(network, ...ends);
    return [
      ...head,
      el("p", { class: "hint" }, shared.length ? t("shared-n", { n: showNumber(shared.length) }) : t("nothing-recorded")),
      list(shared, (one) => groupView(network, labels, one)),
    ];
  }
  const records = ends.map((i) => network.nodes.records[i][0]);
  if (records.some((record) => record === undefined)) return [...head, el("p", { class: "hint" }, t("nothing-recorded"))];
  return [...head, citationView(...records)];
}
