import type { DataframeProps, ElementId } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import type { ElementView } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { useRoom } from "../room.ts";
import { openLazy } from "../table-data/lazy-table.ts";
import { useTable } from "../table-data/use-table.ts";
import "./dataframe.css";
import "./header.css";
import "./tools.css";
import "./choices.css";
import "./cells.css";
import { LoadedFrame } from "./loaded-frame.tsx";
import { heightOf } from "./rows-seen.ts";
import { FOOT, TableBox } from "./table-box.tsx";
import type { Chooser } from "./use-choices.ts";

const Dataframe: ElementView<"dataframe"> = (drawn) => (
  <div class="dataframe">
    <FrameLabel label={drawn.props.label} help={drawn.props.help} />
    <Frame id={drawn.id} props={drawn.props} />
  </div>
);
export default Dataframe;

/** What stands over a table: its label, its help, or both. */
export function FrameLabel(props: { readonly label: string | undefined; readonly help: string | undefined }): JSX.Element {
  return (
    <Show when={props.label || props.help}>
      <div class="dataframe-label">
        <Show when={props.label}>{(label) => <span><Inline text={label()} /></span>}</Show>
        <Show when={props.help}>{(help) => <Help text={help()} />}</Show>
      </div>
    </Show>
  );
}

/** The box of a table: its rows once they are here, else why not. */
export function Frame(props: { readonly id: ElementId; readonly props: DataframeProps; readonly chooser?: Chooser }): JSX.Element {
  const room = useRoom();
  const data = useTable(() => props.props.data, (lazy) => openLazy(lazy.columns, (question) => room.ask(props.id, lazy.version, question)));
  /** How many rows a table that stays with the script has is known with the first of them. */
  const rows = () => (props.props.data.kind === "lazy" ? 10 : props.props.data.rows);
  // Known before the rows are here, so that nothing jumps when they come.
  const tall = () => props.props.height ?? heightOf(rows(), props.props.rowHeight) + FOOT + 2;
  return (
    <TableBox data={data} tall={tall()}>
      {(table) => <LoadedFrame spec={props.props} table={table()} chooser={props.chooser} />}
    </TableBox>
  );
}
