import { FIRST_PAGE, type Person } from "@tutti/protocol";
import { createEffect, createMemo, For, onCleanup, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { wantsStill } from "../../elements/reveal.ts";
import { personColour } from "../colour.ts";
import { partBox } from "../comments/parts.ts";
import { initials, shortName } from "../initials.ts";
import { personShape } from "../shape.ts";
import { readCellPart } from "./cell-part.ts";
import { Motion } from "./motion.ts";
import "./pointers.css";

/** More pointers than this say nothing any more: the first so many are drawn. */
const MOST = 100;

/** Where the others point, each with their name. */
export function Pointers(props: { readonly area: HTMLElement }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const others = follow(room.presence.others);
  const here = createMemo(() => others().filter(({ presence }) => presence.pointer && (presence.page ?? FIRST_PAGE) === page.nav.path()).slice(0, MOST));
  const clients = createMemo(() => here().map(({ client }) => client), [], { equals: (a, b) => a.length === b.length && a.every((client, i) => client === b[i]) });
  let layer: HTMLDivElement | undefined;
  const placeOf = (client: number): { readonly x: number; readonly y: number } | undefined => {
    const pointer = here().find((other) => other.client === client)?.presence.pointer;
    const box = pointer && page.box(pointer.element);
    if (!pointer || !box || !layer) return undefined;
    const cell = pointer.part === undefined ? undefined : readCellPart(pointer.part);
    const rect = cell ? partBox(page, pointer.element, { kind: "cell", ...cell }) : box.getBoundingClientRect();
    // A row that is not drawn here, or lies in a closed tab: nobody points at anything else.
    if (!rect || rect.width === 0) return undefined;
    const from = layer.getBoundingClientRect();
    return { x: rect.left - from.left + pointer.x * rect.width, y: rect.top - from.top + pointer.y * rect.height };
  };
  const motion = new Motion(placeOf, wantsStill);
  onCleanup(() => motion.close());
  createEffect(() => motion.told(here().map(({ client, presence }) => [client, presence.pointer] as const)));
  // What is laid out anew, or scrolls inside the page, takes the pointers with it.
  const { area } = props;
  const onLayout = (): void => motion.layout();
  const size = new ResizeObserver(onLayout);
  size.observe(area);
  area.addEventListener("scroll", onLayout, { capture: true, passive: true });
  onCleanup(() => {
    size.disconnect();
    area.removeEventListener("scroll", onLayout, { capture: true });
  });
  return (
    <div class="pointers" aria-hidden="true" ref={layer}>
      <For each={clients()}>
        {(client) => {
          const person = createMemo<Person | undefined>((before) => here().find((other) => other.client === client)?.person ?? before);
          const add = (element: HTMLElement): void => {
            onCleanup(motion.add(client, element));
          };
          return (
            <div class="pointer" ref={add} data-shape={person() && personShape(person() as Person)} style={{ "--person": personColour(person()) }}>
              <svg width="16" height="18" viewBox="0 0 16 18"><path d="M1 1l5 15 3-6 6-2z" stroke-linejoin="round" /></svg>
              <span class="pointer-tag"><span class="pointer-name">{shortName(person()?.name ?? "")}</span><span class="pointer-initials">{initials(person()?.name ?? "")}</span></span>
            </div>
          );
        }}
      </For>
    </div>
  );
}
