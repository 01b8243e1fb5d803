import { onCleanup } from "solid-js";

/**
 * The levels at which headings are told to who does not see them: as their authors chose, but none skips a level. A subheader
 * right under the title looks like one, and is of the second level.
 */
export function outlineOf(ranks: readonly number[]): readonly number[] {
  const above: { readonly rank: number; readonly level: number }[] = [];
  return ranks.map((rank) => {
    while ((above.at(-1)?.rank ?? 0) >= rank) above.pop();
    const parent = above.at(-1);
    const level = parent ? parent.level + 1 : rank;
    above.push({ rank, level });
    return level;
  });
}

const rankOf = (heading: Element): number => Number(heading.tagName.slice(1));

/** Keeps the levels of a page's headings right, wherever they came from: elements, Markdown, private blocks. */
export function followOutline(page: HTMLElement): void {
  let frame: number | undefined;
  const look = (): void => {
    frame = undefined;
    // Those of a tab that is not open stand in no outline, and give no other heading something to stand under.
    const headings = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => !heading.closest("[hidden]"));
    const levels = outlineOf(headings.map(rankOf));
    headings.forEach((heading, i) => {
      const level = levels[i] === rankOf(heading) ? null : String(levels[i]);
      if (heading.getAttribute("aria-level") === level) return;
      if (level === null) heading.removeAttribute("aria-level");
      else heading.setAttribute("aria-level", level);
    });
  };
  const observer = new MutationObserver(() => {
    frame ??= requestAnimationFrame(look);
  });
  observer.observe(page, { childList: true, subtree: true, attributeFilter: ["hidden"] });
  onCleanup(() => {
    observer.disconnect();
    if (frame !== undefined) cancelAnimationFrame(frame);
  });
  look();
}
