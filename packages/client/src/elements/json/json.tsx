import type { JsonValue } from "@tutti/protocol";
import { createMemo, createSignal, For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { displayTexts } from "../../texts/displays.ts";
import { CopyButton } from "../code/copy-button.tsx";
import type { Drawn } from "../drawn.ts";
import { AT_ONCE, nodeOf, startsOpen, summary, type JsonNode } from "./nodes.ts";
import "./json.css";

type Branch = Extract<JsonNode, { kind: "branch" }>;

/** Plain data as a tree. Only what stands open is drawn. */
export function Json(drawn: Drawn<"json">): JSX.Element {
  let tree: HTMLDivElement | undefined;
  return (
    <div class="json">
      <div class="json-tree" ref={tree} tabindex="0" role="group" aria-label={drawn.props.label ?? displayTexts.json.name}>
        <Value value={drawn.props.value} open={drawn.props.open} />
      </div>
      <div class="json-copy"><CopyButton text={() => JSON.stringify(drawn.props.value, null, 2)} beside={() => tree} /></div>
      <Show when={drawn.props.cut}>{(cut) => <p class="json-cut">{displayTexts.json.cut(cut())}</p>}</Show>
    </div>
  );
}

function Value(props: { readonly name?: string; readonly value: JsonValue; readonly open: number }): JSX.Element {
  const node = createMemo(() => nodeOf(props.value));
  const branch = createMemo(() => {
    const now = node();
    return now.kind === "branch" && now.size > 0 ? now : undefined;
  });
  const [open, setOpen] = createSignal(startsOpen(node(), props.open, props.name === undefined));
  const leaf = (): JSX.Element => {
    const now = node();
    return now.kind === "leaf" ? <span class="json-value" data-type={now.type}>{now.text}</span> : <span class="json-value">{summary(now)}</span>;
  };
  return (
    <Show when={branch()} fallback={<div class="json-line"><Name of={props.name} />{leaf()}</div>}>
      {(inside) => (
        <>
          <button type="button" class="json-line json-toggle" aria-expanded={open()} onClick={() => setOpen(!open())}>
            <span class="json-mark"><Icon name="chevronRight" size={12} /></span>
            <Name of={props.name} />
            <span class="json-value" data-type="summary">{open() ? (inside().of === "list" ? "[" : "{") : summary(inside())}</span>
          </button>
          <Show when={open()}><Inside of={inside()} open={props.open - 1} /></Show>
        </>
      )}
    </Show>
  );
}

const Name = (props: { readonly of: string | undefined }): JSX.Element => (
  <Show when={props.of !== undefined}><span class="json-name">{props.of}</span><span class="json-colon">: </span></Show>
);

function Inside(props: { readonly of: Branch; readonly open: number }): JSX.Element {
  const [shown, setShown] = createSignal(AT_ONCE);
  const entries = createMemo(() => Array.from({ length: Math.min(shown(), props.of.size) }, (_, i) => i));
  const left = () => props.of.size - entries().length;
  return (
    <ul class="json-inside">
      <For each={entries()}>{(at) => <li><Value name={props.of.entry(at)[0]} value={props.of.entry(at)[1]} open={props.open} /></li>}</For>
      <Show when={left() > 0}>
        <li><button type="button" class="button" data-size="small" onClick={() => setShown((n) => n + AT_ONCE * 5)}>{displayTexts.json.more(left())}</button></li>
      </Show>
    </ul>
  );
}
