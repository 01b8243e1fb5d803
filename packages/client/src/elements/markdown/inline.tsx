import { createMemo, Show, type JSX } from "solid-js";
import { lazily } from "../lazily.tsx";

// Most labels are plain words, which need no reader of Markdown.
const MarkedInline = lazily(() => import("./marked-inline.tsx"));
const MARKED = /[\\`*_~[]/;

/**
 * One line of Markdown, for labels, captions and buttons: without a library, made of nodes and never of HTML.
 *
 * @example <label><Inline text="Price **per** `kg`" /></label>
 */
export function Inline(props: { readonly text: string; /** Links would stand inside a button or a label. */ readonly noLinks?: boolean }): JSX.Element {
  const marked = createMemo(() => MARKED.test(props.text));
  return <Show when={marked()} fallback={props.text}><MarkedInline text={props.text} noLinks={props.noLinks} /></Show>;
}
