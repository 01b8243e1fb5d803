import type { HtmlProps } from "@tutti/protocol";
import { createEffect, Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { htmlTexts } from "../../texts/html.ts";
import { HtmlFrame } from "./html-frame.tsx";
import "./html.css";
import inside from "./inside.css?inline";
import { sanitise } from "./sanitise.ts";

/**
 * An author's HTML, cleaned, in a tree of its own: its styles and ids meet nothing of the page's. The box around that tree is the page's, and
 * keeps whatever is placed in it, also what is fixed or absolute, inside.
 */
export default function Html(drawn: Drawn<"html">): JSX.Element {
  return <Show when={drawn.props.source} fallback={<Cleaned props={drawn.props} />}>{(source) => <HtmlFrame props={drawn.props} source={source()} />}</Show>;
}

function Cleaned(drawn: { readonly props: HtmlProps }): JSX.Element {
  const fill = (host: HTMLElement): void => {
    const root = host.attachShadow({ mode: "open" });
    createEffect(() => {
      const style = document.createElement("style");
      style.textContent = inside;
      root.replaceChildren(style, sanitise(drawn.props.html));
    });
  };
  const scrolls = () => drawn.props.height !== undefined;
  return (
    <div
      class="html-box" style={{ height: scrolls() ? `${drawn.props.height}px` : undefined }}
      {...(scrolls() ? { tabindex: 0, role: "region" as const, "aria-label": drawn.props.label ?? htmlTexts.region } : {})}
    >
      <div class="html-host" ref={fill} />
    </div>
  );
}
