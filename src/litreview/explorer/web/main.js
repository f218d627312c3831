// Start: read the corpus, show the first network (or the one a link names), listen.
import "./webgl.js";
import { corpus, openNetwork, openRecords, standsForRecord } from "./data.js";
import { clip, el } from "./dom.js";
import { drawFilters, startFilters } from "./filterview.js";
import { applyFilters, noFilters } from "./filters.js";
import { decode, readFragment, writeFragment } from "./links.js";
import { drawList, startList } from "./list.js";
import { drawMap, mapSettled, placeOf, startMap } from "./map.js";
import { closePanel, openSelection, showList, startPanel } from "./panel.js";
import { warmSearch } from "./search.js";
import { startSearch } from "./searchbox.js";
import { emit, on, state } from "./state.js";
import { say, sayShown } from "./status.js";
import { applyTheme, startTheme } from "./theme.js";
import { startTools } from "./tools.js";
import { both, currentLanguage, inLanguages, LANGUAGES, nameParts, setLanguage, t } from "./words.js";

const find = (id) => document.getElementById(id);
let drawsMap = true;

function show() {
  state.shown = applyFilters(state.network, state.filters);
  emit("shown");
  sayShown();
}

function switchNetwork(index) {
  showNetwork(openNetwork(index));
}

function showNetwork(network) {
  state.network = network;
  state.filters = noFilters();
  state.everything = applyFilters(network, state.filters);
  state.shown = state.everything;
  find("network").value = String(network.index);
  nameNetwork();
  emit("network");
  drawFilters();
  drawList();
  sayShown();
  if (drawsMap && !drawMap(network)) dropMap("no-webgl");
  (window.requestIdleCallback ?? setTimeout)(() => warmSearch(network));
}

/** Leave the map out and say why; the list holds what it would show. */
function dropMap(why) {
  drawsMap = false;
  find("nomap").dataset.t = why;
  find("nomap").textContent = t(why);
  find("nomap").hidden = false;
  document.body.classList.add("no-map");
}

function showFirst() {
  if (corpus.networks.length) return switchNetwork(0);
  dropMap("no-networks");
  find("network").parentElement.hidden = true;
  showNetwork(openRecords(inLanguages("all-records"), inLanguages("about-all-records")));
}

function nameNetwork() {
  const { about } = state.network;
  find("about").textContent = both(about.about);
  const words = [corpus.warning, about.warning].filter(Boolean).map(both);
  find("warning").textContent = [...new Set(words)].join(" · ");
  find("warning").hidden = !words.length;
}

function nameEverything() {
  nameParts();
  const next = LANGUAGES[(LANGUAGES.indexOf(currentLanguage()) + 1) % LANGUAGES.length];
  find("language").textContent = t(`switch-${next}`);
  find("language").lang = next;
  find("network").replaceChildren(
    ...corpus.networks.map((network, i) => el("option", { value: i }, both(network.label))),
  );
  if (state.network) {
    find("network").value = String(state.network.index);
    nameNetwork();
    drawFilters();
    drawList();
    sayShown();
  }
}

function followFragment() {
  const read = readFragment(location.hash);
  if (read && read.network !== undefined && read.network !== state.network?.index) switchNetwork(read.network);
  if (!state.network) showFirst();
  if (read?.selection) openSelection(read.selection);
  else if (read) closePanel();
  else if (location.hash.length > 1) say(t("not-here", { name: clip(decode(location.hash.slice(1)), 80) }));
}

function listen() {
  on("filter", show);
  on("switch", switchNetwork);
  on("selection", (selection) => writeFragment(selection, state.network));
  on("choose-node", (node) => {
    const { network } = state;
    const record = standsForRecord(network, node) ? network.nodes.records[node][0] : -1;
    emit("open", record >= 0 ? { type: "record", record } : { type: "node", node });
  });
  find("network").addEventListener("change", (event) => {
    closePanel();
    switchNetwork(Number(event.target.value));
    writeFragment(null, state.network);
    event.target.focus({ preventScroll: true });
  });
  find("language").addEventListener("click", () => {
    setLanguage(LANGUAGES[(LANGUAGES.indexOf(currentLanguage()) + 1) % LANGUAGES.length]);
    nameEverything();
    applyTheme();
    emit("language");
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address keeps the link to what is shown
    showList();
  });
  addEventListener("hashchange", followFragment);
}

function start() {
  setLanguage(currentLanguage());
  nameEverything();
  startTheme();
  startTools();
  startMap();
  startFilters();
  startList();
  startPanel();
  startSearch();
  listen();
  followFragment();
}

/** Resolve when what was drawn has been handed to the screen; a hidden page draws nothing. */
const drawn = () =>
  new Promise((resolve) => {
    const done = () => {
      performance.mark("litreview-first-view");
      resolve();
    };
    if (document.hidden) done();
    else requestAnimationFrame(() => mapSettled().then(() => requestAnimationFrame(done)));
  });

start();

/** For tests of the page: what is shown, where a node stands in the window, a record opened as by a click. */
window.litreview = Object.freeze({
  ready: drawn(),
  shown: () => ({ nodes: state.shown?.nodes ?? 0, edges: state.shown?.edges ?? 0, network: state.network?.kind ?? null }),
  at: (id) => placeOf(state.network?.nodeOfId.get(String(id))),
  open: (id) => {
    const read = readFragment(`#record=${encodeURIComponent(id)}`);
    if (read) openSelection(read.selection);
    return Boolean(read);
  },
});
