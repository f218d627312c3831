// The map: sigma draws what Python has placed; nothing is laid out here.
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import { drawHaloLabel, FocusLayer } from "./focus.js";
import { LeanSigma, NoProgram } from "./lean.js";
import { edgeLook, LARGE, look, makeGraph, nodeLook, radiusOf, readLook } from "./graph.js";
import { pickEdge, pickNode } from "./pick.js";
import { NodeShapeProgram } from "./shapes.js";
import { on, emit, state } from "./state.js";
import { calm } from "./theme.js";
import { hideTip, showEdgeTip, showNodeTip } from "./tip.js";

const container = document.getElementById("map");
let sigma = null;
let focusLayer = null;
let hovered = null;
let sizes = []; // of nodes, in pixels before the zoom

function hasWebGL() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

const room = () => Math.min(container.offsetWidth, container.offsetHeight);

function reducers() {
  return {
    nodeReducer: (key, given) => (state.shown.node[+key] ? given : { ...given, hidden: true }),
    edgeReducer: (key, given) => (state.shown.edge[+key] ? given : { ...given, hidden: true }),
  };
}

function settings(network) {
  return {
    ...reducers(),
    allowInvalidContainer: true,
    defaultNodeType: "circle", // sigma's own names, so that its own programs are not compiled beside
    nodeProgramClasses: { circle: NodeShapeProgram },
    nodeHoverProgramClasses: { circle: NoProgram },
    edgeProgramClasses: {
      line: network.directed ? NoProgram : EdgeRectangleProgram,
      arrow: network.directed ? EdgeArrowProgram : NoProgram,
      hairline: network.m > LARGE ? EdgeLineProgram : NoProgram,
    },
    minEdgeThickness: network.m > LARGE ? 0.6 : 1,
    hideEdgesOnMove: network.m > LARGE,
    hideLabelsOnMove: false,
    labelDensity: network.n > 500 ? 0.6 : 1,
    labelGridCellSize: 110,
    labelRenderedSizeThreshold: network.n > 200 ? 6 : 3,
    defaultDrawNodeLabel: (context, node) => drawHaloLabel(context, node.label, node, node.size + 4, 500, look),
    defaultDrawNodeHover: () => {},
    enableCameraRotation: false,
    stagePadding: 48,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: false,
  };
}

/** What is lit: what is pointed at, else what is chosen. */
function focus() {
  if (hovered) return hovered;
  const { selection, network } = state;
  if (!selection) return null;
  if (selection.type === "edge") return selection.network === network.index && selection.edge >= 0 && state.shown.edge[selection.edge] ? selection : null;
  const node = selection.type === "node" ? (selection.network === network.index ? selection.node : undefined) : network.nodeOfRecord.get(selection.record);
  return node !== undefined && state.shown.node[node] ? { type: "node", node } : null;
}

function drawFocus() {
  if (sigma) focusLayer.draw(sigma, state.network, state.shown, focus());
}

function point(at) {
  const same = hovered?.type === at?.type && hovered?.node === at?.node && hovered?.edge === at?.edge;
  hovered = at;
  if (!same) drawFocus();
  container.classList.toggle("pointing", Boolean(at));
}

/** A point of the container in graph coordinates, and what a pixel is there. */
function locate({ x, y }) {
  const here = sigma.viewportToGraph({ x, y });
  const there = sigma.viewportToGraph({ x: x + 1, y });
  return { ...here, pixel: Math.hypot(there.x - here.x, there.y - here.y) };
}

function nodeAt(point) {
  const { x, y, pixel } = locate(point);
  const node = pickNode(state.network, state.shown.node, (i) => pixel * (sigma.scaleSize(sizes[i]) * 1.1 + 1.5), x, y);
  return node < 0 ? null : String(node);
}

function edgeAt(point) {
  const { x, y, pixel } = locate(point);
  return pickEdge(state.network, state.shown.edge, x, y, 5 * pixel);
}

function listen() {
  let overNode = false;
  sigma.on("enterNode", ({ node, event }) => {
    overNode = true;
    point({ type: "node", node: +node });
    showNodeTip(+node, event);
  });
  sigma.on("leaveNode", () => {
    overNode = false;
    point(null);
    hideTip();
  });
  sigma.on("moveBody", ({ event }) => {
    if (overNode || event.original.buttons) return;
    const edge = edgeAt(event);
    point(edge < 0 ? null : { type: "edge", edge });
    if (edge < 0) hideTip();
    else showEdgeTip(edge, event);
  });
  sigma.on("clickNode", ({ node }) => emit("choose-node", +node));
  sigma.on("clickStage", ({ event }) => {
    const edge = edgeAt(event);
    if (edge >= 0) emit("open", { type: "edge", edge });
    else emit("close");
  });
  container.addEventListener("mouseleave", leave);
  sigma.on("afterRender", drawFocus);
}

