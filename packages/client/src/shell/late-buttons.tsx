import { atLeast } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import CommentsButton from "../people/comments/comments-button.tsx";

// For those who may only look.
const ExploreButton = lazily(() => import("../people/branches/explore-button.tsx"));

/** What of the bar, and of what it knows of this tab, waits until the page is alive. */
export default function LateButtons(): JSX.Element {
  const room = useRoom();
  const me = follow(room.me);
  // Merged from a branch, by this tab: undo takes it back here.
  const merged = usePage().recall("merged");
  if (merged !== undefined) void import("../people/branches/adopt-merge.ts").then(({ adoptMerge }) => adoptMerge(room, merged), (error: unknown) => console.error(error));
  const looks = (): boolean => !atLeast(me()?.role ?? "owner", "editor");
  return (
    <>
      <Show when={looks()}><OnceLoaded><ExploreButton /></OnceLoaded></Show>
      <CommentsButton />
    </>
  );
}
