// The only way into the DOM: elements with text and attributes, never markup.

/** Make an element; children are nodes, text, arrays of them, or nothing. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const ICONS = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  save: "M10 3v9M6 8.5l4 4 4-4M4 16h12",
  close: "M5 5l10 10M15 5L5 15",
  back: "M11 4l-6 6 6 6M5 10h11",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4",
  dark: "M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2z",
};

/** A line drawing for a button that has a name of its own. */
export const icon = (name) =>
  svg("svg", { viewBox: "0 0 20 20", width: "20", height: "20", fill: "none", stroke: "currentColor", "stroke-width": "1.7", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));

/** Text of the data: its own direction, never markup. */
export const data = (text, tag = "span", attributes = {}) => el(tag, { dir: "auto", ...attributes }, text);

export const button = (words, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, words);

/** Return the address if it is http or https, else null. */
export function webAddress(text) {
  try {
    const address = new URL(text);
    return address.protocol === "http:" || address.protocol === "https:" ? address.href : null;
  } catch {
    return null;
  }
}

/** A link out of the page; what is not a web address stays plain text. */
export function outLink(address, words) {
  const href = webAddress(address);
  if (!href) return data(words);
  return data(words, "a", { href, rel: "noopener noreferrer", target: "_blank" });
}

/** Show the first of many, and a button for the rest, a step at a time. */
export function many(items, make, step, more, name = "many") {
  const box = el("div", { class: name });
  let shown = 0;
  const next = () => {
    const last = Math.min(items.length, shown + step);
    const made = items.slice(shown, last).map(make);
    box.append(...made);
    shown = last;
    if (shown < items.length) {
      const rest = button(more(items.length - shown), () => {
        rest.remove();
        next()?.querySelector("button, a, [tabindex]")?.focus();
      }, { class: "more" });
      box.append(rest);
    }
    return made[0];
  };
  next();
  return box;
}

/** Cut text for one line; counts code points so that no pair is torn. */
export function clip(text, most) {
  if (text.length <= most) return text;
  return `${Array.from(text.slice(0, 2 * most)).slice(0, most - 1).join("").trimEnd()}…`;
}
