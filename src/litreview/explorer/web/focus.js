// What is pointed at or chosen, drawn above the map: the rest fades, its links and neighbours stay.
import { neighbours } from "./data.js";
import { clip } from "./dom.js";
import { clusterColour, clusterShape, traceShape } from "./palette.js";
import { colour } from "./theme.js";

const LABELS = 24;

/** Return the nodes and edges that a focus keeps: {main, nodes, edges}. */
function keep(network, shown, focus) {
  if (focus.type === "edge") {
    const ends = [network.edges.source[focus.edge], network.edges.target[focus.edge]];
    return { main: ends, nodes: [], edges: [focus.edge] };
  }
  const near = neighbours(network, focus.node).filter(({ edge, node }) => shown.edge[edge] && node !== focus.node);
  return { main: [focus.node], nodes: near.map(({ node }) => node), edges: near.map(({ edge }) => edge) };
}

export class FocusLayer {
  constructor(container) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "focus";
    container.append(this.canvas);
    this.context = this.canvas.getContext("2d");
  }

  draw(sigma, network, shown, focus) {
    const { width, height } = sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!focus) return;
    const kept = keep(network, shown, focus);
    context.globalAlpha = 0.78;
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    const at = (i) => sigma.graphToViewport({ x: network.nodes.x[i], y: network.nodes.y[i] });
    const look = { at, sigma, network, ink: colour("ink"), ground: colour("ground"), accent: colour("accent") };
    this.drawEdges(kept, look, focus.type === "edge");
    for (const i of kept.nodes) this.drawNode(i, look, false);
    for (const i of kept.main) this.drawNode(i, look, true);
    this.taken = [];
    for (const i of kept.main) this.drawLabel(i, look, true);
    for (const i of kept.nodes.slice(0, LABELS)) this.drawLabel(i, look, false);
  }

  drawEdges(kept, { at, network, accent }, alone) {
    const { context } = this;
    const { source, target, weight } = network.edges;
    const most = kept.edges.reduce((a, e) => Math.max(a, weight[e]), 0) || 1;
    context.strokeStyle = accent;
    context.globalAlpha = alone ? 1 : 0.6;
    for (const e of kept.edges) {
      const a = at(source[e]);
      const b = at(target[e]);
      context.lineWidth = alone ? 4 : 1 + (2.5 * weight[e]) / most;
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  radius({ sigma }, i) {
    const node = sigma.getNodeDisplayData(String(i));
    return node ? sigma.scaleSize(node.size) : 4;
  }

  drawNode(i, look, main) {
    const { context } = this;
    const { x, y } = look.at(i);
    const radius = this.radius(look, i);
    const cluster = look.network.nodes.cluster[i];
    traceShape(context, clusterShape(cluster), x, y, radius);
    context.fillStyle = clusterColour(cluster);
    context.fill();
    context.lineWidth = main || look.network.nodes.kind[i] === "paper" ? 2 : 1;
    context.strokeStyle = main || look.network.nodes.kind[i] === "paper" ? look.ink : look.ground;
    context.stroke();
    if (!main) return;
    context.beginPath();
    context.arc(x, y, radius * 1.25 + 4, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = look.accent;
    context.stroke();
  }

  drawLabel(i, look, main) {
    const words = clip(String(look.network.nodes.label[i]), main ? 60 : 36);
    const radius = this.radius(look, i);
    const { x, y } = look.at(i);
    const box = { left: x, right: x + radius + 7 * words.length, top: y - 8, bottom: y + 8 };
    const free = this.taken.every((one) => box.left > one.right || box.right < one.left || box.top > one.bottom || box.bottom < one.top);
    if (!main && !free) return; // the stronger link's label stays legible
    this.taken.push(box);
    drawHaloLabel(this.context, words, { x, y }, main ? radius * 1.25 + 9 : radius + 4, main ? 700 : 500, look);
  }
}

/** Write a label with a halo of the ground, so that it reads above lines; right of its point, else left. */
export function drawHaloLabel(context, words, point, gap, weight, { ink, ground }) {
  context.font = `${weight} 12.5px system-ui, sans-serif`;
  const width = context.measureText(words).width;
  const room = context.canvas.offsetWidth;
  const x = point.x + gap + width > room && point.x - gap - width > 0 ? point.x - gap - width : point.x + gap;
  const y = point.y + 4;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = ground;
  context.strokeText(words, x, y);
  context.fillStyle = ink;
  context.fillText(words, x, y);
}
