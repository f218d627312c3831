// A record in the panel: what it is, where each fact comes from, what stands behind it.
import { corpus } from "./data.js";
import { data, el, many, outLink } from "./dom.js";
import { entryView, evidenceView, mentionView, partEntries, problemList } from "./entry.js";
import { neighbourSection } from "./node.js";
import { state } from "./state.js";
import { both, t, term } from "./words.js";

/** A part of the panel that opens and shuts; empty parts are left out. */
export function section(key, count, content, open = true) {
  if (!content || !count) return null;
  return el("details", { class: "part", open }, el("summary", {}, el("h3", {}, t(key)), el("span", { class: "count" }, String(count))), content);
}

const list = (items, make) => items.length && many(items, make, 12, (n) => t("more", { n }));

function facts(record) {
  if (!record.fields.length) return null;
  const row = ({ name, value, origin, detail, relation }) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, term("variable", name)),
      el("td", {}, data(value)),
      el("td", { class: "origin" }, el("span", { class: `badge o-${origin}` }, term("origin", origin)), relation ? el("small", { class: "relation" }, term("relation", relation)) : "", both(detail) ? data(both(detail), "small") : ""),
    );
  const head = ["column-field", "column-value", "column-origin"].map((key) => el("th", { scope: "col" }, t(key)));
  return el("table", { class: "facts" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, record.fields.map(row)));
}

function lead(record) {
  const meta = [
    term("kind", record.kind),
    record.year === null ? t("no-year") : String(record.year),
    term("type", record.type ?? "document"),
    record.language ? term("language", record.language) : "",
    record.cited ? t("cited-by", { n: record.cited }) : "",
  ].filter(Boolean);
  const links = [
    record.doi && outLink(`https://doi.org/${record.doi}`, record.doi),
    record.url && outLink(record.url, record.url),
  ].filter(Boolean);
  return [
    el("h2", { tabindex: "-1", dir: "auto" }, record.title ?? t("no-title")),
    record.authors.length ? data(record.authors.join("; "), "p", { class: "authors" }) : el("p", { class: "authors" }, t("no-author")),
    record.container ? data(record.container, "p", { class: "container" }) : null,
    el("p", { class: "meta" }, meta.join(" · ")),
    el("p", { class: "ids" }, el("code", { dir: "auto" }, record.id), links.map((link) => [" ", link])),
    record.themes.length ? many(record.themes, (i) => data(both(corpus.themes[i].label), "span", { class: "chip" }), 8, (n) => t("more", { n }), "chips") : null,
  ];
}

export function recordView(index) {
  const record = corpus.records[index];
  const node = state.network.nodeOfRecord.get(index);
  const { problems, references, mentions, unlinked = [], evidence, reasons, entries, fields } = record;
  const { printed, indexed } = partEntries(references);
  return [
    ...lead(record),
    node === undefined ? el("p", { class: "hint" }, t("not-in-network")) : null,
    section("problems", problems.length, problemList(problems)),
    section("unlinked", unlinked.length, list(unlinked, mentionView)),
    section("behind", printed.length, list(printed, (i) => entryView(i, { to: false }))),
    section("behind-indexed", indexed.length, list(indexed, (i) => entryView(i, { to: false }))),
    section("merged", reasons.length, el("ul", {}, reasons.map((reason) => data(both(reason), "li")))),
    section("mentioned", mentions.length, list(mentions, mentionView)),
    section("coded", evidence.length, list(evidence, evidenceView)),
    node === undefined ? null : neighbourSection(node),
    section("provenance", fields.length, facts(record)),
    section("entries", entries.length, list(entries, (i) => entryView(i)), false),
  ].filter(Boolean);
}
