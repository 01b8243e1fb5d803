const homes = new WeakMap<Element, Element>();

/**
 * Keeps a part of the page usable while a dialog is open: outside of it everything is inert and lies under its backdrop, so the
 * part moves into the dialog, and back home when it closes.
 *
 * @returns what ends it. The part stays where it is then, and goes home when it is next kept.
 */
export function keepAboveDialogs(part: Element): () => void {
  const home = homes.get(part) ?? part.parentElement;
  if (!home) return () => undefined;
  homes.set(part, home);
  const place = (): void => {
    const into = [...document.querySelectorAll("dialog:modal")].at(-1) ?? home;
    if (part.parentElement !== into && home.isConnected) into.append(part);
  };
  const watch = new MutationObserver(place);
  watch.observe(document.body, { subtree: true, attributeFilter: ["open"] });
  place();
  return () => watch.disconnect();
}
