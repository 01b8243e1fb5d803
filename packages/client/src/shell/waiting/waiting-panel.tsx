import { bytesInWords, type Scope } from "@tutti/protocol";
import { createMemo, createResource, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { labelOf, valueWords } from "../../people/changes/said.ts";
import { throttle } from "../../sync/throttle.ts";
import { keptFiles } from "../../sync/uploads/kept-files.ts";
import { entriesThatWait, eventsThatWait, type Waiting } from "../../sync/waiting/what-waits.ts";
import { waitingTexts as words } from "../../texts/waiting.ts";
import { keyOfCell } from "../notice-diff.ts";
import { SidePanel } from "../side-panel.tsx";
import { standsInAnotherSite } from "./partitioned.ts";
import { storedNow } from "./stored-now.ts";
import "./waiting.css";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];
/** So many lines are shown, and how many more there are. */
const LINES = 100;
/** What waits is looked through at most this often (ms). */
const LOOK = 250;

interface Line {
  readonly label: string;
  readonly words: string;
}

/** What of mine waits in this browser, what the server has and the app has not dealt with, and that all the rest is saved. */
export default function WaitingPanel(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const saving = follow(room.saving);
  const connection = follow(room.connection);
  const problem = follow(room.storageProblem);
  const documents = SCOPES.map((scope) => follow(room.document(scope)));
  const others = follow(room.presence.others);
  const [turn, setTurn] = createSignal(0);
  const look = throttle(LOOK, () => setTurn((n) => n + 1));
  onCleanup(room.onEdit(() => look.call()));
  onCleanup(room.saving.subscribe(() => look.call()));
  onCleanup(look.cancel);
  const me = follow(room.me);
  const [files] = createResource(turn, () => keptFiles().of(`${me()?.id}/${room.app}/${room.room}`));

  const time = (at: number): string => new Date(at).toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
  const ofEvent = (event: Waiting): Line =>
    "act" in event
      ? { label: "text" in event.act ? event.act.text : "", words: words.said(time(event.at)) }
      : { label: labelOf(page, event.key), words: event.kind === "submit" ? words.submitted(time(event.at)) : words.pressed(time(event.at)) };
  const entries = createMemo<readonly Line[]>(() => {
    turn();
    const foreign = new Set(others().filter(({ person }) => person.id !== me()?.id).map(({ client }) => client));
    return documents.flatMap((document) => {
      const open = document();
      const names = open ? entriesThatWait(open, foreign) : [];
      return [...Map.groupBy(names, keyOfCell)].map(([key, all]): Line => {
        const [only = key] = all;
        return { label: labelOf(page, only), words: all.length > 1 ? words.cells(all.length) : open ? valueWords(page, only, storedNow(open.doc, only)) : "" };
      });
    });
  });
  const events = createMemo(() => {
    turn();
    const mine = documents[2]?.();
    return mine ? eventsThatWait(mine) : { unsent: [], sent: [] };
  });
  const here = createMemo<readonly Line[]>(() => {
    const now = saving();
    const found = now.state === "saved" ? [] : [...entries(), ...events().unsent.map(ofEvent)];
    const waiting = now.state !== "saved" && found.length === 0 ? [{ label: words.removed, words: "" }] : found;
    return [...waiting, ...(files() ?? []).map(({ file }): Line => ({ label: file.name, words: words.file(bytesInWords(file.size)) }))];
  });
  const sentence = () => {
    const now = saving();
    if (connection().state === "opening") return words.opening;
    if (now.state === "saved") return connection().state === "live" ? words.saved : words.savedOffline;
    if (now.state === "sending" && connection().state === "live") return words.sending(now.changes);
    return problem() === undefined ? words.offline(now.changes) : words.memory(now.changes);
  };
  return (
    <SidePanel heading={words.heading} closeLabel={words.close}>
      <div class="waiting">
        <p role="status">{sentence()}</p>
        <Show when={problem()}>{(text) => <p class="waiting-problem">{text()}</p>}</Show>
        <Show when={problem() === undefined && standsInAnotherSite()}><p class="waiting-problem">{words.partitioned}</p></Show>
        <Lines heading={words.here} lines={here()} />
        <Lines heading={words.there} lines={events().sent.map(ofEvent)} />
      </div>
    </SidePanel>
  );
}

function Lines(props: { readonly heading: string; readonly lines: readonly Line[] }): JSX.Element {
  return (
    <Show when={props.lines.length > 0}>
      <h3>{props.heading}</h3>
      <ul>
        <For each={props.lines.slice(0, LINES)}>{(line) => <li><span class="waiting-label">{line.label}</span> <span class="waiting-words">{line.words}</span></li>}</For>
        <Show when={props.lines.length > LINES}><li class="waiting-words">{words.more(props.lines.length - LINES)}</li></Show>
      </ul>
    </Show>
  );
}
