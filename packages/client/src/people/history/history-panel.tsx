import { atLeast, stateCell, type HistoryRow, type OperationNote, type PastRoom, type Person } from "@tutti/protocol";
import { createMemo, createResource, createSignal, For, Index, onCleanup, Show, Suspense, type JSX } from "solid-js";
import "../../elements/select/select.css";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { SidePanel } from "../../shell/side-panel.tsx";
import { throttle } from "../../sync/throttle.ts";
import { texts } from "../../texts/page.ts";
import { historyTexts as words } from "../../texts/history.ts";
import { Icon } from "../../theme/icon.tsx";
import { Avatar } from "../avatar.tsx";
import { adoptOperation } from "../branches/adopt-merge.ts";
import { branchApi } from "../branches/branch-api.ts";
import { labelOf, partOf } from "../changes/said.ts";
import { ValueDiff } from "../changes/value-diff.tsx";
import { byDay, digest, isMark, type Told } from "./digest.ts";
import "./history.css";
import { markWords, operationWords } from "./operation-words.ts";
import { pastApi, type Moment } from "./past-api.ts";
import PastView from "./past-view.tsx";
import { canRestore, restore } from "./restore.ts";
import { Versions } from "./versions.tsx";

/** Asked for again so long (ms) after others' changes, at most. */
const REFRESH = 1_000;

