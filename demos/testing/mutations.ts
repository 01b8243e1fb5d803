import type { Person } from "./person.ts";

export interface DomChange {
  /** As MutationObserver calls it: `characterData`, `childList`, or `attributes` with the name. */
  readonly kind: string;
  /** The kind of the app's element that holds it. */
  readonly inside: string;
}

// Code of the page, as text: this side has no DOM, and knows none of its types.
const OBSERVE = `(main) => {
  window.seenChanges = [];
  new MutationObserver((records) => window.seenChanges.push(...records)).observe(main, { subtree: true, childList: true, characterData: true, attributes: true });
}`;
const READ = `() => {
  const boxOf = (node) => (node instanceof Element ? node : node.parentElement);
  const tellsOfOthers = (record) =>
    ["data-held", "data-stale", "style"].includes(record.attributeName) ||
    [record.target, ...record.addedNodes, ...record.removedNodes].some((node) => boxOf(node)?.closest(".name-tag"));
  return window.seenChanges.filter((record) => !tellsOfOthers(record)).map((record) => ({
    kind: record.type === "attributes" ? "attributes " + record.attributeName : record.type,
    inside: boxOf(record.target)?.closest("[data-kind]")?.dataset.kind ?? "page",
  }));
}`;

/**
 * Counts what changes in what the app drew. The bar with people and saving and the running line stand outside of it; the
 * names and rings at widgets, which tell of people and not of the app, are passed over, and what is dimmed where a run takes long.
 *
 * @returns what has changed since, when called.
 */
export async function countChanges(person: Person): Promise<() => Promise<DomChange[]>> {
  await person.main.evaluate(`(${OBSERVE})(document.querySelector("main"))`);
  return () => person.page.evaluate<DomChange[]>(`(${READ})()`);
}
