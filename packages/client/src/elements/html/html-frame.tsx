import type { HtmlProps, MediaSource } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type JSX } from "solid-js";
import { htmlTexts } from "../../texts/html.ts";
import { shownTheme } from "../../theme/theme.ts";
import { lookOf } from "../component/look.ts";
import { useSource } from "../media/use-source.ts";

/** No taller than this (CSS pixels): beyond, it scrolls. */
const TALLEST = 4_000;

/** An author's page with a script, on an origin that is nobody's. It is told the look, and tells how tall it is; all else it says is not heard. */
export function HtmlFrame(props: { readonly props: HtmlProps; readonly source: MediaSource }): JSX.Element {
  let frame: HTMLIFrameElement | undefined;
  const { address } = useSource(() => props.source);
  const [tall, setTall] = createSignal(120);
  const [loads, setLoads] = createSignal(0);
  const hear = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== frame?.contentWindow || typeof data !== "object" || data === null || !("height" in data)) return;
    const { height } = data;
    if (typeof height === "number" && height >= 0) setTall(Math.min(height, TALLEST));
  };
  addEventListener("message", hear);
  onCleanup(() => removeEventListener("message", hear));
  createEffect(() => {
    // Its origin is opaque, so that no name of one could be given; what it hears is no secret.
    if (loads() > 0) frame?.contentWindow?.postMessage(lookOf(shownTheme()), "*");
  });
  return (
    <iframe
      ref={frame} class="html-frame" title={props.props.label ?? htmlTexts.region} sandbox="allow-scripts" referrerpolicy="no-referrer" src={address()}
      style={{ height: `${props.props.height ?? tall()}px` }} onLoad={() => setLoads((n) => n + 1)}
    />
  );
}
