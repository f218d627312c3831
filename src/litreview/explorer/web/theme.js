// Light or dark: the reader's choice if the browser keeps it, else the system's.
import { icon } from "./dom.js";
import { emit } from "./state.js";
import { t } from "./words.js";

const KEY = "litreview-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a sandboxed frame may not store anything
  }
}

function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // nothing is remembered then
  }
}

let chosen = recall();
export const currentTheme = () => chosen ?? (system.matches ? "dark" : "light");
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function applyTheme() {
  const theme = currentTheme();
  document.documentElement.dataset.theme = theme;
  const control = document.getElementById("theme");
  const next = theme === "dark" ? "theme-light" : "theme-dark";
  control.replaceChildren(icon(theme === "dark" ? "light" : "dark"));
  control.setAttribute("aria-label", t(next));
  control.title = t(next);
  emit("theme");
}

export function startTheme() {
  document.getElementById("theme").addEventListener("click", () => {
    chosen = currentTheme() === "dark" ? "light" : "dark";
    keep(chosen);
    applyTheme();
  });
  system.addEventListener("change", () => chosen ?? applyTheme());
  applyTheme();
}

/** Read a colour of the style sheet, so that the map follows the theme. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
