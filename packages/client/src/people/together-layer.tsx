import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { useRoom } from "../elements/room.ts";
import { browserClock } from "../sync/browser/surroundings.ts";
import type { RoomSync } from "../sync/types.ts";
import { Announcements } from "./announce/announcements.tsx";
import { Activity } from "./activity.ts";
import { pointersSeen } from "./choices.ts";
import { FollowLayer } from "./follow/follow-layer.tsx";
import { Holding } from "./holding/holding.tsx";
import { jumpByKeys } from "./jump.ts";
import { Pointers } from "./pointers/pointers.tsx";
import { tellPointer } from "./pointers/tell-pointer.ts";

/** What lies over the page where more than one is here: pointers, following, and what is said of others. */
export default function TogetherLayer(props: { readonly area: HTMLElement | undefined }): JSX.Element {
  const room = useRoom();
  const [said, say] = createSignal("");
  tellAttention(room);
  jumpByKeys(room, say);
  createEffect(() => {
    if (props.area) tellPointer(room, props.area);
  });
  return (
    <>
      <Show when={pointersSeen() === "on" && props.area}>{(area) => <Pointers area={area()} />}</Show>
      <FollowLayer />
      <Announcements />
      <Show when={props.area}>{(area) => <Holding area={area()} />}</Show>
      <p class="sr-only" role="status">{said()}</p>
    </>
  );
}

const TOUCHES = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove", "scroll"] as const;

/** Tells the room whether this reader touches anything, until the owner is gone. Of a hidden page the room knows by itself. */
function tellAttention(room: RoomSync): void {
  const activity = new Activity(browserClock, (attention) => {
    if (document.hidden) return;
    room.presence.update({ idle: attention === "idle" || undefined, away: attention === "away" || undefined, ...(attention === "away" && { pointer: undefined }) });
  });
  const touch = (): void => {
    if (!document.hidden) activity.touch();
  };
  for (const name of TOUCHES) addEventListener(name, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", touch);
  onCleanup(() => {
    for (const name of TOUCHES) removeEventListener(name, touch, { capture: true });
    document.removeEventListener("visibilitychange", touch);
    activity.close();
    room.presence.update({ idle: undefined });
  });
}
