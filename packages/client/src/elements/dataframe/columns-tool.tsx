import { createEffect, createSignal, createUniqueId, For, onCleanup, type JSX } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import { Icon } from "../../theme/icon.tsx";
import { float } from "../float.ts";
import type { Shown } from "./columns.ts";

export interface ColumnsToolProps {
  readonly offered: readonly Shown[];
  readonly isHidden: (shown: Shown) => boolean;
  readonly toggle: (shown: Shown) => void;
  readonly showAll: () => void;
}

/** Which columns a reader has before them, chosen from a list. */
export function ColumnsTool(props: ColumnsToolProps): JSX.Element {
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let box: HTMLDivElement | undefined;
  const [open, setOpen] = createSignal(false);
  createEffect(() => {
    if (open() && box && button) onCleanup(float(box, button, { align: "end" }));
  });
  return (
    <>
      <button
        type="button" class="icon-button" ref={button} aria-label={tableTexts.columns} title={tableTexts.columns} aria-expanded={open()} aria-controls={id} popovertarget={id}
      >
        <Icon name="columns" size={16} />
      </button>
      <div class="popover dataframe-columns" id={id} popover="auto" ref={box} role="group" aria-label={tableTexts.columns} onToggle={(event) => setOpen(event.newState === "open")}>
        <For each={props.offered}>
          {(shown) => (
            <label class="dataframe-column">
              <input type="checkbox" checked={!props.isHidden(shown)} onChange={() => props.toggle(shown)} />
              <span>{shown.label}</span>
            </label>
          )}
        </For>
        <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => props.showAll()}>{tableTexts.columnsAll}</button>
      </div>
    </>
  );
}
