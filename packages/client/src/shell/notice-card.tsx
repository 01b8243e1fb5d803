import { cellOfEntry, type JsonValue, type Notice } from "@tutti/protocol";
import { For, Match, Show, Switch, type JSX } from "solid-js";
import { Inline } from "../elements/markdown/inline.tsx";
import { inlineText } from "../elements/markdown/marked-inline.tsx";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import { Icon } from "../theme/icon.tsx";
import { noticeTexts } from "../texts/notices.ts";
import { texts } from "../texts/page.ts";
import { cellName, cellWords } from "../people/cell-words.ts";
import { differences, keyOfCell, plainValue } from "./notice-diff.ts";

/** One thing the server has to say, and what can be done about it. */
export function NoticeCard(props: { readonly id: string; readonly notice: Notice }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const people = follow(room.people);
  /** What was said in a conversation is no widget's. */
  const key = (): string => (props.notice.kind === "unsaid" ? "" : props.notice.key);
  const label = () => inlineText(page.widget(keyOfCell(key()))?.label ?? key());
  const nameOf = (id: string | undefined): string => [...people().known].find(([other]) => other === id)?.[1].name ?? noticeTexts.someone;
  const print = (cell: string, value: JsonValue | undefined): string => {
    if (value === undefined || value === null) return noticeTexts.empty;
    const { option } = cellOfEntry(cell);
    if (option !== undefined) return `${option}: ${typeof value === "boolean" ? (value ? texts.widget.yes : texts.widget.no) : plainValue(value)}`;
    return (page.widget(keyOfCell(cell))?.print?.(value) ?? plainValue(value)) || noticeTexts.empty;
  };
  const inCell = (member: string, value: JsonValue | undefined): string => cellWords(member, value, page.widget(keyOfCell(key()))?.given?.(member));
  const again = (): void => {
    // What is co-edited has both people's letters already; the other fields become mine again.
    const mine = of("submitted");
    for (const row of mine ? differences(mine.mine, mine.theirs) : []) if (row.mine !== undefined) page.widget(row.cell)?.put?.(row.mine);
    page.widget(key())?.press?.();
    room.dismiss(props.id);
  };
  const canPress = () => page.widget(key())?.press !== undefined;
  const of = <Kind extends Notice["kind"]>(kind: Kind): Extract<Notice, { kind: Kind }> | undefined =>
    props.notice.kind === kind ? (props.notice as Extract<Notice, { kind: Kind }>) : undefined;
  return (
    <article class="notice">
      <Switch>
        <Match when={of("interrupted")}><p>{noticeTexts.interrupted(label())}</p></Match>
        <Match when={of("refused")}>{(notice) => <p>{noticeTexts.refused(label(), notice().reason)}</p>}</Match>
        <Match when={of("unsaid")}>
          {(notice) => (
            <>
              <p>{noticeTexts.unsaid(notice().reason, notice().text)}</p>
              <Show when={notice().text}>{(words) => <blockquote class="unsaid">{words()}</blockquote>}</Show>
            </>
          )}
        </Match>
        <Match when={of("submitted")}>
          {(notice) => {
            const rows = () => differences(notice().mine, notice().theirs);
            return (
              <>
                <p>{noticeTexts.submitted(nameOf(notice().by))}</p>
                <Show when={rows().length > 0} fallback={<p class="field-note">{noticeTexts.submittedSame}</p>}>
                  <Compared rows={rows().map((row) => ({ label: page.widget(keyOfCell(row.cell))?.label ?? keyOfCell(row.cell), mine: print(row.cell, row.mine), theirs: print(row.cell, row.theirs) }))} />
                </Show>
              </>
            );
          }}
        </Match>
        <Match when={of("conflict")}>
          {(notice) => (
            <>
              <p>{noticeTexts.conflict(label(), nameOf(notice().by))}</p>
              <Compared rows={[{ label: label(), mine: print(notice().key, notice().mine), theirs: print(notice().key, notice().theirs) }]} />
            </>
          )}
        </Match>
        <Match when={of("cells")}>
          {(notice) => (
            <>
              <p>{noticeTexts.cells(label(), notice().cells.length, nameOf(notice().by))}</p>
              <Compared rows={notice().cells.slice(0, SHOWN_CELLS).map((cell) => ({ label: cellName(cell.member), mine: inCell(cell.member, cell.mine), theirs: inCell(cell.member, cell.theirs) }))} />
              <Show when={notice().cells.length > SHOWN_CELLS}><p class="field-note">{noticeTexts.more(notice().cells.length - SHOWN_CELLS)}</p></Show>
            </>
          )}
        </Match>
      </Switch>
      <div class="notice-buttons">
        <Show
          when={props.notice.kind === "conflict" || props.notice.kind === "cells"}
          fallback={
            <>
              <Show when={canPress() && props.notice.kind !== "refused"}>
                <button type="button" class="button" data-size="small" onClick={again}>{props.notice.kind === "submitted" ? noticeTexts.submitAgain : noticeTexts.again}</button>
              </Show>
              <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => room.dismiss(props.id)}>{noticeTexts.dismiss}</button>
            </>
          }
        >
          <button type="button" class="button" data-size="small" onClick={() => room.insist(props.id)}>{noticeTexts.putMine}</button>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => room.dismiss(props.id)}>{noticeTexts.keepTheirs}</button>
        </Show>
      </div>
      <span class="notice-mark"><Icon name="info" size={16} /></span>
    </article>
  );
}

/** So many cells of a table are listed. */
const SHOWN_CELLS = 8;

interface ComparedRow { readonly label: string; readonly mine: string; readonly theirs: string }

function Compared(props: { readonly rows: readonly ComparedRow[] }): JSX.Element {
  return (
    <table class="compared">
      <thead><tr><th scope="col"><span class="sr-only">{noticeTexts.field}</span></th><th scope="col">{noticeTexts.mine}</th><th scope="col">{noticeTexts.theirs}</th></tr></thead>
      <tbody><For each={props.rows}>{(row) => <tr><th scope="row"><Inline text={row.label} noLinks /></th><td>{row.mine}</td><td>{row.theirs}</td></tr>}</For></tbody>
    </table>
  );
}
