// Every word that people read comes from the corpus's labels, in the language chosen.
import { corpus } from "./data.js";

export const LANGUAGES = ["en", "id"];
let language = LANGUAGES.includes(corpus.language) ? corpus.language : "en";

export const currentLanguage = () => language;

export function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** Return the words for a key, with {names} filled in; a missing key stands for itself. */
export function t(key, values = {}) {
  const words = corpus.labels[language]?.[key] ?? corpus.labels.en?.[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? showValue(values[name]) : all));
}

/** Return the word for a term of the data (a type, a field, a status), or the term itself. */
export function term(group, value) {
  const key = `${group}-${value}`;
  const words = corpus.labels[language]?.[key] ?? corpus.labels.en?.[key];
  return words ?? String(value);
}

/** Return the text of a {en, id} pair in the language chosen. */
export const both = (pair) => (typeof pair === "string" ? pair : (pair?.[language] ?? pair?.en ?? ""));

/** Return a number as this language writes it. */
export function showNumber(value, digits = 2) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

const showValue = (value) => (typeof value === "number" ? showNumber(value) : String(value));

/** Return the words for a key as a {en, id} pair. */
export const inLanguages = (key) => Object.fromEntries(LANGUAGES.map((one) => [one, corpus.labels[one]?.[key] ?? key]));

/** Put the words of the template in: data-t, data-t-label, data-t-placeholder. */
export function nameParts(root = document) {
  for (const part of root.querySelectorAll("[data-t]")) part.textContent = t(part.dataset.t);
  for (const part of root.querySelectorAll("[data-t-label]"))
    part.setAttribute("aria-label", t(part.dataset.tLabel));
  for (const part of root.querySelectorAll("[data-t-placeholder]"))
    part.setAttribute("placeholder", t(part.dataset.tPlaceholder));
}
