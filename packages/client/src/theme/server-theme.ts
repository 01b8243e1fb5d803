import { apply } from "./theme.ts";

const link = (): HTMLLinkElement | null => document.querySelector('link[rel="stylesheet"][href^="/theme.css"]');
const shownVersion = (): string => getComputedStyle(document.documentElement).getPropertyValue("--theme").replaceAll(/["'\s]/g, "");

/** Which look of the server's is being loaded: the last one asked for is the one that stays. */
let wanted: string | undefined;

/**
 * Shows the look that the server has by now. The old one stays until the new one is here, so that nothing flashes; one that
 * does not load changes nothing.
 */
export function showServerTheme(version: string): void {
  if (version === (wanted ?? shownVersion())) return;
  wanted = version;
  const next = document.createElement("link");
  next.rel = "stylesheet";
  next.href = `/theme.css?${version}`;
  const before = link();
  next.addEventListener("load", () => {
    before?.remove();
    apply();
  });
  next.addEventListener("error", () => {
    next.remove();
    wanted = undefined;
  });
  (before ?? document.head.lastElementChild)?.after(next);
}
