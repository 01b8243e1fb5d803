import type { JSX } from "solid-js";
import { Strokes } from "../../theme/bar-icon.tsx";

/** Icons that tables alone have, loaded with them. */
const PATHS = {
  again: ["M19.5 12a7.5 7.5 0 1 1-2.2-5.3", "M18 3v4.5h-4.5"],
  arrowLeft: ["M20 12H5", "m11 6-6 6 6 6"],
  arrowRight: ["M4 12h15", "m13 6 6 6-6 6"],
  check: ["m5 12.5 4.5 4.5L19 7.5"],
  eyeOff: ["M4 4l16 16", "M9.9 5.2A9.6 9.6 0 0 1 12 5c5 0 8.3 4.2 9.4 7a13 13 0 0 1-2.6 3.8", "M6.2 6.6A13 13 0 0 0 2.6 12c1.1 2.8 4.4 7 9.4 7 1.6 0 3-.4 4.2-1.1"],
  filter: ["M4 5h16l-6.2 7.4V19l-3.6-2v-4.6z"],
  fit: ["M4 5v14M20 5v14", "M7.5 12h9", "m10 9.5-2.5 2.5 2.5 2.5M14 9.5l2.5 2.5-2.5 2.5"],
  more: ["M12 6v.1M12 12v.1M12 18v.1"],
  pin: ["M9 4h6l-1 6 3 3H7l3-3z", "M12 13v7"],
  sortDown: ["M12 4v15", "m6.5 13.5 5.5 5.5 5.5-5.5"],
  sortUp: ["M12 20V5", "m6.5 10.5 5.5-5.5 5.5 5.5"],
} as const satisfies Record<string, readonly string[]>;

export type TableIconName = keyof typeof PATHS;

export function TableIcon(props: { readonly name: TableIconName; readonly size?: number }): JSX.Element {
  return <Strokes paths={PATHS[props.name]} size={props.size ?? 16} />;
}
