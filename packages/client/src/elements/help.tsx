import type { JSX } from "solid-js";
import { lazily, OnceLoaded } from "./lazily.tsx";

const HelpMark = lazily(() => import("./help-mark.tsx"));

/** A small question mark that tells more; what it stands beside does not wait for it. */
export const Help = (props: { readonly text: string }): JSX.Element => <OnceLoaded><HelpMark text={props.text} /></OnceLoaded>;
