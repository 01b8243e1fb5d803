import type { Editor } from "@tiptap/core";
import { createMemo, createSignal, For, Show, type JSX } from "solid-js";
import { richTextTexts } from "../../texts/rich-text.ts";
import { tableTools, tools, type Tool } from "./tools.ts";

interface ToolbarProps {
  readonly editor: Editor;
  /** Counts up at each change of the editor: what is switched on is read anew. */
  readonly version: number;
  readonly label: string;
  readonly controls: string;
  /** Which row under the buttons is open. */
  readonly asking: "link" | "picture" | undefined;
  onAsk(what: "link" | "picture"): void;
  onUndo(): void;
  onRedo(): void;
}

interface Button {
  readonly id: string;
  readonly name: string;
  readonly keys?: string | undefined;
  readonly icon: Tool["icon"];
  readonly pressed?: (() => boolean) | undefined;
  press(): void;
}

/** The row of buttons over a rich text: one stop for Tab, and arrow keys within. */
export function Toolbar(props: ToolbarProps): JSX.Element {
  const of = (tool: Tool): Button => ({
    ...tool,
    pressed: tool.on && (() => (void props.version, tool.on?.(props.editor) === true)),
    press: () => void tool.do(props.editor.chain().focus()).run(),
  });
  const link: Button = { id: "link", name: richTextTexts.link, keys: "Ctrl+K", icon: { paths: ["M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5", "M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5"] }, pressed: () => (void props.version, props.asking === "link" || props.editor.isActive("link")), press: () => props.onAsk("link") };
  const picture: Button = { id: "picture", name: richTextTexts.picture, icon: { paths: ["M3.5 5h17v14h-17z", "m3.5 16 5-5 4 4 2.5-2.5 5.5 5.5", "M15 9v.1"] }, pressed: () => props.asking === "picture", press: () => props.onAsk("picture") };
  const back: readonly Button[] = [
    { id: "undo", name: richTextTexts.undo, keys: "Ctrl+Z", icon: { paths: ["M8.5 5 4 9.5 8.5 14", "M4 9.5h10.5a5 5 0 0 1 0 10H11"] }, press: () => props.onUndo() },
    { id: "redo", name: richTextTexts.redo, keys: "Ctrl+Y", icon: { paths: ["M15.5 5 20 9.5 15.5 14", "M20 9.5H9.5a5 5 0 0 0 0 10H13"] }, press: () => props.onRedo() },
  ];
  const usual: readonly (readonly Button[])[] = tools().map((group, i) => [...group.map(of), ...(i === 1 ? [link] : []), ...(i === 2 ? [picture] : [])]).concat([[...back]]);
  const ofTables = tableTools().map(of);
  const inTable = createMemo(() => (void props.version, props.editor.isActive("table")));
  /** What changes the table takes the place of what makes one. */
  const within = usual.map((group) => group.filter(({ id }) => id !== "table"));
  const groups = createMemo(() => (inTable() ? [ofTables, ...within] : usual));
  const [stop, setStop] = createSignal(usual[0]?.[0]?.id);
  const isStop = (id: string): boolean => id === (groups().flat().some((button) => button.id === stop()) ? stop() : usual[0]?.[0]?.id);
  const onKey = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const all = groups().flat();
    const at = all.findIndex(({ id }) => id === stop());
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    setStop(next?.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tool="${next?.id}"]`)?.focus();
  };
  return (
    <div class="rich-tools" role="toolbar" aria-label={richTextTexts.tools(props.label)} aria-controls={props.controls} onKeyDown={onKey}>
      <For each={groups()}>
        {(group) => (
          <div class="rich-group">
            <For each={group}>
              {(button) => (
                <button
                  type="button" class="rich-tool" data-tool={button.id} aria-label={button.name} title={button.keys === undefined ? button.name : `${button.name} (${button.keys})`}
                  aria-pressed={button.pressed?.()} tabIndex={isStop(button.id) ? 0 : -1} onFocus={() => setStop(button.id)}
                  onMouseDown={(event) => event.preventDefault()} onClick={() => button.press()}
                >
                  <Mark icon={button.icon} />
                </button>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  );
}

function Mark(props: { readonly icon: Tool["icon"] }): JSX.Element {
  return (
    <Show when={"paths" in props.icon && props.icon.paths} fallback={<span aria-hidden="true" class="rich-letter" data-letter={"letter" in props.icon ? props.icon.letter : ""} />}>
      {(paths) => (
        <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
          <For each={paths()}>{(d) => <path d={d} />}</For>
        </svg>
      )}
    </Show>
  );
}
