import { createSignal, type Accessor } from "solid-js";
import { droppedFrom, pickedFrom, type Picked } from "./picking.ts";

/** What makes a box take files that are dropped on it or pasted into it. */
export interface DropTarget {
  /** Whether something that could be let go here is over it now. */
  readonly over: Accessor<boolean>;
  readonly on: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent & { currentTarget: HTMLElement }): void;
    onDrop(event: DragEvent): void;
    onPaste(event: ClipboardEvent): void;
  };
}

export function dropTarget(open: () => boolean, take: (picked: readonly Picked[]) => void): DropTarget {
  const [over, setOver] = createSignal(false);
  const carries = (event: DragEvent): boolean => open() && (event.dataTransfer?.types.includes("Files") ?? false);
  return {
    over,
    on: {
      onDragEnter: (event) => {
        if (carries(event)) setOver(true);
      },
      onDragOver: (event) => {
        // Without this the browser would leave the page for the file.
        if (carries(event)) event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!carries(event) || !event.dataTransfer) return;
        event.preventDefault();
        void droppedFrom(event.dataTransfer).then(take);
      },
      onPaste: (event) => {
        const files = event.clipboardData?.files;
        if (!open() || !files?.length) return;
        event.preventDefault();
        take(pickedFrom(files));
      },
    },
  };
}
