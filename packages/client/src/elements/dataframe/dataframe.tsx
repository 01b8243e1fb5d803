import type { DataframeProps, ElementId } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import type { ElementView } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { useRoom } from "../room.ts";
import { openLazy } from "../table-data/lazy-table.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import { useTable } from "../table-data/use-table.ts";
import "./dataframe.css";
import "./header.css";
import "./tools.css";
import "./choices.css";
import "./cells.css";
import { LoadedFrame } from "./loaded-frame.tsx";
import { rowsSeen } from "./rows-seen.ts";
import { HEAD, ROW } from "./scroller.ts";
import type { Chooser } from "./use-choices.ts";

const FOOT = 36;

const Dataframe: ElementView<"dataframe"> = (drawn) => (
  <div class="dataframe">
    <Show when={drawn.props.label}>{(label) => <FrameLabel label={label()} help={drawn.props.help} />}</Show>
    <Frame id={drawn.id} props={drawn.props} />
  </div>
);
export default Dataframe;

export function FrameLabel(props: { readonly label: string; readonly help: string | undefined }): JSX.Element {
  return (
    <div class="dataframe-label">
      <Inline text={props.label} />
      <Show when={props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}

/** The box of a table: its rows once they are here, else why not. */
export function Frame(props: { readonly id: ElementId; readonly props: DataframeProps; readonly chooser?: Chooser }): JSX.Element {
  const room = useRoom();
  const data = useTable(() => props.props.data, (lazy) => openLazy(lazy.columns, (question) => room.ask(props.id, lazy.version, question)));
  /** How many rows a table that stays with the script has is known with the first of them. */
  const rows = () => (props.props.data.kind === "lazy" ? 10 : props.props.data.rows);
  // Known before the rows are here, so that nothing jumps when they come.
  const tall = () => props.props.height ?? HEAD + rowsSeen(rows()) * ROW + FOOT + 2;
  return (
    <>
      <Show
        when={data.table()}
        fallback={(
          <div class="dataframe-box" style={{ height: `${tall()}px` }}>
            <Show when={data.problem()} fallback={<div class="dataframe-wait" role="status"><span class="sr-only">{texts.loading}</span></div>}>
              {(problem) => (
                <div class="dataframe-note" role="alert">
                  <strong>{texts.failed}</strong>
                  <span>{problem()}</span>
                  <button type="button" class="button" data-size="small" onClick={() => data.retry()}>{texts.retry}</button>
                </div>
              )}
            </Show>
          </div>
        )}
      >
        {(table) => <LoadedFrame spec={props.props} table={table()} chooser={props.chooser} />}
      </Show>
      <StaleNote data={data} />
    </>
  );
}
