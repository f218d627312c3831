// Which node or edge is under the pointer, among those shown: arithmetic, cheaper than a picking pass.

/** Return the node whose sign holds a point in graph coordinates, or -1; radii in the same units. */
export function pickNode(network, visible, radius, x, y) {
  const { x: xs, y: ys } = network.nodes;
  let best = 1;
  let found = -1;
  for (let i = 0; i < network.n; i++) {
    if (!visible[i]) continue;
    const d = Math.hypot(x - xs[i], y - ys[i]) / radius(i);
    if (d <= best) {
      best = d;
      found = i;
    }
  }
  return found;
}

/** Return the edge within reach of a point in graph coordinates, or -1. */
export function pickEdge(network, visible, x, y, reach) {
  const { source, target } = network.edges;
  const { x: xs, y: ys } = network.nodes;
  let best = reach * reach;
  let found = -1;
  for (let e = 0; e < network.m; e++) {
    if (!visible[e]) continue;
    const ax = xs[source[e]];
    const ay = ys[source[e]];
    const bx = xs[target[e]];
    const by = ys[target[e]];
    if ((x < ax - reach && x < bx - reach) || (x > ax + reach && x > bx + reach)) continue;
    if ((y < ay - reach && y < by - reach) || (y > ay + reach && y > by + reach)) continue;
    const dx = bx - ax;
    const dy = by - ay;
    const length = dx * dx + dy * dy;
    const k = length ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    const d = (x - ax - k * dx) ** 2 + (y - ay - k * dy) ** 2;
    if (d < best) {
      best = d;
      found = e;
    }
  }
  return found;
}
