import { HISTORY_DAYS, isRowEntry, stateCell, type HistoryRow, type JsonValue, type Person } from "@tutti/protocol";
import { createMemo, createResource, createSignal, For, Index, onCleanup, Show, type JSX } from "solid-js";
import { inlineText } from "../../elements/markdown/marked-inline.tsx";
import "../../elements/select/select.css";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { plainValue } from "../../shell/notice-diff.ts";
import { SidePanel } from "../../shell/side-panel.tsx";
import { throttle } from "../../sync/throttle.ts";
import { historyTexts as words } from "../../texts/history.ts";
import { Icon } from "../../theme/icon.tsx";
import { Avatar } from "../avatar.tsx";
import { cellName, cellWords } from "../cell-words.ts";
import { byDay, digest, stateBefore, type Told } from "./digest.ts";
import "./history.css";
import { canRestore, keyOf, restore } from "./restore.ts";

/** Asked for again so long (ms) after others' changes, at most. */
const REFRESH = 1_000;
/** So many pages are read to set the room back to an earlier moment. */
const MAX_PAGES = 50;

/** Who set what from what to what, and when; and ways back. */
export default function HistoryPanel(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const people = follow(room.people);
  const [person, setPerson] = createSignal("");
  const [key, setKey] = createSignal("");
  const [said, setSaid] = createSignal("");
  const [older, setOlder] = createSignal<readonly HistoryRow[]>([]);
  const [ended, setEnded] = createSignal(false);
  const query = createMemo(() => {
    setOlder([]);
    setEnded(false);
    const by = [...people().known.keys()].find((id) => id === person());
    return { ...(by ? { person: by } : {}), ...(key() ? { key: key() } : {}) };
  });
  const [newest, { refetch }] = createResource(query, (asked) => room.history(asked));
  const again = throttle(REFRESH, () => void refetch());
  onCleanup(room.onEdit(() => again.call()));
  onCleanup(again.cancel);

  const rows = createMemo<readonly HistoryRow[]>(() => {
    const latest = (newest.error ? undefined : newest.latest)?.rows ?? [];
    const last = latest.at(-1)?.id ?? Infinity;
    return [...latest, ...older().filter((row) => row.id < last)].filter((row) => !row.key.startsWith(stateCell("")));
  });
  const told = createMemo(() => digest(rows()));
  const lines = createMemo(() => new Map(told().map((one) => [one.oldest.id, one])));
  const days = createMemo(() => byDay(told()));
  const more = () => !ended() && (older().length > 0 || newest.latest?.more === true);
  const keys = createMemo(() => [...new Set([...rows().map((row) => row.key), ...(key() ? [key()] : [])])]);
  const label = (of: string): string => {
    const name = keyOf({ key: of }).replace(/^form:/, "");
    const widget = inlineText(page.widget(name)?.label || name);
    return isRowEntry(of) ? words.cell(widget, cellName(of)) : widget;
  };
  const personOf = (row: HistoryRow): Person | undefined => (row.by === undefined ? undefined : people().known.get(row.by));
  const nameOf = (row: HistoryRow): string => (row.by === undefined ? words.app : (personOf(row)?.name ?? words.someone));
  const print = (row: HistoryRow, value: JsonValue | undefined): string =>
    isRowEntry(row.key) ? (value === undefined ? words.unset : cellWords(value)) : value === undefined ? words.unset : (page.widget(keyOf(row))?.print?.(value) ?? plainValue(value)) || words.empty;

  const load = async (): Promise<void> => {
    const before = rows().at(-1)?.id;
    if (before === undefined) return;
    try {
      const found = await room.history({ ...query(), before });
      setOlder((known) => [...known, ...found.rows]);
      setEnded(!found.more);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const back = (row: HistoryRow): void => void setSaid(restore(room, page, [row]) > 0 ? words.restored(label(row.key)) : words.notHere);
  const backTo = async (row: HistoryRow): Promise<void> => {
    try {
      const since = await changesSince(row.id);
      if (!since) return void setSaid(words.tooLong);
      const cells = [...stateBefore(since).values()];
      const done = restore(room, page, cells);
      setSaid(words.restoredAll(done, cells.length - done));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  /** All changes down to one, whatever is filtered; `undefined` where there are too many. */
  const changesSince = async (id: number): Promise<readonly HistoryRow[] | undefined> => {
    const found: HistoryRow[] = [];
    for (let n = 0; n < MAX_PAGES; n++) {
      const { rows: next, more: goesOn } = await room.history(found.length > 0 ? { before: found.at(-1)?.id ?? 0 } : {});
      found.push(...next);
      if (!goesOn || (next.at(-1)?.id ?? 0) <= id) return found.filter((row) => row.id >= id);
    }
    return undefined;
  };

  return (
    <SidePanel heading={words.heading} closeLabel={words.close}>
      <div class="history-filters">
        <Filter label={words.who} all={words.everybody} choose={setPerson} options={[...people().known.values()].map(({ id, name }) => [id, name])} />
        <Filter label={words.what} all={words.everything} choose={setKey} options={keys().map((one) => [one, label(one)])} />
      </div>
      <p class="history-said" role="status">{said()}</p>
      <div class="history-list">
        <Show when={newest.error}>{(error) => <p class="field-note">{error() instanceof Error ? error().message : words.away}</p>}</Show>
        <Show when={!newest.loading && !newest.error && rows().length === 0}><p class="field-note">{words.nothing}</p></Show>
        <For each={days().map(({ day }) => day)}>
          {(day) => (
            <section>
              <h3>{new Intl.DateTimeFormat(undefined, { dateStyle: "full" }).format(day)}</h3>
              <ol>
                {/* By the change that a line begins with, which stays: a line keeps its place and its focus while others come. */}
                <For each={days().find((one) => one.day === day)?.told.map(({ oldest }) => oldest.id)}>
                  {(id) => (
                    <Show when={lines().get(id)}>
                      {(one) => <Line told={one()} who={nameOf(one().newest)} label={label(one().newest.key)} person={personOf(one().newest)}
                        before={print(one().oldest, one().oldest.before)} after={print(one().newest, one().newest.after)}
                        back={canRestore(page, one().oldest) ? () => back(one().oldest) : undefined} backTo={() => void backTo(one().oldest)} />}
                    </Show>
                  )}
                </For>
              </ol>
            </section>
          )}
        </For>
        <Show when={rows().length > 0 && !more()}><p class="field-note">{words.kept(HISTORY_DAYS)}</p></Show>
        <Show when={more()}><button type="button" class="button" data-size="small" onClick={() => void load()}>{words.older}</button></Show>
      </div>
    </SidePanel>
  );
}

/** A choice among all and one; it stays what it is while the options come and go. */
function Filter(props: { readonly label: string; readonly all: string; readonly options: readonly (readonly [value: string, text: string])[]; readonly choose: (value: string) => void }): JSX.Element {
  return (
    <div class="select-box">
      <select class="input select" aria-label={props.label} onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{props.all}</option>
        <Index each={props.options}>{(option) => <option value={option()[0]}>{option()[1]}</option>}</Index>
      </select>
      <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
    </div>
  );
}

interface LineProps {
  readonly told: Told;
  readonly who: string;
  readonly label: string;
  readonly person: Person | undefined;
  readonly before: string;
  readonly after: string;
  readonly back: (() => void) | undefined;
  readonly backTo: () => void;
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

function Line(props: LineProps): JSX.Element {
  const at = () => new Date(props.told.newest.at);
  return (
    <li class="history-line">
      <Show when={props.person} fallback={<span class="avatar history-app" aria-hidden="true"><Icon name="refresh" size={14} /></span>}>{(person) => <Avatar person={person()} />}</Show>
      <div class="history-what">
        <p><span class="history-who">{props.who}</span> · <time datetime={at().toISOString()}>{time.format(at())}</time></p>
        <p class="history-widget">{props.label}</p>
        <p class="history-values"><del>{props.before}</del> <span aria-hidden="true">→</span> <ins>{props.after}</ins></p>
        <div class="history-ways">
          <Show when={props.back}>{(back) => <button type="button" class="history-way" onClick={() => back()()}>{words.back}</button>}</Show>
          <button type="button" class="history-way" onClick={() => props.backTo()}>{words.backTo}</button>
        </div>
      </div>
    </li>
  );
}