function leave() {
  point(null);
  hideTip();
}

/** Draw a network; return whether this browser can (it cannot without WebGL). */
export function drawMap(network) {
  killMap();
  readLook(network);
  try {
    sigma = new LeanSigma(makeGraph(network, room()), container, settings(network));
  } catch (error) {
    container.replaceChildren();
    if (hasWebGL()) throw error;
    return false; // sigma has no gentler way to say that there is no WebGL
  }
  sizes = sigma.getGraph().mapNodes((_, node) => node.size);
  sigma.pickAt = nodeAt;
  focusLayer = new FocusLayer(container);
  listen();
  return true;
}

/** Resolve when the map stands on the screen. */
export const mapSettled = async () => sigma?.settled();

export function killMap() {
  container.removeEventListener("mouseleave", leave);
  hovered = null;
  hideTip();
  sigma?.kill();
  sigma = null;
  container.replaceChildren();
}

function restyle() {
  if (!sigma) return;
  const { network } = state;
  readLook(network);
  const radius = radiusOf(network, room());
  const graph = sigma.getGraph();
  graph.updateEachNodeAttributes((key) => nodeLook(network, radius, +key));
  sizes = graph.mapNodes((_, node) => node.size);
  graph.updateEachEdgeAttributes((key, given) => ({ ...given, color: edgeLook(network, () => 1, +key).color }));
}

const pace = () => ({ duration: calm() ? 0 : 350 });

/** Zoom by a factor, or to everything (null). */
export function zoom(factor) {
  const camera = sigma?.getCamera();
  if (factor === null) camera?.animatedReset(pace());
  else camera?.animate({ ratio: sigma.getCamera().ratio / factor }, pace());
}

export function pan(dx, dy) {
  const camera = sigma?.getCamera();
  camera?.animate({ x: camera.x + dx * 0.15 * camera.ratio, y: camera.y + dy * 0.15 * camera.ratio }, { duration: calm() ? 0 : 120 });
}

/** Bring what is chosen into view where it is outside. */
export function reveal() {
  const at = focus();
  if (!sigma || !at) return;
  const nodes = at.type === "edge" ? [state.network.edges.source[at.edge], state.network.edges.target[at.edge]] : [at.node];
  const { width, height } = sigma.getDimensions();
  const outside = nodes.some((i) => {
    const { x, y } = sigma.graphToViewport({ x: state.network.nodes.x[i], y: state.network.nodes.y[i] });
    return x < 20 || y < 20 || x > width - 20 || y > height - 20;
  });
  if (!outside) return drawFocus();
  const shown = nodes.map((i) => sigma.getNodeDisplayData(String(i)));
  const middle = (name) => shown.reduce((sum, node) => sum + node[name], 0) / shown.length;
  sigma.getCamera().animate({ x: middle("x"), y: middle("y"), ...(at.type === "edge" ? { ratio: 1 } : {}) }, pace());
}

/** Where a node stands in the window, or null without a map. */
export function placeOf(node) {
  if (!sigma || node === undefined) return null;
  const { left, top } = container.getBoundingClientRect();
  const { x, y } = sigma.graphToViewport({ x: state.network.nodes.x[node], y: state.network.nodes.y[node] });
  return { x: left + x, y: top + y };
}

/** Return the map as drawn now, on the page's ground, as a canvas; null without a map. */
export function picture() {
  if (!sigma) return null;
  sigma.refresh();
  const { width, height } = sigma.getDimensions();
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement("canvas");
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext("2d");
  context.fillStyle = look.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawFocus();
  for (const layer of container.querySelectorAll("canvas"))
    if (layer.width && layer.height) context.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function startMap() {
  on("shown", () => sigma?.refresh());
  on("theme", restyle);
  on("selection", () => {
    drawFocus();
    reveal();
  });
  on("look-at", point);
  new ResizeObserver(() => {
    const { width, height } = sigma?.getDimensions() ?? {};
    if (sigma && (width !== container.offsetWidth || height !== container.offsetHeight)) sigma.resize().scheduleRefresh();
  }).observe(container);
  container.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (event.key in steps) pan(...steps[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") zoom(null);
    else return;
    event.preventDefault();
  });
}
