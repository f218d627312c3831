// Clusters by colour and by shape, so that neither is the only sign.
import { svg } from "./dom.js";
import { currentTheme } from "./theme.js";

// After Okabe and Ito; each keeps 3:1 against the page's ground in its theme.
const LIGHT = ["#0072b2", "#d55e00", "#00866a", "#b0569a", "#8a6d00", "#3590c9", "#5f58a8", "#9c3f2c"];
const DARK = ["#5ab4f0", "#ff8f47", "#31c99c", "#e79fce", "#e9c645", "#a6dcff", "#b3adf5", "#ff9d8a"];
const NONE = { light: "#747b86", dark: "#9aa3af" };
export const SHAPES = ["circle", "square", "triangle", "diamond", "hexagon", "plus", "wedge"];

export const clusterColour = (cluster) => {
  const dark = currentTheme() === "dark";
  if (!cluster) return dark ? NONE.dark : NONE.light;
  const colours = dark ? DARK : LIGHT;
  return colours[(cluster - 1) % colours.length];
};

const parse = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));

/** Mix two #rrggbb colours; edges are opaque so that many do not add up to white. */
export function mix(colour, ground, share) {
  const [a, b] = [parse(colour), parse(ground)];
  return `#${a.map((v, k) => Math.round(v * share + b[k] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}

/** Seven shapes and eight colours: 56 clusters before a pair comes back. */
export const clusterShape = (cluster) => (cluster ? (cluster - 1) % SHAPES.length : 0);

const ring = (n, radius, turn) =>
  Array.from({ length: n }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / n;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const UP = -Math.PI / 2;
const PLUS = [
  [0.4, -1.05], [0.4, -0.4], [1.05, -0.4], [1.05, 0.4], [0.4, 0.4], [0.4, 1.05],
  [-0.4, 1.05], [-0.4, 0.4], [-1.05, 0.4], [-1.05, -0.4], [-0.4, -0.4], [-0.4, -1.05],
];
// The same outlines as in shapes.js, y downwards, for canvas and SVG; null is a circle.
const OUTLINES = [null, ring(4, 1.22, Math.PI / 4), ring(3, 1.24, UP), ring(4, 1.2, UP), ring(6, 1.07, 0), PLUS, ring(3, 1.24, -UP)];

/** Trace a shape on a canvas around a point. */
export function traceShape(context, shape, x, y, radius) {
  context.beginPath();
  const outline = OUTLINES[shape];
  if (!outline) context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    outline.forEach(([dx, dy], k) => context[k ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
    context.closePath();
  }
}

/** A cluster's sign for legends, filters and lists. */
export function clusterSign(cluster, isPaper = false) {
  const outline = OUTLINES[clusterShape(cluster)];
  const given = {
    fill: clusterColour(cluster),
    stroke: isPaper ? "currentColor" : "none",
    "stroke-width": isPaper ? "0.35" : "0",
  };
  const shape = outline
    ? svg("polygon", { points: outline.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(" "), ...given })
    : svg("circle", { r: "1", ...given });
  return svg("svg", { viewBox: "-1.4 -1.4 2.8 2.8", width: "14", height: "14", class: "sign", "data-cluster": cluster, "aria-hidden": "true" }, shape);
}

/** Give the signs of a part of the page the colours of the theme, and leave all else as it stands. */
export function recolourSigns(root) {
  for (const sign of root.querySelectorAll("svg[data-cluster]"))
    sign.firstElementChild.setAttribute("fill", clusterColour(Number(sign.dataset.cluster)));
}
