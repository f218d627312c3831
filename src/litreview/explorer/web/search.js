// Find records and nodes by words, whatever their accents or case. No DOM here.
import { corpus, standsForRecord } from "./data.js";

/** Fold a text for comparison: compatibility forms, no accents, lower case. */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let ofRecords = null;
const ofNodes = new Map();

function indexRecords() {
  ofRecords ??= corpus.records.map((record, i) => ({
    type: "record",
    record: i,
    label: fold(record.label),
    text: fold([record.label, record.title ?? "", ...record.authors, record.id, record.doi ?? ""].join("\n")),
  }));
  return ofRecords;
}

function indexNodes(network) {
  if (!ofNodes.has(network.index)) {
    const found = [];
    for (let i = 0; i < network.n; i++) {
      if (standsForRecord(network, i)) continue;
      const label = fold(String(network.nodes.label[i]));
      found.push({ type: "node", node: i, label, text: `${label}\n${fold(String(network.nodes.id[i]))}` });
    }
    ofNodes.set(network.index, found);
  }
  return ofNodes.get(network.index);
}

/** Build the index while nothing else is to be done. */
export function warmSearch(network) {
  indexRecords();
  indexNodes(network);
}

/** Return what holds every word of the query, best first. */
export function search(query, network) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(" ");
  const found = [];
  for (const entry of [...indexNodes(network), ...indexRecords()]) {
    if (!words.every((word) => entry.text.includes(word))) continue;
    const here = entry.type === "node" || network.nodeOfRecord.has(entry.record);
    const rank = (entry.label.startsWith(whole) ? 0 : entry.label.includes(whole) ? 2 : entry.text.includes(whole) ? 4 : 6) + (here ? 0 : 1);
    found.push({ entry, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
