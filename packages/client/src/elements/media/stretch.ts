import { createEffect, onCleanup } from "solid-js";

/** The part of a sound or film that is played, in seconds. */
export interface Stretch {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly loop?: boolean | undefined;
}

/** What a player does at a moment: goes on, stops, or begins again. */
export function at(time: number, { start = 0, end, loop = false }: Stretch): "on" | "stop" | { readonly seek: number } {
  if (end === undefined || time < end) return "on";
  return loop ? { seek: start } : "stop";
}

/** Keeps a player in its stretch. Someone who seeks past the end hears on from there; playing into it is what stops. */
export function follow(player: HTMLMediaElement, stretch: () => Stretch): void {
  const begin = (): void => {
    const { start } = stretch();
    if (start !== undefined && player.currentTime < start) player.currentTime = start;
  };
  let last = 0;
  const move = (): void => {
    const now = player.currentTime;
    const crossed = last <= (stretch().end ?? Number.POSITIVE_INFINITY) && now - last < 2;
    last = now;
    if (!crossed || player.paused) return;
    const next = at(now, stretch());
    if (next === "stop") player.pause();
    else if (next !== "on") player.currentTime = next.seek;
  };
  const again = (): void => {
    const { start = 0, loop = false } = stretch();
    if (!loop) return;
    player.currentTime = start;
    void player.play().catch(() => undefined);
  };
  player.addEventListener("loadedmetadata", begin);
  player.addEventListener("timeupdate", move);
  player.addEventListener("ended", again);
  onCleanup(() => {
    player.removeEventListener("loadedmetadata", begin);
    player.removeEventListener("timeupdate", move);
    player.removeEventListener("ended", again);
  });
  createEffect(() => {
    if (player.readyState > 0) begin();
    else stretch();
  });
}
