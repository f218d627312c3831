// What the page shows now, and who wants to know when it changes.

export const state = {
  network: null, // from data.openNetwork
  selection: null, // {type: "record" | "node" | "edge", …}
  filters: null, // from filters.noFilters
  shown: null, // from filters.applyFilters
};

const listeners = new Map();

export function on(event, listener) {
  if (!listeners.has(event)) listeners.set(event, []);
  listeners.get(event).push(listener);
}

export function emit(event, ...told) {
  for (const listener of listeners.get(event) ?? []) listener(...told);
}
