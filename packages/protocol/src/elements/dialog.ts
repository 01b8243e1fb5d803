import type { JsonValue } from "../json.ts";

/** What lies over the page until it is closed; its content is drawn while it is open for somebody. */
export interface DialogProps {
  readonly title: string;
  readonly icon?: string;
  readonly width?: "small" | "medium" | "large";
  /** Whether its reader may close it without a button of the script's; true where absent. */
  readonly dismissible?: boolean;
}

/** What one person's document says of a dialog: whether they have it open, and how many openings for everybody they have closed. */
export interface OwnDialog {
  readonly open: boolean;
  readonly seen: number;
}

/** What the room's document says of it: whether it is open for everybody, and how often it was opened so. */
export interface SharedDialog {
  readonly open: boolean;
  readonly count: number;
}

export function ownDialog(stored: JsonValue | undefined): OwnDialog {
  const { open, seen } = asObject(stored);
  return { open: open === true, seen: typeof seen === "number" ? seen : 0 };
}

export function sharedDialog(stored: JsonValue | undefined): SharedDialog {
  const { open, count } = asObject(stored);
  return { open: open === true, count: typeof count === "number" ? count : 0 };
}

/** Whether somebody has it open: they asked for it, or it was opened for everybody and they have not closed it. */
export const isDialogOpen = (own: OwnDialog, all: SharedDialog): boolean => own.open || (all.open && own.seen < all.count);

const asObject = (stored: JsonValue | undefined): Readonly<Record<string, JsonValue>> =>
  // What is no object of ours has none of these fields.
  typeof stored === "object" && stored !== null ? (stored as Readonly<Record<string, JsonValue>>) : {};
