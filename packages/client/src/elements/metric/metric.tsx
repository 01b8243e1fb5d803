import { createMemo, createUniqueId, Show, type JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { formatNumber } from "../format.ts";
import { Help } from "../help.tsx";
import { lazily, OnceLoaded } from "../lazily.tsx";
import { Inline } from "../markdown/inline.tsx";
import { readDelta } from "./delta.ts";
import "./metric.css";

const Sparkline = lazily(() => import("./sparkline.tsx"));

/** One number that matters, and where it is going. */
export function Metric(drawn: Drawn<"metric">): JSX.Element {
  const id = createUniqueId();
  const shown = createMemo(() => {
    const value = drawn.props.value;
    if (value === null) return "—";
    return typeof value === "number" ? formatNumber(value, drawn.props.format) : value;
  });
  /** How many letters have to stand on one line: words may be broken between, a number never. */
  const longest = createMemo(() => Math.max(1, ...(typeof drawn.props.value === "string" ? shown().split(/\s+/u) : [shown()]).map((part) => part.length)));
  return (
    <div class="metric" classList={{ card: drawn.props.border !== false }} role="group" aria-labelledby={id}>
      <div class="metric-head">
        <span class="label" id={id}><Inline text={drawn.props.label} noLinks /></span>
        <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      </div>
      <div class="metric-value" data-words={typeof drawn.props.value === "string" ? "" : undefined} style={{ "--chars": longest() }}><span>{shown()}</span></div>
      <Show when={drawn.props.delta !== undefined}><DeltaLine drawn={drawn} /></Show>
      <Show when={drawn.props.sparkline}>{(points) => <OnceLoaded><Sparkline points={points()} kind={drawn.props.sparklineKind ?? "line"} /></OnceLoaded>}</Show>
    </div>
  );
}

function DeltaLine(props: { readonly drawn: Drawn<"metric"> }): JSX.Element {
  const raw = () => props.drawn.props.delta ?? 0;
  const delta = createMemo(() => readDelta(raw(), props.drawn.props.deltaColour));
  const words = createMemo(() => {
    const value = raw();
    return typeof value === "number" ? formatNumber(Math.abs(value), props.drawn.props.format) : value.replace(/^\s*[-−–+]\s*/u, "");
  });
  const way = () => {
    const { deltaArrow } = props.drawn.props;
    return deltaArrow === undefined ? delta().direction : deltaArrow === "off" ? "flat" : deltaArrow;
  };
  const arrow = () => ({ up: "▲", down: "▼", flat: "" })[way()];
  const spoken = () => ({ up: texts.metric.up, down: texts.metric.down, flat: "" })[way()];
  return (
    <div class="metric-delta" data-tone={delta().tone}>
      <span aria-hidden="true">{arrow()}</span> <span class="sr-only">{spoken()}</span> <span>{words()}</span>
      <Show when={props.drawn.props.deltaNote}>{(note) => <span class="metric-note">{note()}</span>}</Show>
    </div>
  );
}
