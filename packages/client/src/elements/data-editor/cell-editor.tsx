import { cellFault, type CellFault, type JsonValue } from "@tutti/protocol";
import { createSignal, createUniqueId, onMount, Show, type JSX } from "solid-js";
import { editorTexts } from "../../texts/editor.ts";
import { formatNumber } from "../format.ts";
import { cellText, readCell, type EditedColumn } from "./cell-text.ts";
import { OptionsEditor } from "./options-editor.tsx";

/** Where the reader goes from a cell that is done; `away` where they have pressed somewhere else already. */
export type Leave = "stay" | "down" | "up" | "right" | "left" | "away";

export interface CellEditorProps {
  readonly column: EditedColumn;
  readonly label: string;
  readonly value: JsonValue;
  /** Whether it begins empty: the key that was pressed goes into it. */
  readonly fresh: boolean;
  /** What somebody else has put there since it was opened. */
  readonly meanwhile: string | undefined;
  readonly onCommit: (value: JsonValue, leave: Leave) => void;
  readonly onCancel: (leave: Leave) => void;
}

const NATIVE = { date: "date", time: "time", datetime: "datetime-local" } as const;

/** What a cell is written in, over its place: a field, the browser's own picker, or a list of options. */
export function CellEditor(props: CellEditorProps): JSX.Element {
  const { spec } = props.column;
  if (spec.kind === "select" || spec.kind === "multiselect") return <OptionsEditor {...props} spec={spec} />;
  return <FieldEditor {...props} />;
}

function FieldEditor(props: CellEditorProps): JSX.Element {
  const { spec } = props.column;
  const id = createUniqueId();
  const [fault, setFault] = createSignal<CellFault>();
  const begun = props.fresh ? "" : cellText(props.column, props.value);
  let field: HTMLInputElement | HTMLTextAreaElement | undefined;
  let over = false;
  const native = spec.kind === "date" || spec.kind === "time" || spec.kind === "datetime" ? NATIVE[spec.kind] : undefined;
  const many = spec.kind === "text" || spec.kind === "markdown" || spec.kind === "list" || spec.kind === "link";

  const done = (leave: Leave, insist: boolean): void => {
    if (over || !field) return;
    // What was not touched is not written: somebody else's value may stand there by now.
    if (field.value === begun && !props.fresh) return cancel(leave);
    const value = readCell(props.column, field.value);
    const wrong = cellFault(spec, value);
    if (wrong && !insist) {
      setFault(wrong);
      return;
    }
    over = true;
    props.onCommit(value, leave);
  };
  const cancel = (leave: Leave): void => {
    if (over) return;
    over = true;
    props.onCancel(leave);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    event.stopPropagation();
    switch (event.key) {
      case "Enter":
        // A line break in a text, as in a spreadsheet.
        if (many && (event.altKey || event.shiftKey)) return;
        event.preventDefault();
        return done(event.shiftKey ? "up" : "down", false);
      case "Tab":
        event.preventDefault();
        return done(event.shiftKey ? "left" : "right", false);
      case "Escape":
        event.preventDefault();
        return cancel("stay");
    }
  };
  const size = (): void => {
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.style.height = "0";
    field.style.height = `${Math.min(180, field.scrollHeight)}px`;
  };
  onMount(() => {
    if (!field) return;
    field.value = begun;
    size();
    field.focus({ preventScroll: true });
    if (native === undefined) field.setSelectionRange(field.value.length, field.value.length);
  });
  const control = {
    class: "cell-field",
    get "aria-label"() { return editorTexts.edit(props.label); },
    get "aria-invalid"() { return fault() !== undefined; },
    get "aria-describedby"() { return fault() || props.meanwhile ? id : undefined; },
    onKeyDown: onKey,
    onInput: () => {
      setFault(undefined);
      size();
    },
    // Left by a press elsewhere: what was written stays, and where the column does not take it, it is shown so.
    onBlur: () => done("away", true),
  };
  return (
    <>
      <Show
        when={many}
        fallback={(
          <input
            {...control} ref={(element) => { field = element; }} type={native ?? "text"} inputmode={spec.kind === "number" ? "decimal" : undefined} data-align={spec.kind === "number" ? "end" : undefined}
            autocomplete="off" step={native === "datetime-local" || native === "time" ? 1 : undefined}
          />
        )}
      >
        <textarea {...control} ref={(element) => { field = element; }} rows={1} spellcheck={false} />
      </Show>
      <Show when={fault()} fallback={<Show when={props.meanwhile}>{(words) => <span class="cell-note" id={id} role="status">{words()}</span>}</Show>}>
        {(wrong) => <span class="cell-note" id={id} data-bad="" role="alert">{editorTexts.fault(wrong(), printBound)}</span>}
      </Show>
    </>
  );
}

/** A bound as the reader writes it. */
export const printBound = (bound: number | string): string => (typeof bound === "number" ? formatNumber(bound) : bound);
