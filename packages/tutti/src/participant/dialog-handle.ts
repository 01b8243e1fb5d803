import { isDialogOpen, ownDialog, readCell, sharedDialog, writeEntry, type OwnDialog, type SharedDialog, type ViewElement, type WidgetPlace } from "@tutti/protocol";
import type { Element } from "./find.ts";
import type { ElementHandle, Hand } from "./handles.ts";

/** A dialog, as its person has it. What is in it is found only while it is open. */
export interface DialogHandle extends ElementHandle<"dialog"> {
  readonly open: boolean;
  /** Closes it, as Escape does. */
  dismiss(): void;
}

export function dialogHandle({ props, widget }: Element<"dialog">, hand: Pick<Hand, "document">): DialogHandle {
  if (!widget) throw new Error(`The dialog "${props.title}" came without a place`);
  const [own, all] = states(widget, hand);
  return {
    kind: "dialog", props, open: isDialogOpen(own, all),
    dismiss: () => {
      if (props.dismissible === false) throw new Error(`The dialog "${props.title}" cannot be closed but by the script`);
      writeEntry(hand.document(widget), widget.key, { open: false, seen: all.count }, "page");
    },
  };
}

/** Whether somebody has a dialog open. */
export const hasOpen = ({ widget }: ViewElement, hand: Pick<Hand, "document">): boolean => widget !== undefined && isDialogOpen(...states(widget, hand));

const states = (widget: WidgetPlace, hand: Pick<Hand, "document">): [OwnDialog, SharedDialog] =>
  [ownDialog(readCell(hand.document(widget), widget.key)), sharedDialog(readCell(hand.document({ ...widget, scope: "room" }), widget.key))];
