const homes = new WeakMap<Element, Element>();

/**
 * Keeps a part of the page usable while a dialog is open: outside of it everything is inert and lies under its backdrop, so the
 * part moves into the dialog, and back home when it closes.
 *
 * @param which the dialogs that it moves into; where others are open, it stays.
 * @param moves told before it moves: what is open in it closes by that.
 * @returns what ends it. The part stays where it is then, and goes home when it is next kept.
 */
export function keepAboveDialogs(part: Element, which = "dialog", moves: () => void = () => undefined): () => void {
  const home = homes.get(part) ?? part.parentElement;
  if (!home) return () => undefined;
  homes.set(part, home);
  const place = (): void => {
    const into = [...document.querySelectorAll(`${which}:modal`)].at(-1) ?? home;
    if (part.parentElement === into || !home.isConnected) return;
    moves();
    into.append(part);
  };
  const watch = new MutationObserver(place);
  watch.observe(document.body, { subtree: true, attributeFilter: ["open"] });
  place();
  return () => watch.disconnect();
}
