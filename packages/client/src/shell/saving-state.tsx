import { createMemo, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { texts } from "../texts/page.ts";

/** The three honest saving states, in words; what is behind them opens beside the page. */
export function SavingState(props: { readonly onClick: () => void }): JSX.Element {
  const room = useRoom();
  const saving = follow(room.saving);
  const connection = follow(room.connection);
  const state = () => (connection().state === "opening" ? "opening" : saving().state);
  const words = createMemo(() => {
    const now = saving();
    if (connection().state === "opening") return texts.saving.opening;
    if (connection().state === "offline" && now.state !== "offline") return texts.saving.offline(now.state === "sending" ? now.changes : 0);
    return now.state === "saved" ? texts.saving.saved : texts.saving[now.state](now.changes);
  });
  return <span class="saving-state" role="status"><button type="button" class="saving" title={texts.saving.more} onClick={() => props.onClick()} data-state={connection().state === "offline" ? "offline" : state()}><span class="saving-dot" aria-hidden="true" />{words()}</button></span>;
}
