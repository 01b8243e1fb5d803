import { isDialogOpen, ownDialog, sharedDialog } from "@tutti/protocol";
import { createEffect, createMemo, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { dialogTexts as texts } from "../../texts/dialog.ts";
import { AuthorIcon, Icon } from "../../theme/icon.tsx";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { Inline } from "../markdown/inline.tsx";
import { followChosen } from "../readable.ts";
import { usePage, useRoom } from "../room.ts";
import "./dialog.css";

/** What lies over the page. The browser keeps the focus in it, and leads it back where it was. */
export function Dialog(drawn: Drawn<"dialog">): JSX.Element {
  const room = useRoom();
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  const place = createMemo(() => {
    if (!drawn.place) throw new Error(`The dialog "${drawn.props.title}" came without a place for whether it is open`);
    return drawn.place;
  });
  const own = followChosen(() => room.value(place()).stored);
  const all = followChosen(() => room.value({ ...place(), scope: "room" }).stored);
  const open = createMemo(() => isDialogOpen(ownDialog(own()), sharedDialog(all())));
  createEffect(() => {
    if (open() && dialog && !dialog.open) dialog.showModal();
    if (!open()) dialog?.close();
  });
  onCleanup(() => dialog?.close());
  const dismissible = () => drawn.props.dismissible !== false;
  const put = (open: boolean): void => void room.put(place(), { open, seen: sharedDialog(all()).count });
  const dismiss = (): void => {
    if (dismissible()) put(false);
  };
  onCleanup(usePage().addOpenPart(drawn.id, { value: () => (open() ? "yes" : "no"), choose: (wanted) => { if ((wanted === "yes") !== open()) put(wanted === "yes"); } }));
  return (
    <dialog
      class="dialog" ref={dialog} autofocus aria-labelledby={id} data-width={drawn.props.width ?? "small"}
      onCancel={(event) => {
        // It closes once that is written; whoever may not dismiss it stays.
        event.preventDefault();
        dismiss();
      }}
      onClose={() => {
        // A browser lets nobody be held by two presses of Escape.
        if (!open()) return;
        if (dismissible()) dismiss();
        else if (dialog?.isConnected) dialog.showModal();
      }}
      onClick={(event) => {
        if (event.target === dialog) dismiss();
      }}
    >
      <div class="dialog-box">
        <div class="dialog-head">
          <h2 class="dialog-title" id={id}>
            <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
            <span><Inline text={drawn.props.title} noLinks /></span>
          </h2>
          <Show when={dismissible()}><button type="button" class="icon-button" aria-label={texts.close} onClick={dismiss}><Icon name="close" /></button></Show>
        </div>
        <div class="dialog-body flow"><Show when={open()}><Children ids={drawn.childIds} /></Show></div>
      </div>
    </dialog>
  );
}
