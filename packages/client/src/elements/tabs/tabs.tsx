import type { ElementId, JsonValue } from "@tutti/protocol";
import { createMemo, createSignal, createUniqueId, For, Index, onCleanup, Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Children, Element } from "../element.tsx";
import { Inline } from "../markdown/inline.tsx";
import { usePage } from "../room.ts";
import { sharedChoice } from "../shared-choice.ts";
import { watchEdges } from "./watch-edges.ts";
import "./tabs.css";

/** Panels of which one is seen; which one is each person's own, or everybody's. */
export function Tabs(drawn: Drawn<"tabs">): JSX.Element {
  const page = usePage();
  const id = createUniqueId();
  const [own, setOwn] = createSignal(page.recall(`tab:${drawn.id}`));
  const { place } = drawn;
  const shared = place && sharedChoice(() => drawn.place ?? place);
  const chosen = (): JsonValue | undefined => (shared ? shared.value() : own());
  const labels = () => drawn.props.labels;
  // By label, and also where nobody has chosen yet: a tab that is added before it does not change what I look at.
  const seenLabel = createMemo<string | undefined>((before) => {
    const offered = labels();
    return [chosen(), shared ? undefined : before, drawn.props.open].map((label) => offered.find((other) => other === label)).find((label) => label !== undefined) ?? offered[0];
  });
  const open = createMemo(() => Math.max(0, labels().indexOf(seenLabel() ?? "")));
  const seen = createMemo<ReadonlySet<number>>((before) => new Set([...before, open()]), new Set<number>());
  const [row, setRow] = createSignal<HTMLElement>();
  const edges = watchEdges(row, open);
  const choose = (index: number): void => {
    const label = labels()[index];
    if (label === undefined) return;
    if (shared) return shared.choose(label);
    setOwn(label);
    page.remember(`tab:${drawn.id}`, label);
  };
  // What is everybody's is theirs already.
  if (!shared) onCleanup(page.addOpenPart(drawn.id, { value: () => seenLabel() ?? "", choose: (label) => choose(labels().indexOf(label)) }));
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const last = labels().length - 1;
    const to = { ArrowRight: open() === last ? 0 : open() + 1, ArrowLeft: open() === 0 ? last : open() - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" ref={setRow} data-before={edges.before() ? "" : undefined} data-after={edges.after() ? "" : undefined} onKeyDown={onKey}>
        <Index each={labels()}>
          {(label, index) => (
            <button
              type="button" class="tab" role="tab" id={`${id}-tab${index}`} aria-controls={`${id}-panel${index}`} aria-selected={open() === index} tabIndex={open() === index ? 0 : -1}
              onClick={() => choose(index)}
            >
              <Inline text={label()} noLinks />
            </button>
          )}
        </Index>
      </div>
      <For each={drawn.childIds}>
        {(child: ElementId, index) => (
          <div class="tab-panel" role="tabpanel" id={`${id}-panel${index()}`} aria-labelledby={`${id}-tab${index()}`} hidden={open() !== index()} tabIndex={0}>
            <Show when={seen().has(index())}><Element id={child} /></Show>
          </div>
        )}
      </For>
    </div>
  );
}

export function Tab(drawn: Drawn<"tab">): JSX.Element {
  return <div class="flow"><Children ids={drawn.childIds} /></div>;
}
