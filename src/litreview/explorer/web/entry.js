// Printed entries and sentences, with what was found in them marked by colour and in words.
import { corpus } from "./data.js";
import { button, data, el } from "./dom.js";
import { emit } from "./state.js";
import { both, showNumber, t, term } from "./words.js";

/** Cut a text at code-point offsets, as Python counts them. */
export function slicer(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

export const openRecord = (record, words, attributes = {}) =>
  button(data(words ?? corpus.records[record].label), () => emit("open", { type: "record", record }), { class: "link", ...attributes });

function spans({ text, spans: found }) {
  const cut = slicer(text);
  const parts = [];
  let at = 0;
  for (const [label, start, end] of [...found].sort((a, b) => a[1] - b[1])) {
    if (start < at) continue;
    parts.push(cut(at, start), el("mark", { class: `span f-${label}` }, cut(start, end), el("span", { class: "tag" }, ` ${term("field", label)}`)));
    at = end;
  }
  parts.push(cut(at));
  return parts;
}

/** Where a problem stands: its printed entry, or the sentence with the mention it is about. */
function placeOf({ reference, mention, printed }, shown) {
  if (reference !== undefined) {
    const { paper, n } = corpus.references[reference];
    return [openRecord(paper, `${corpus.records[paper].label} · ${t("entry-n", { n })}`), quote(printed, shown)];
  }
  if (mention === undefined) return [quote(printed, shown)];
  const { marker } = corpus.mentions[mention];
  const rest = printed.startsWith(marker) ? printed.slice(marker.length).replace(/^ – /, "") : printed; // the sentence shows the marker
  return [quote(rest.trim(), shown), data(markedSentence(mention), "span", { class: "said" })];
}

/** What stands printed, unless the text shown beside it starts with it. */
function quote(printed, shown) {
  if (!printed || shown.startsWith(printed.replace(/…$/, ""))) return null;
  return data(printed, "q", { class: "printed" });
}

/** List problems; `shown` is the text that stands beside the list already. */
export function problemList(problems, shown = "") {
  if (!problems.length) return null;
  return el(
    "ul",
    { class: "problems" },
    problems.map((problem) => {
      const { kind, message, severity } = problem;
      const words = [severity && el("strong", {}, term("severity", severity)), el("span", { class: "kind" }, term("problem", kind)), both(message) ? data(both(message)) : null, placeOf(problem, shown)];
      return el("li", { class: severity || "note" }, words);
    }),
  );
}

/** A printed entry: where it stands, its text with the tagger's labels, its problems. */
export function entryView(index, { to = true } = {}) {
  const reference = corpus.references[index];
  const paper = corpus.records[reference.paper];
  const head = el(
    "p",
    { class: "where" },
    openRecord(reference.paper, paper.label),
    el("span", {}, ` · ${t("entry-n", { n: reference.n })}`, reference.label ? ` ${reference.label}` : ""),
    el("span", {}, ` · ${reference.indexed ? t("indexed") : t("confidence", { p: showNumber(reference.confidence) })}`),
    to && reference.record >= 0 && reference.record !== null ? [" · ", openRecord(reference.record, t("to-work"), { "aria-label": `${t("to-work")}: ${corpus.records[reference.record].label}` })] : "",
  );
  return el("div", { class: "entry" }, head, data(spans(reference), "blockquote"), problemList(reference.problems, reference.text));
}

/** Part entries into those that a paper prints and those that an exported file lists. */
export function partEntries(indices) {
  const listed = (i) => Boolean(corpus.references[i].indexed);
  return { printed: indices.filter((i) => !listed(i)), indexed: indices.filter(listed) };
}

function markedSentence(index) {
  const { sentence, at } = corpus.mentions[index];
  if (!at) return [sentence];
  const cut = slicer(sentence);
  return [cut(0, at[0]), el("mark", { class: "marker" }, cut(...at)), cut(at[1])];
}

/** A sentence that cites, its marker lit. */
export function mentionView(index) {
  const mention = corpus.mentions[index];
  const facts = [term("status", mention.status), ...(mention.how ? mention.how.split("; ").map((how) => term("how", how)) : []), mention.at ? "" : mention.marker].filter(Boolean);
  return el(
    "div",
    { class: "sentence" },
    el("p", { class: "where" }, openRecord(mention.paper), ` · ${facts.join(" · ")}`),
    data(markedSentence(index), "blockquote"),
    mention.status === "ambiguous" && mention.records.length ? el("p", { class: "where" }, `${t("candidates")} `, mention.records.map((record, k) => [k ? " · " : "", openRecord(record)])) : "",
  );
}

/** A sentence that a theme was found in. */
export function evidenceView(index) {
  const { theme, text, polarity, confidence } = corpus.evidence[index];
  const facts = [polarity !== null && polarity !== undefined && polarity !== "" ? term("polarity", polarity) : "", confidence === null || confidence === undefined ? "" : t("confidence", { p: typeof confidence === "number" ? showNumber(confidence) : term("sure", confidence) })];
  return el(
    "div",
    { class: "sentence" },
    el("p", { class: "where" }, el("span", { class: "chip", dir: "auto" }, both(corpus.themes[theme].label)), ` ${facts.filter(Boolean).join(" · ")}`),
    data(text, "blockquote"),
  );
}
