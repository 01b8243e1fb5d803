import { BAR_PATHS, Strokes } from "./bar-icon.tsx";

/** The icons of elements and of boxes that open; what stands on every page has its own few. */
const PATHS = {
  ...BAR_PATHS,
  check: ["m5 12.5 4.5 4.5L19 7.5"],
  chevronDown: ["m6 9.5 6 6 6-6"],
  chevronRight: ["m9.5 6 6 6-6 6"],
  circleCheck: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m8 12.3 2.8 2.8L16 9.8"],
  circleX: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m9 9 6 6m0-6-6 6"],
  help: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M9.6 9.4a2.5 2.5 0 1 1 3.6 2.5c-.8.4-1.2 1-1.2 1.9", "M12 16.8v.1"],
  minus: ["M6 12h12"],
  monitor: ["M3.5 5h17v11h-17z", "M8.5 20h7M12 16v4"],
  pencil: ["m4 20 1-4L16.5 4.5l3 3L8 19z", "m14 7 3 3"],
  plus: ["M12 6v12M6 12h12"],
  pointer: ["m5 4 5.5 15.5 2.7-6.6 6.6-2.6z"],
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

/** The icon that an author named: one of ours, or the characters themselves (an emoji). */
export function AuthorIcon(props: { readonly name: string }) {
  return <>{isIconName(props.name) ? <Icon name={props.name} size={16} /> : <span aria-hidden="true">{props.name}</span>}</>;
}
