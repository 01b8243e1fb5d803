import type { Branch, BranchSide, MergeOutcome, Take } from "@tutti/protocol";
import { createMemo, createResource, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { throttle } from "../../sync/throttle.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { labelOf } from "../changes/said.ts";
import { adoptOperation, rememberMerge } from "./adopt-merge.ts";
import { branchApi } from "./branch-api.ts";
import { DifferenceCard } from "./difference-card.tsx";
import { noteMerged } from "./explore.ts";
import { groupDifferences, partId, picksOf } from "./group-differences.ts";
import { OfferButton } from "./offer-button.tsx";
import { originName } from "./origin-name.ts";

/** Compared anew so long (ms) after changes here, at most. */
const AGAIN = 1_500;

/** What a branch and its origin say differently, widget by widget; what is ticked goes over in one step. */
export function CompareView(props: { readonly branch: Branch; readonly mayMerge: boolean }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const me = follow(room.me);
  const [into, setInto] = createSignal<BranchSide>("origin");
  const [comparison, { refetch }] = createResource(into, (side) => branchApi.compare(room, side));
  const [unticked, setUnticked] = createSignal<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, Take>>(new Map());
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const [done, setDone] = createSignal<{ readonly outcome: MergeOutcome; readonly into: BranchSide }>();
  const again = throttle(AGAIN, () => void refetch());
  onCleanup(room.onEdit(() => again.call()));
  onCleanup(again.cancel);
  const look = (): void => void (document.visibilityState === "visible" && refetch());
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));

  const origin = () => originName(props.branch.origin);
  const found = () => (comparison.error ? undefined : comparison.latest);
  const groups = createMemo(() => groupDifferences(found()?.differences ?? []));
  const offered = createMemo(() => groups().filter(({ ours }) => !ours));
  const ours = createMemo(() => groups().filter((group) => group.ours));
  const byId = createMemo(() => new Map(groups().map((group) => [group.id, group])));
  const isTicked = (id: string): boolean => !unticked().has(id);
  const picks = createMemo(() => picksOf(offered(), isTicked, (part) => chosen().get(part)));
  const undecided = createMemo(() => offered().filter(({ id, locked }) => isTicked(id) && !locked).flatMap(({ conflicts }) => conflicts).filter((one) => !chosen().has(partId(one))).length);
  // What is told is widgets: a person changed a list, and not three of its options.
  const changes = createMemo(() => offered().filter(({ id, all, locked }) => isTicked(id) && !locked && all.some((one) => picks().some((pick) => pick.name === one.name && pick.scope === one.scope))).length);
  const offerable = () => props.branch.isPrivate === true && props.branch.by === me()?.id;
  const may = () => into() === "branch" || props.mayMerge;

  const act = async (work: () => Promise<void>): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
      noteMerged();
      void refetch();
    }
  };
  const merge = (): Promise<void> => act(async () => {
    const [side, widgets] = [into(), changes()];
    const outcome = await branchApi.merge(room, side, picks());
    setChosen(new Map());
    setDone(outcome.operation === undefined ? undefined : { outcome, into: side });
    if (outcome.operation !== undefined && side === "branch") adoptOperation(room, outcome.operation);
    else if (outcome.operation !== undefined) rememberMerge({ app: room.app, room: props.branch.origin }, outcome.operation);
    const first = outcome.written === 0 ? "" : side === "origin" ? words.merged(widgets, origin()) : words.updated(widgets);
    setSaid([first, outcome.left > 0 ? words.left(outcome.left) : ""].filter(Boolean).join(" "));
  });
  const takeBack = (): Promise<void> => act(async () => {
    const last = done();
    if (last?.outcome.operation === undefined) return;
    await branchApi.takeBack({ app: room.app, room: last.into === "origin" ? props.branch.origin : props.branch.room }, last.outcome.operation);
    setDone(undefined);
    setSaid(words.takenBack);
  });

  return (
    <>
      <div class="branches-body compare">
        <h3 class="compare-heading">{words.compareHeading(props.branch.name)}</h3>
        <p class="branches-lead">{words.by(props.branch.who ?? words.someone, new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(props.branch.at))}</p>
        <fieldset class="compare-way">
          <legend class="sr-only">{words.direction}</legend>
          <For each={["origin", "branch"] as const}>
            {(side) => (
              <label><input type="radio" name="compare-way" checked={into() === side} onChange={() => { setInto(side); setUnticked(new Set<string>()); setChosen(new Map()); setSaid(""); }} /><span>{side === "origin" ? words.into(origin()) : words.from(origin())}</span></label>
            )}
          </For>
        </fieldset>
        <Show when={comparison.error}>{(error) => <p class="field-note" data-bad="" role="alert">{error() instanceof Error ? error().message : words.away}</p>}</Show>
        <Show when={found()} fallback={<Show when={!comparison.error}><p class="field-note">{words.loading}</p></Show>}>
          <ul class="compare-list">
            <For each={offered().map(({ id }) => id)} fallback={<li class="compare-nothing">{into() === "origin" ? words.nothingInto(origin()) : words.nothingFrom(origin())}</li>}>
              {(id) => (
                <Show when={byId().get(id)}>
                  {(group) => (
                    <DifferenceCard group={group()} label={labelOf(page, group().parts[0]?.name ?? group().key)} into={into()} origin={origin()} ticked={isTicked(id)} disabled={group().locked || !may()}
                      tick={(on) => setUnticked((before) => { const next = new Set(before); if (on) next.delete(id); else next.add(id); return next; })}
                      chosen={(part) => chosen().get(part)} choose={(part, take) => setChosen((before) => new Map(before).set(part, take))} />
                  )}
                </Show>
              )}
            </For>
          </ul>
          <Show when={ours().length > 0}>
            <p class="field-note">{into() === "origin" ? words.meanwhile(origin(), ours().length) : words.here(ours().length)} ({ours().map(({ key, parts }) => labelOf(page, parts[0]?.name ?? key)).join(", ")})</p>
          </Show>
          <Show when={(found()?.more ?? 0) > 0}><p class="field-note">{words.tooMany(found()?.more ?? 0)}</p></Show>
        </Show>
      </div>
      <div class="compare-foot">
        <p class="compare-said" role="status">{said() || (undecided() > 0 ? words.undecided(undecided()) : "")}</p>
        <div class="compare-buttons">
          <Show when={done()}><button type="button" class="button" data-size="small" onClick={() => void takeBack()}>{words.back}</button></Show>
          <a class="button" data-size="small" href={`/${room.app}/${props.branch.origin}`}>{words.leave(origin())}</a>
        </div>
        <Show when={may()} fallback={<Show when={offerable()} fallback={<p class="field-note">{words.mayNot}</p>}><p class="field-note" role="status">{props.branch.offered === undefined ? words.offerLead : words.offerDone}</p><OfferButton branch={props.branch} primary /></Show>}>
          <Show when={offered().length > 0}><button type="button" class="button" data-emphasis="primary" disabled={busy() || picks().length === 0} onClick={() => void merge()}>{into() === "origin" ? words.merge(changes(), origin()) : words.update(changes())}</button></Show>
        </Show>
      </div>
    </>
  );
}
