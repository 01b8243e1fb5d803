import { cellOfEntry } from "@tutti/protocol";
import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import type { Undone } from "../sync/types.ts";
import { undoTexts } from "../texts/undo.ts";
import { BarIcon } from "../theme/bar-icon.tsx";
import { plainValue } from "./notice-diff.ts";
import { writesText } from "./shortcuts/writes-text.ts";
import "./undo-buttons.css";

/** How long it stays said, in ms. */
const SAID_FOR = 3_500;

/**
 * Undo and redo of one's own steps: two buttons, the usual keys, and what they did in words. What was pressed while this
 * was being loaded is done now.
 */
export default function UndoButtons(props: { readonly takeEarlyKeys: () => readonly KeyboardEvent[] }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const can = follow(room.undo.can);
  const [said, setSaid] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;

  const describe = (done: Undone): string => {
    if (done.kind === "operation") return undoTexts.operation;
    if (done.kind === "many") return undoTexts.values(done.count);
    const widget = page.widget(done.kind === "value" ? cellOfEntry(done.entry).cell : done.key);
    const label = widget?.label ?? undoTexts.elsewhere;
    const whole = done.kind === "value" && cellOfEntry(done.entry).option === undefined;
    return undoTexts.now(label, whole ? (widget?.print?.(done.value) ?? plainValue(done.value)) : "");
  };
  const step = async (back: boolean): Promise<void> => {
    const { undoOf } = await import("../sync/undo/undo-history.ts");
    const done = back ? undoOf(room).undo() : undoOf(room).redo();
    const failed = done?.kind === "operation" ? await done.done.then(() => undefined, (error: unknown) => (error instanceof Error ? error.message : String(error))) : undefined;
    setSaid(failed ?? (done ? (back ? undoTexts.undone : undoTexts.redone)(describe(done)) : undoTexts.changedSince));
    clearTimeout(timer);
    timer = setTimeout(() => setSaid(""), SAID_FOR);
  };
  const take = async (back: boolean): Promise<void> => {
    if (back ? can().undo : can().redo) await step(back);
  };
  const takeEarly = async (): Promise<void> => {
    for (const key of props.takeEarlyKeys()) await take(!key.shiftKey);
  };
  const onKey = (event: KeyboardEvent): void => {
    const back = wanted(event);
    if (back === undefined || event.defaultPrevented || writesText(event.target)) return;
    event.preventDefault();
    void take(back);
  };
  document.addEventListener("keydown", onKey);
  void takeEarly();
  onCleanup(() => {
    document.removeEventListener("keydown", onKey);
    clearTimeout(timer);
  });

  return (
    <div class="undo" role="group" aria-label={undoTexts.group}>
      <button type="button" class="icon-button" aria-label={undoTexts.undo} title={`${undoTexts.undo} (${KEYS}Z)`} aria-keyshortcuts="Control+Z" disabled={!can().undo} onClick={() => void step(true)}><BarIcon name="undo" /></button>
      <button type="button" class="icon-button" aria-label={undoTexts.redo} title={`${undoTexts.redo} (${KEYS}${undoTexts.shift}Z)`} aria-keyshortcuts="Control+Shift+Z" disabled={!can().redo} onClick={() => void step(false)}><BarIcon name="redo" /></button>
      <p class="undo-said" role="status"><Show when={said()}>{(text) => <span>{text()}</span>}</Show></p>
    </div>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const KEYS = isApple ? "⌘" : "Ctrl+";

/** True for undo, false for redo, `undefined` for any other key. */
function wanted(event: KeyboardEvent): boolean | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return !event.shiftKey;
  return key === "y" && !event.shiftKey ? false : undefined;
}
