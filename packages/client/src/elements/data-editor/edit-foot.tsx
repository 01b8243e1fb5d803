import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import { Icon } from "../../theme/icon.tsx";
import { ColumnsTool, type ColumnsToolProps } from "../dataframe/columns-tool.tsx";
import { TableIcon, type TableIconName } from "../dataframe/icons.tsx";
import { formatNumber } from "../format.ts";
import type { Editor } from "./create-editor.ts";

interface FootProps {
  readonly editor: Editor;
  readonly names: readonly string[];
  readonly locked: boolean;
  readonly canAdd: boolean;
  readonly canDelete: boolean;
  /** The rows that are chosen whole. */
  readonly chosen: readonly string[];
  /** How many rows this reader has before them. */
  readonly inSight: number;
  readonly busy: boolean;
  /** Whether something was written since the rows were sorted and filtered. */
  readonly stale: boolean;
  readonly onAgain: () => void;
  /** How many columns are filtered. */
  readonly filters: number;
  readonly onUnfilter: () => void;
  readonly columns: ColumnsToolProps;
  readonly onAdd: () => void;
  readonly onDelete: () => void;
  readonly onDownload: () => void;
  readonly full: boolean;
  readonly onFull: () => void;
}

const MANY = 500;

/** The line under the table: what there is, what was done last, and what can be done. */
export function EditFoot(props: FootProps): JSX.Element {
  const [counts, setCounts] = createSignal(countEdits(props.editor, props.names));
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(() => {
    props.editor.version();
    const [sheet, names] = [props.editor.sheet(), props.names];
    clearTimeout(timer);
    // Counting looks at every edit: of many, when the hands rest.
    if (sheet.edits.rows.size < MANY) setCounts(countEdits(props.editor, names));
    else timer = setTimeout(() => setCounts(countEdits(props.editor, names)), 300);
  });
  const summary = () => {
    const { rows, edited, wrong } = counts();
    return [props.filters > 0 ? tableTexts.matching(formatNumber(props.inSight), rows) : tableTexts.rows(rows), edited > 0 && texts.edited(edited), wrong > 0 && texts.problems(wrong)].filter(Boolean).join(" · ");
  };
  return (
    <div class="dataframe-foot edit-foot">
      <span class="dataframe-sum" role="status" data-said={props.editor.said() === undefined ? undefined : ""}>{props.busy ? tableTexts.busy : (props.editor.said() ?? summary())}</span>
      <div class="dataframe-tools" role="group" aria-label={texts.tools}>
        <Show when={!props.locked && props.chosen.length > 0 && props.canDelete}>
          <Tool icon="close" label={texts.deleteRows(props.chosen.length)} onPress={props.onDelete} />
        </Show>
        <Show when={!props.locked && props.canAdd}><Tool icon="plus" label={texts.addRow} onPress={props.onAdd} /></Show>
        <Show when={props.stale}><TableTool icon="again" label={texts.sortAgain} onPress={props.onAgain} /></Show>
        <Show when={props.filters > 0}><TableTool icon="filter" class="dataframe-unfilter" label={tableTexts.filtersClear(props.filters)} onPress={props.onUnfilter} /></Show>
        <ColumnsTool {...props.columns} />
        <Tool icon="download" label={tableTexts.download} onPress={props.onDownload} />
        <Tool icon={props.full ? "shrink" : "expand"} label={props.full ? tableTexts.fullscreenEnd : tableTexts.fullscreen} onPress={props.onFull} />
      </div>
    </div>
  );
}

function Tool(props: { readonly icon: Parameters<typeof Icon>[0]["name"]; readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={props.label} title={props.label} onClick={() => props.onPress()}>
      <Icon name={props.icon} size={16} />
    </button>
  );
}

function TableTool(props: { readonly icon: TableIconName; readonly class?: string; readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" class={`icon-button ${props.class ?? ""}`} aria-label={props.label} title={props.label} onClick={() => props.onPress()}>
      <TableIcon name={props.icon} />
    </button>
  );
}

/** How many rows there are, how many cells were written, and how many hold what their column does not take. */
function countEdits(editor: Editor, names: readonly string[]): { readonly rows: number; readonly edited: number; readonly wrong: number } {
  const sheet = editor.sheet();
  let [edited, wrong] = [0, 0];
  for (const edit of sheet.edits.rows.values()) {
    const row = sheet.indexOf(edit.id) === undefined ? undefined : sheet.find(edit.id);
    if (!row) continue;
    for (const name of row.base === undefined ? names : edit.cells.keys()) {
      const cell = sheet.cell(row, name);
      if (cell.edited) edited += 1;
      if (cell.refused || cell.missing) wrong += 1;
    }
  }
  return { rows: sheet.rows, edited, wrong };
}
