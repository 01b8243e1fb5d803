import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { ROOT, type ElementId } from "@tutti/protocol";
import { Element } from "../elements/element.tsx";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { embedTexts as words } from "../texts/embed.ts";
import { findElement } from "./find-element.ts";

/** One element of the page, alone; it is looked for again after each run, and whenever the page has others. */
export default function OneElement(props: { readonly name: string }): JSX.Element {
  const room = useRoom();
  const [found, setFound] = createSignal<ElementId>();
  const [run, path, root] = [follow(room.run), follow(room.page), follow(room.view.element(ROOT))];
  const [wholly, setWholly] = createSignal(false);
  const look = (): void => {
    const id = findElement(props.name, path(), (one) => room.view.element(one).get());
    setFound(() => id ?? (run().state === "idle" ? undefined : found()));
    setWholly(run().state === "idle" && root() !== undefined);
  };
  createEffect(look);
  // An element that comes while a run goes on is shown then.
  const timer = setInterval(() => run().state !== "idle" && found() === undefined && look(), 200);
  onCleanup(() => clearInterval(timer));
  return <Show when={found()} keyed fallback={<Show when={wholly()}><p class="caption" role="alert">{words.noElement(props.name)}</p></Show>}>{(id) => <Element id={id} />}</Show>;
}