/** Who set what from what to what, and when; and ways back. */
export default function HistoryPanel(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const people = follow(room.people);
  const [person, setPerson] = createSignal("");
  const [key, setKey] = createSignal("");
  const [said, setSaid] = createSignal("");
  const [older, setOlder] = createSignal<readonly HistoryRow[]>([]);
  const [olderNotes, setOlderNotes] = createSignal<Readonly<Record<string, OperationNote>>>({});
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
  const keys = createMemo(() => [...new Set([...rows().filter((row) => !isMark(row)).map((row) => row.key), ...(key() ? [key()] : [])])]);
  const label = (of: string): string => {
    const [widget, part] = [labelOf(page, of), partOf(of)];
    return part === undefined ? widget : words.cell(widget, part);
  };
  const notes = createMemo<ReadonlyMap<string, OperationNote>>((before) => new Map([...before, ...Object.entries(newest.error ? {} : (newest.latest?.operations ?? {})), ...Object.entries(olderNotes())]), new Map());
  const noteOf = (row: HistoryRow): OperationNote | undefined => (row.operation === undefined ? undefined : notes().get(row.operation));
  const personOf = (row: HistoryRow): Person | undefined => (row.by === undefined ? undefined : people().known.get(row.by));
  const nameOf = (row: HistoryRow): string => (row.by === undefined ? words.app : (personOf(row)?.name ?? words.someone));

  const load = async (): Promise<void> => {
    const before = rows().at(-1)?.id;
    if (before === undefined) return;
    try {
      const found = await room.history({ ...query(), before });
      setOlderNotes((known) => ({ ...known, ...found.operations }));
      setOlder((known) => [...known, ...found.rows]);
      setEnded(!found.more);
    } catch (error) {
      setSaid(texts.refused.why(error instanceof Error ? error.message : String(error)));
    }
  };
  const takeBack = async (row: HistoryRow): Promise<void> => {
    if (row.operation === undefined) return;
    try {
      const { written, left } = await branchApi.takeBack(room, row.operation);
      setSaid(words.takenBack(written, left));
      void refetch();
    } catch (error) {
      setSaid(texts.refused.why(error instanceof Error ? error.message : String(error)));
    }
  };
  const back = (row: HistoryRow): void => void setSaid(restore(room, page, [row]) > 0 ? words.restored(label(row.key)) : words.notHere);
  /** Sets the room back, all at once; one undo brings forth again what was there. */
  const backTo = async (which: Moment): Promise<void> => {
    setPast(undefined);
    try {
      const { operation, written } = await pastApi.restore(room, which);
      if (operation !== undefined) adoptOperation(room, operation);
      setSaid(words.restoredAll(written));
      void refetch();
    } catch (error) {
      setSaid(texts.refused.why(error instanceof Error ? error.message : String(error)));
    }
  };
  const [past, setPast] = createSignal<{ readonly room: PastRoom; readonly which: Moment; readonly name: string | undefined }>();
  const look = async (which: Moment, name?: string): Promise<void> => {
    setSaid(words.looking);
    try {
      setPast({ room: await pastApi.look(room, which, room.page.get()), which, name });
      setSaid("");
    } catch (error) {
      setSaid(texts.refused.why(error instanceof Error ? error.message : String(error)));
    }
  };
  const [versions, { refetch: readVersions }] = createResource(() => pastApi.versions(room));
  const me = follow(room.me);
  const mayWrite = () => {
    const role = me()?.role;
    return role !== undefined && atLeast(role, "editor");
  };

  return (
    <SidePanel heading={words.heading} closeLabel={words.close}>
      <div class="history-filters">
        <Filter label={words.who} all={words.everybody} choose={setPerson} options={[...people().known.values()].map(({ id, name }) => [id, name])} />
        <Filter label={words.what} all={words.everything} choose={setKey} options={keys().map((one) => [one, label(one)])} />
      </div>
      <Suspense><Show when={versions.error ? undefined : versions.latest}>{(list) => <Versions list={list()} changed={() => void readVersions()} look={(which, name) => void look(which, name)} restore={(which) => void backTo(which)} />}</Show></Suspense>
      <p class="history-said" role="status">{said()}</p>
      <Show when={past()} keyed>{(one) => <PastView past={one.room} name={one.name} mayRestore={mayWrite()} restore={() => void backTo(one.which)} close={() => setPast(undefined)} />}</Show>
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
                      {(one) => <Line told={one()} who={nameOf(one().newest)} person={personOf(one().newest)}
                        label={isMark(one().newest) ? markWords(one().newest) : noteOf(one().newest) ? operationWords(noteOf(one().newest)) : label(one().newest.key)}
                        values={!isMark(one().newest) && one().newest.operation === undefined}
                        takeBack={one().newest.operation === undefined ? undefined : () => void takeBack(one().newest)}
                        back={one().newest.operation === undefined && canRestore(page, one().oldest) ? () => back(one().oldest) : undefined}
                        look={() => void look({ change: one().newest.id })} backTo={mayWrite() ? () => void backTo({ change: one().oldest.id - 1 }) : undefined} />}
                    </Show>
                  )}
                </For>
              </ol>
            </section>
          )}
        </For>
        <Suspense><Show when={versions.error ? undefined : versions.latest}>{(list) => <p class="field-note">{words.size(list().changes, list().bytes, list().days)}</p>}</Show></Suspense>
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
  /** Whether what it said before and after is shown: not of what was done at once, nor of what is about the room. */
  readonly values: boolean;
  readonly takeBack: (() => void) | undefined;
  readonly back: (() => void) | undefined;
  readonly look: () => void;
  readonly backTo: (() => void) | undefined;
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
        <Show when={props.values}><ValueDiff name={props.told.newest.key} before={props.told.oldest.before} after={props.told.newest.after} /></Show>
        <div class="history-ways">
          <Show when={props.takeBack}>{(back) => <button type="button" class="history-way" onClick={() => back()()}>{words.takeBack}</button>}</Show>
          <Show when={props.back}>{(back) => <button type="button" class="history-way" onClick={() => back()()}>{words.back}</button>}</Show>
          <button type="button" class="history-way" onClick={() => props.look()}>{words.look}</button>
          <Show when={props.backTo}>{(back) => <button type="button" class="history-way" onClick={() => back()()}>{words.backTo}</button>}</Show>
        </div>
      </div>
    </li>
  );
}
