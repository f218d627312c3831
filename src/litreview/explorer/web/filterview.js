// The filters as people meet them: every choice with the number of nodes it shows.
import { corpus } from "./data.js";
import { button, data, el, svg } from "./dom.js";
import { countYears, isFiltered, noFilters, RECORD_FACETS } from "./filters.js";
import { clusterSign } from "./palette.js";
import { emit, on, state } from "./state.js";
import { both, showNumber, t, term } from "./words.js";

const place = document.getElementById("filters");
const MANY = 8;
let counters = [];
let summary = null;
let reset = null;

const changed = () => emit("filter");

function nameValue(name, value) {
  if (value === null) return t("not-given");
  if (name === "theme") return both(corpus.themes[value].label);
  if (name === "cluster") return value ? t("cluster-n", { n: String(value) }) : t("no-cluster");
  return term(name, value);
}

function choice(name, value) {
  const chosen = state.filters[name];
  const count = el("span", { class: "count" });
  counters.push([name, value, count]);
  const box = el("input", {
    type: "checkbox",
    checked: chosen.has(value),
    onchange: () => {
      chosen[box.checked ? "add" : "delete"](value);
      changed();
    },
  });
  return el("label", { class: "choice" }, box, name === "cluster" && clusterSign(value), data(nameValue(name, value)), count);
}

function facet(name, values) {
  if (values.length < 2) return null;
  const box = el("fieldset", {}, el("legend", {}, t(`filter-${name}`)));
  box.append(...values.slice(0, MANY).map((value) => choice(name, value)));
  if (values.length > MANY)
    box.append(
      el("details", {}, el("summary", {}, t("more", { n: values.length - MANY })), ...values.slice(MANY).map((value) => choice(name, value))),
    );
  return box;
}

function valuesOf(name) {
  const { counts } = state.everything;
  const values = [...counts[name].keys()];
  if (name === "cluster") return values.sort((a, b) => (a || Infinity) - (b || Infinity));
  return values.sort((a, b) => (a === null) - (b === null) || counts[name].get(b) - counts[name].get(a) || String(a).localeCompare(String(b)));
}

function yearBars({ first, last, counts }) {
  const width = last - first + 1;
  const bin = Math.max(1, Math.ceil(width / 60));
  const bars = new Map();
  for (const [year, n] of counts) {
    const k = Math.floor((year - first) / bin);
    bars.set(k, (bars.get(k) ?? 0) + n);
  }
  const most = Math.max(...bars.values());
  const n = Math.ceil(width / bin);
  const drawn = [...bars].map(([k, v]) =>
    svg("rect", { x: k + 0.1, width: 0.8, y: 20 * (1 - v / most), height: (20 * v) / most }),
  );
  return svg("svg", { viewBox: `0 0 ${n} 20`, preserveAspectRatio: "none", class: "years", "aria-hidden": "true" }, ...drawn);
}

function numberField(words, key, given) {
  const box = el("input", {
    type: "number",
    inputmode: "numeric",
    ...given,
    value: state.filters[key] ?? "",
    onchange: () => {
      state.filters[key] = box.value === "" || Number.isNaN(box.valueAsNumber) ? null : box.valueAsNumber;
      changed();
    },
  });
  return el("label", { class: "number" }, el("span", {}, words), box);
}

function years() {
  const counted = countYears(state.network);
  if (!(counted.last > counted.first)) return null;
  const given = { min: counted.first, max: counted.last, step: 1 };
  return el(
    "fieldset",
    {},
    el("legend", {}, t("filter-year")),
    yearBars(counted),
    el("div", { class: "pair" },
      numberField(t("from"), "from", { ...given, placeholder: counted.first }),
      numberField(t("to"), "to", { ...given, placeholder: counted.last }),
    ),
    counted.undated > 0 && el("p", { class: "hint" }, t("undated", { n: counted.undated })),
  );
}

function slider(key, values, words) {
  const steps = [...new Set(values)].sort((a, b) => a - b);
  if (steps.length < 2) return null;
  const at = state.filters[key] === null ? 0 : Math.max(0, steps.findIndex((step) => step >= state.filters[key]));
  const output = el("output", {}, showNumber(steps[at]));
  const box = el("input", {
    type: "range",
    min: 0,
    max: steps.length - 1,
    value: at,
    "aria-valuetext": showNumber(steps[at]),
    oninput: () => {
      const step = steps[box.valueAsNumber];
      output.textContent = showNumber(step);
      box.setAttribute("aria-valuetext", showNumber(step));
    },
    onchange: () => {
      state.filters[key] = box.valueAsNumber ? steps[box.valueAsNumber] : null;
      changed();
    },
  });
  return el("label", { class: "slider" }, el("span", {}, words, " ", output), box);
}

function strengths() {
  if (!state.network.m && new Set(state.network.nodes.size).size < 2) return null;
  const { nodes, edges, m } = state.network;
  const linked = el("input", {
    type: "checkbox",
    checked: state.filters.linked,
    onchange: () => {
      state.filters.linked = linked.checked;
      changed();
    },
  });
  return el(
    "fieldset",
    {},
    el("legend", {}, t("filter-strength")),
    slider("count", nodes.size, t("filter-count")),
    slider("weight", edges.weight, t("filter-weight")),
    m > 0 && el("label", { class: "choice" }, linked, el("span", {}, t("filter-linked"))),
  );
}

function count() {
  const { shown, network, filters } = state;
  for (const [name, value, place] of counters) place.textContent = showNumber(shown.counts[name].get(value) ?? 0);
  summary.textContent = t("n-of-n", { n: shown.nodes, all: network.n });
  reset.disabled = !isFiltered(filters);
}

export function drawFilters() {
  counters = [];
  const open = place.querySelector("details.all")?.open ?? !matchMedia("(max-width: 60rem)").matches;
  summary = el("span", { class: "n" });
  reset = button(t("reset"), () => {
    state.filters = noFilters();
    changed();
    drawFilters();
    place.querySelector("summary").focus();
  }, { class: "reset" });
  place.replaceChildren(
    el(
      "details",
      { class: "all", open },
      el("summary", {}, el("span", {}, t("filters")), summary),
      reset,
      years(),
      ...RECORD_FACETS.map((name) => facet(name, valuesOf(name))),
      facet("cluster", valuesOf("cluster")),
      strengths(),
    ),
  );
  count();
}

export function startFilters() {
  on("shown", count);
  on("theme", () => state.network && drawFilters());
}
