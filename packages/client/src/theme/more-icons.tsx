import { Strokes } from "./bar-icon.tsx";

/** Icons of elements that are not on every page: they come with the code that draws them. */
const PATHS = {
  camera: ["M4 7.5h3.5L9 5h6l1.5 2.5H20v11.5H4z", "M12 9.8a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z"],
  chevronLeft: ["m14.5 6-6 6 6 6"],
  clip: ["M19 11.5 11.7 18.8a4.6 4.6 0 0 1-6.5-6.5L13 4.5a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.1-2.1l7-7"],
  file: ["M6 3.5h8l4.5 4.5v12.5H6z", "M13.5 3.5V8.5h5"],
  microphone: ["M12 4a2.8 2.8 0 0 0-2.8 2.8v4.7a2.8 2.8 0 0 0 5.6 0V6.8A2.8 2.8 0 0 0 12 4z", "M6 11.5a6 6 0 0 0 12 0M12 17.5V20.5"],
  pause: ["M9 5.5v13M15 5.5v13"],
  play: ["M7.5 5 18.5 12 7.5 19z"],
  send: ["M12 19V6", "m6.5 11 5.5-5.5 5.5 5.5"],
  spark: ["M12 3.5c.9 4.6 3 6.7 8 8-5 1.3-7.1 3.4-8 9-.9-5.6-3-7.7-8-9 5-1.3 7.1-3.4 8-8z"],
  stop: ["M7 7h10v10H7z"],
  upload: ["M12 16V5", "m7.5 9 4.5-4.5L16.5 9", "M5 20h14"],
  user: ["M12 4.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M4.5 20a7.5 7.5 0 0 1 15 0"],
} as const satisfies Record<string, readonly string[]>;

/** As `Icon`, from the second list. */
export const MoreIcon = (props: { readonly name: keyof typeof PATHS; readonly size?: number }) => <Strokes paths={PATHS[props.name]} {...(props.size !== undefined && { size: props.size })} />;
