import { PRESENCE_INTERVAL } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import { throttle } from "../sync/throttle.ts";
import { personColour } from "./colour.ts";
import { shortName } from "./initials.ts";
import "./pointers.css";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Where the others point. A pointer is told in parts of the element under it, so that it means the same thing on a phone and
 * on a wide screen; it can be switched off, and is not there for who wants no motion.
 */
export default function Pointers(props: { readonly area: HTMLElement | undefined }): JSX.Element {
  const room = useRoom();
  const wanted = follow(room.presence.pointers);
  const on = () => wanted() && !still.matches;
  createEffect(() => {
    const area = props.area;
    if (on() && area) onCleanup(tellPointer(area));
  });
  return <Show when={on() && props.area}>{(area) => <Layer area={area()} />}</Show>;
}

function tellPointer(area: HTMLElement): () => void {
  const room = useRoom();
  const page = usePage();
  const tell = throttle(PRESENCE_INTERVAL, (target: Element, clientX: number, clientY: number) => {
    const box = target.closest(".el");
    const element = box ? page.elementOf(box) : undefined;
    if (!box || element === undefined) return;
    const rect = box.getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) return;
    const part = (n: number): number => Math.round(n * 10_000) / 10_000;
    room.presence.update({ pointer: { element, x: part((clientX - rect.left) / rect.width), y: part((clientY - rect.top) / rect.height) } });
  });
  const onMove = (event: PointerEvent): void => {
    if (event.pointerType === "mouse" && event.target instanceof Element) tell.call(event.target, event.clientX, event.clientY);
  };
  const onLeave = (): void => {
    tell.cancel();
    room.presence.update({ pointer: undefined });
  };
  area.addEventListener("pointermove", onMove, { passive: true });
  area.addEventListener("pointerleave", onLeave);
  return () => {
    area.removeEventListener("pointermove", onMove);
    area.removeEventListener("pointerleave", onLeave);
    onLeave();
  };
}

function Layer(props: { readonly area: HTMLElement }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const others = follow(room.presence.others);
  const clients = createMemo(() => others().filter((other) => other.presence.pointer).map((other) => other.client), [], {
    equals: (a, b) => a.length === b.length && a.every((client, i) => client === b[i]),
  });
  // What is laid out anew, or scrolls inside the page, takes the pointers with it.
  const [laidOut, noteLayout] = createSignal(undefined, { equals: false });
  const size = new ResizeObserver(() => noteLayout());
  const onScroll = (): void => void noteLayout();
  createEffect(() => {
    // Kept by name: when pointers are switched off, the area can no longer be asked for.
    const area = props.area;
    size.observe(area);
    area.addEventListener("scroll", onScroll, { capture: true, passive: true });
    onCleanup(() => {
      size.disconnect();
      area.removeEventListener("scroll", onScroll, { capture: true });
    });
  });
  let layer: HTMLDivElement | undefined;
  const placeOf = (client: number): { readonly x: number; readonly y: number } | undefined => {
    laidOut();
    const pointer = others().find((other) => other.client === client)?.presence.pointer;
    const box = pointer && page.box(pointer.element);
    if (!pointer || !box || !layer) return undefined;
    const rect = box.getBoundingClientRect();
    if (rect.width === 0) return undefined;
    const from = layer.getBoundingClientRect();
    return { x: rect.left - from.left + pointer.x * rect.width, y: rect.top - from.top + pointer.y * rect.height };
  };
  return (
    <div class="pointers" aria-hidden="true" ref={layer}>
      <For each={clients()}>
        {(client) => {
          const place = createMemo(() => placeOf(client), undefined, { equals: (a, b) => a?.x === b?.x && a?.y === b?.y });
          const person = createMemo(() => others().find((other) => other.client === client)?.person);
          return (
            <Show when={place()}>
              {(at) => (
                <div class="pointer" style={{ transform: `translate(${at().x}px, ${at().y}px)`, "--person": personColour(person()) }}>
                  <svg width="16" height="18" viewBox="0 0 16 18"><path d="M1 1l5 15 3-6 6-2z" fill="var(--person)" stroke="var(--surface)" stroke-linejoin="round" /></svg>
                  <span>{shortName(person()?.name ?? "")}</span>
                </div>
              )}
            </Show>
          );
        }}
      </For>
    </div>
  );
}
