import { Suspense, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import type { ElementView } from "../drawn.ts";
import "./colours.css";
import "./markdown.css";

/** The full reader is fetched where Markdown is first shown; a small one would read tables and lists wrong. */
const Blocks = lazy(() => import("./blocks.tsx"));

/** A Markdown text. Until its reader is here, the text stands as it was written, so that nothing jumps far. */
export function MarkdownText(props: { readonly text: string; readonly align?: "left" | "center" | "right" | undefined }): JSX.Element {
  return (
    <div class="md" data-align={props.align}>
      <Suspense fallback={<p class="md-plain">{props.text}</p>}><Blocks text={props.text} /></Suspense>
    </div>
  );
}

const Markdown: ElementView<"markdown"> = (drawn) => <MarkdownText text={drawn.props.body} align={drawn.props.align} />;
export default Markdown;
