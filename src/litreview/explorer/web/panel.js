// The side panel: what is chosen, with a way back; on a narrow screen a sheet from below.
import { button, el, icon } from "./dom.js";
import { edgeView } from "./explain.js";
import { nodeView } from "./node.js";
import { recolourSigns } from "./palette.js";
import { recordView } from "./record.js";
import { emit, on, state } from "./state.js";
import { t } from "./words.js";

const panel = document.getElementById("panel");
const MOST = 50; // steps back that are remembered
let past = [];
let opener = null;
let openerNode = null; // its row in the list, which may have been drawn anew since

function view(selection) {
  if (selection.type === "record") return recordView(selection.record);
  if (selection.type === "node") return nodeView(selection);
  return edgeView(selection);
}

function draw() {
  const { selection } = state;
  if (!selection) return;
  const bar = el(
    "div",
    { class: "bar" },
    past.length ? button(icon("back"), back, { class: "icon", "aria-label": t("back"), title: t("back") }) : "",
    el("span", { class: "space" }),
    button(icon("close"), () => emit("close"), { class: "icon", "aria-label": t("close"), title: t("close") }),
  );
  panel.replaceChildren(bar, el("div", { class: "body" }, view(selection)));
  panel.hidden = false;
  document.body.classList.add("reading");
}

/** Open a record, node or edge; nodes and edges belong to the network shown unless they name one. */
export function openSelection(selection, { walked = true } = {}) {
  const whole = selection.type === "record" ? selection : { network: state.network.index, ...selection };
  if (state.selection && walked) past = [...past, state.selection].slice(-MOST);
  if (!state.selection) {
    opener = document.activeElement;
    openerNode = opener.closest("[data-node]")?.dataset.node ?? null;
  }
  state.selection = whole;
  draw();
  emit("selection", whole);
  panel.querySelector("h2")?.focus({ preventScroll: true });
  panel.querySelector(".body").scrollTop = 0;
}

function back() {
  const last = past.at(-1);
  past = past.slice(0, -1);
  if (last) {
    if (last.network !== undefined && last.network !== state.network.index) emit("switch", last.network);
    openSelection(last, { walked: false });
  }
}

export function closePanel() {
  if (!state.selection) return;
  state.selection = null;
  past = [];
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("reading");
  emit("selection", null);
  giveFocusBack();
  opener = null;
}

/** Focus what opened the panel, else its row as drawn now, else the list. */
function giveFocusBack() {
  const row = openerNode === null ? null : document.querySelector(`#list [data-node="${openerNode}"] button`);
  const own = opener?.isConnected && opener !== document.body ? opener : null;
  (own ?? row ?? document.getElementById("list")).focus({ preventScroll: true });
}

/** Go to the list, or to the panel where it covers the list. */
export function showList() {
  const list = document.getElementById("list");
  const covered = getComputedStyle(list).visibility === "hidden";
  (covered ? panel.querySelector("h2") : list).focus();
}

export function startPanel() {
  on("open", openSelection);
  on("close", closePanel);
  on("language", draw);
  on("theme", () => recolourSigns(panel));
  on("network", draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.selection) closePanel();
  });
}
