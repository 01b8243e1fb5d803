import { MAX_BRANCH_NAME, type Branch } from "@tutti/protocol";
import { createResource, createSignal, For, Match, Show, Suspense, Switch, type JSX } from "solid-js";
import { useRoom } from "../../elements/room.ts";
import { SidePanel } from "../../shell/side-panel.tsx";
import { branchTexts as words } from "../../texts/branches.ts";
import { branchApi } from "./branch-api.ts";
import "./branches.css";
import { CompareView } from "./compare-view.tsx";
import { ExploreHere } from "./explore-button.tsx";
import { offers } from "./explore.ts";
import { moment } from "./moment.ts";

/** Branches of a room: to begin one, to go to one; in a branch, what is different there, and the way back. */
export default function BranchesPanel(): JSX.Element {
  const room = useRoom();
  const [list, { refetch }] = createResource(offers, () => branchApi.list(room));
  const self = () => (list.error ? undefined : list.latest?.self);
  return (
    <SidePanel heading={words.heading} closeLabel={words.close}>
      {/* The panel takes the focus at once; what it shows comes when it is here. */}
      <Suspense fallback={<p class="branches-body field-note">{words.loading}</p>}>
      <Switch>
        <Match when={list.error}>{(error) => <p class="branches-body field-note" role="alert">{sentence(error())}</p>}</Match>
        <Match when={self()}>{(branch) => <CompareView branch={branch()} mayMerge={list.latest?.mayMerge === true} />}</Match>
        <Match when={list.latest}>
          {(found) => (
            <div class="branches-body">
              <Show when={found().mayFork}><p class="branches-lead">{words.lead}</p></Show>
              <Show when={found().mayFork} fallback={<Show when={found().mayExplore} fallback={<p class="field-note">{words.mayNot}</p>}><div class="branches-explore"><p class="branches-lead">{words.exploreLead}</p><ExploreHere primary /></div></Show>}><StartForm /></Show>
              <h3>{words.list}</h3>
              <ul class="branches-list">
                <For each={found().branches.toReversed()} fallback={<li class="field-note">{words.none}</li>}>{(branch) => <BranchRow branch={branch} changed={() => void refetch()} />}</For>
              </ul>
            </div>
          )}
        </Match>
      </Switch>
      </Suspense>
    </SidePanel>
  );
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A branch begins with what this page has written: so it waits, a little, until the server has it. */
const SAVED_WITHIN = 3_000;

function StartForm(): JSX.Element {
  const room = useRoom();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  let input: HTMLInputElement | undefined;
  const start = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await saved(room.saving);
      const branch = await branchApi.fork(room, input?.value ?? "");
      location.assign(`/${room.app}/${branch.room}`);
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <form class="branches-start" onSubmit={(event) => {
      event.preventDefault();
      if (!busy()) void start();
    }}>
      <label for="branch-name">{words.name}</label>
      <input class="input" id="branch-name" ref={input} maxLength={MAX_BRANCH_NAME} placeholder={words.example} autocomplete="off" required aria-invalid={problem() !== undefined} aria-describedby="branch-problem" />
      <p class="field-note" id="branch-problem" data-bad="" role="alert">{problem()}</p>
      <button type="submit" class="button" data-emphasis="primary" aria-disabled={busy()}>{busy() ? words.starting : words.start}</button>
    </form>
  );
}

function saved(saving: ReturnType<typeof useRoom>["saving"]): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(), SAVED_WITHIN);
    const end = saving.subscribe(({ state }) => {
      if (state !== "saved") return;
      clearTimeout(timer);
      queueMicrotask(() => end());
      resolve();
    });
  });
}

function BranchRow(props: { readonly branch: Branch; readonly changed: () => void }): JSX.Element {
  const room = useRoom();
  const [problem, setProblem] = createSignal<string>();
  const set = async (state: "closed" | "open" | "deleted"): Promise<void> => {
    try {
      await branchApi.setState(room, props.branch.room, state);
      props.changed();
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const remove = (): void => {
    if (confirm(words.removeSure(props.branch.name))) void set("deleted");
  };
  return (
    <li class="branch-row" data-closed={props.branch.closed === undefined ? undefined : ""}>
      <div class="branch-row-what">
        <Show when={props.branch.closed === undefined} fallback={<span class="branch-row-name">{props.branch.name} <span class="branch-tag">{words.closed}</span></span>}>
          <a class="branch-row-name" href={`/${room.app}/${props.branch.room}`}>{props.branch.name}</a>
        </Show>
        <Show when={props.branch.isPrivate}><span class="branch-tag">{props.branch.offered === undefined ? words.isOwn : words.isOffered}</span></Show>
        <span class="branch-row-by">{words.by(props.branch.who ?? words.someone, moment(props.branch.at))}</span>
        <Show when={problem()}>{(text) => <span class="field-note" data-bad="" role="alert">{text()}</span>}</Show>
      </div>
      <Show when={props.branch.closed === undefined} fallback={
        <>
          <button type="button" class="button" data-size="small" aria-label={`${words.reopen}: ${props.branch.name}`} onClick={() => void set("open")}>{words.reopen}</button>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" aria-label={`${words.remove}: ${props.branch.name}`} onClick={remove}>{words.remove}</button>
        </>
      }>
        <button type="button" class="button" data-size="small" data-emphasis="tertiary" aria-label={`${words.shut}: ${props.branch.name}`} onClick={() => void set("closed")}>{words.shut}</button>
      </Show>
    </li>
  );
}
