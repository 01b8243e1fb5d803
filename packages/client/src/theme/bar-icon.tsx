import { For } from "solid-js";

/** Line icons on a grid of 24, each a few strokes; one place, one weight. These are the ones that every page has. */
export const BAR_PATHS = {
  alert: ["M12 4 2.8 20h18.4z", "M12 10v4", "M12 17.2v.1"],
  branch: ["M7 8.5v7", "M7 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M7 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M17 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M17 10.5c0 3.5-5 3-9 5.3"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5V12l3 2"],
  close: ["m6 6 12 12M18 6 6 18"],
  info: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 11.5V16", "M12 8v.1"],
  moon: ["M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"],
  offline: ["M3 3l18 18", "M8.5 8.6A6 6 0 0 0 6.8 19H17", "M11.4 7a6 6 0 0 1 6.3 4.1 4 4 0 0 1 2.7 5.9"],
  panel: ["M3.5 5h17v14h-17z", "M9.5 5v14"],
  redo: ["M19.5 9.5H9a5.2 5.2 0 0 0 0 10.4h3.5", "m15.5 5.5 4 4-4 4"],
  refresh: ["M20 11a8 8 0 1 0-2.3 6.3", "M20 5v6h-6"],
  speech: ["M4 5h16v11H10l-4.5 4v-4H4z"],
  sun: ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"],
  undo: ["M4.5 9.5H15a5.2 5.2 0 0 1 0 10.4h-3.5", "m8.5 5.5-4 4 4 4"],
} as const satisfies Record<string, readonly string[]>;

export type BarIconName = keyof typeof BAR_PATHS;

/** As `Icon`, for what is there from the first moment: it brings none of the others with it. */
export const BarIcon = (props: { readonly name: BarIconName; readonly size?: number }) => <Strokes paths={BAR_PATHS[props.name]} {...(props.size !== undefined && { size: props.size })} />;

/** An icon of those that only one part of the page has, by its strokes. */
export function Strokes(props: { readonly paths: readonly string[]; readonly size?: number }) {
  return (
    <svg
      class="icon" width={props.size ?? 18} height={props.size ?? 18} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
    >
      <For each={props.paths}>{(d) => <path d={d} />}</For>
    </svg>
  );
}
