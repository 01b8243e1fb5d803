import { For } from "solid-js";

/** Line icons on a grid of 24, each a few strokes; one place, one weight. */
const PATHS = {
  alert: ["M12 4 2.8 20h18.4z", "M12 10v4", "M12 17.2v.1"],
  branch: ["M7 8.5v7", "M7 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M7 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M17 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", "M17 10.5c0 3.5-5 3-9 5.3"],
  check: ["m5 12.5 4.5 4.5L19 7.5"],
  chevronDown: ["m6 9.5 6 6 6-6"],
  chevronRight: ["m9.5 6 6 6-6 6"],
  circleCheck: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m8 12.3 2.8 2.8L16 9.8"],
  circleX: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m9 9 6 6m0-6-6 6"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5V12l3 2"],
  close: ["m6 6 12 12M18 6 6 18"],
  help: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M9.6 9.4a2.5 2.5 0 1 1 3.6 2.5c-.8.4-1.2 1-1.2 1.9", "M12 16.8v.1"],
  info: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 11.5V16", "M12 8v.1"],
  minus: ["M6 12h12"],
  monitor: ["M3.5 5h17v11h-17z", "M8.5 20h7M12 16v4"],
  moon: ["M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"],
  offline: ["M3 3l18 18", "M8.5 8.6A6 6 0 0 0 6.8 19H17", "M11.4 7a6 6 0 0 1 6.3 4.1 4 4 0 0 1 2.7 5.9"],
  panel: ["M3.5 5h17v14h-17z", "M9.5 5v14"],
  pencil: ["m4 20 1-4L16.5 4.5l3 3L8 19z", "m14 7 3 3"],
  plus: ["M12 6v12M6 12h12"],
  pointer: ["m5 4 5.5 15.5 2.7-6.6 6.6-2.6z"],
  redo: ["M19.5 9.5H9a5.2 5.2 0 0 0 0 10.4h3.5", "m15.5 5.5 4 4-4 4"],
  undo: ["M4.5 9.5H15a5.2 5.2 0 0 1 0 10.4h-3.5", "m8.5 5.5-4 4 4 4"],
  refresh: ["M20 11a8 8 0 1 0-2.3 6.3", "M20 5v6h-6"],
  sun: ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"],
  copy: ["M9 9h11v11H9z", "M5.5 15H4V4h11v1.5"],
  columns: ["M3.5 5h17v14h-17z", "M9.2 5v14M14.8 5v14"],
  download: ["M12 4v11", "m7.5 11 4.5 4.5 4.5-4.5", "M5 20h14"],
  expand: ["M4 9V4h5M20 15v5h-5", "m4 4 6 6M20 20l-6-6"],
  search: ["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "m15.5 15.5 4.5 4.5"],
  shrink: ["M10 4.5V10H4.5M14 19.5V14h5.5", "M10 10 4 4M14 14l6 6"],
  table: ["M3.5 5h17v14h-17z", "M3.5 10h17M3.5 14.5h17M9.5 10v9"],
  chart: ["M4 4v16h16", "m7.5 14.5 3.5-4.5 3.5 3 5-6.5"],
  users: ["M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z", "M2.5 19.5a6.5 6.5 0 0 1 13 0", "M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.6a6.5 6.5 0 0 1 3 4.9"],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof PATHS;

export const isIconName = (text: string): text is IconName => Object.hasOwn(PATHS, text);

/** One icon; beside words, it is decoration and says nothing to a screen reader. */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  return <Strokes paths={PATHS[props.name]} {...(props.size !== undefined && { size: props.size })} />;
}

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

/** The icon that an author named: one of ours, or the characters themselves (an emoji). */
export function AuthorIcon(props: { readonly name: string }) {
  return <>{isIconName(props.name) ? <Icon name={props.name} size={16} /> : <span aria-hidden="true">{props.name}</span>}</>;
}
