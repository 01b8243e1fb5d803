import type { Branch } from "@tutti/protocol";
import { createSignal, Show, type JSX } from "solid-js";
import { useRoom } from "../../elements/room.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { offer } from "./explore.ts";

/** Offers what one explores to those who may change the room, or takes that back. */
export function OfferButton(props: { readonly branch: Branch; readonly primary?: boolean }): JSX.Element {
  const room = useRoom();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const act = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    await offer(room, props.branch).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    setBusy(false);
  };
  return (
    <>
      <button type="button" class="button" data-size={props.primary ? undefined : "small"} data-emphasis={props.primary && props.branch.offered === undefined ? "primary" : undefined} aria-disabled={busy()} onClick={() => void act()}>
        {props.branch.offered === undefined ? words.offer : words.withdraw}
      </button>
      <Show when={problem()}>{(text) => <span class="field-note" data-bad="" role="alert">{text()}</span>}</Show>
    </>
  );
}
