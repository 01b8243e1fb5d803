import { MAX_VERSION_NAME, MAX_VERSION_NOTE, type Version, type VersionList } from "@tutti/protocol";
import { createSignal, For, Show, type JSX } from "solid-js";
import { useRoom } from "../../elements/room.ts";
import { historyTexts as words } from "../../texts/history.ts";
import { moment } from "../branches/moment.ts";
import { pastApi, type Moment } from "./past-api.ts";

interface VersionsProps {
  readonly list: VersionList;
  readonly changed: () => void;
  readonly look: (which: Moment, name?: string) => void;
  readonly restore: (which: Moment) => void;
}

/** Moments that have a name: to look at, to go back to; and a name for this one. */
export function Versions(props: VersionsProps): JSX.Element {
  const [naming, setNaming] = createSignal(false);
  return (
    <div class="versions">
      <div class="versions-head">
        <Show when={props.list.mayName}><button type="button" class="button" data-size="small" aria-expanded={naming()} onClick={() => setNaming(!naming())}>{words.nameVersion}</button></Show>
        <MomentField look={(time) => props.look({ time })} />
      </div>
      <Show when={naming()}><NameForm done={() => { setNaming(false); props.changed(); }} /></Show>
      <Show when={props.list.versions.length > 0}>
        <h3>{words.versions}</h3>
        <ul class="versions-list">
          <For each={props.list.versions.toReversed()}>{(version) => <VersionRow version={version} {...props} />}</For>
        </ul>
      </Show>
    </div>
  );
}

function NameForm(props: { readonly done: () => void }): JSX.Element {
  const room = useRoom();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal("");
  let name: HTMLInputElement | undefined;
  let note: HTMLInputElement | undefined;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await pastApi.name(room, { name: name?.value ?? "", note: note?.value ?? "", page: room.page.get() });
      props.done();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  queueMicrotask(() => name?.focus());
  return (
    <form class="versions-form" onSubmit={(event) => {
      event.preventDefault();
      if (!busy()) void save();
    }}>
      <input class="input" ref={name} aria-label={words.versionName} placeholder={words.versionName} maxLength={MAX_VERSION_NAME} required autocomplete="off" />
      <input class="input" ref={note} aria-label={words.versionNote} placeholder={words.versionNote} maxLength={MAX_VERSION_NOTE} autocomplete="off" />
      <Show when={problem()}><p class="field-note" data-bad="" role="alert">{problem()}</p></Show>
      <button type="submit" class="button" data-size="small" data-emphasis="primary" aria-disabled={busy()}>{words.versionSave}</button>
    </form>
  );
}

function VersionRow(props: VersionsProps & { readonly version: Version }): JSX.Element {
  const room = useRoom();
  const [problem, setProblem] = createSignal("");
  const forget = async (): Promise<void> => {
    if (!confirm(words.versionForgetSure(props.version.name))) return;
    await pastApi.forget(room, props.version.id).then(props.changed, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const which = () => ({ version: props.version.id });
  return (
    <li class="version">
      <p class="history-who">{props.version.name}</p>
      <p>{props.version.who} · {moment(props.version.at)}</p>
      <Show when={props.version.note}>{(text) => <p class="version-note">{text()}</p>}</Show>
      <Show when={problem()}><p class="field-note" data-bad="" role="alert">{problem()}</p></Show>
      <div class="history-ways">
        <button type="button" class="history-way" aria-label={`${words.look}: ${props.version.name}`} onClick={() => props.look(which(), props.version.name)}>{words.look}</button>
        <Show when={props.list.mayName}><button type="button" class="history-way" aria-label={`${words.backToVersion}: ${props.version.name}`} onClick={() => props.restore(which())}>{words.backToVersion}</button></Show>
        <Show when={props.version.by === room.me.get()?.id || room.me.get()?.role === "owner"}><button type="button" class="history-way" aria-label={`${words.versionForget}: ${props.version.name}`} onClick={() => void forget()}>{words.versionForget}</button></Show>
      </div>
    </li>
  );
}

/** Any moment, by its day and time. */
function MomentField(props: { readonly look: (time: number) => void }): JSX.Element {
  return <input type="datetime-local" class="input versions-moment" aria-label={words.lookAt} title={words.lookAt} step="1" onChange={(event) => {
    const time = new Date(event.currentTarget.value).getTime();
    if (Number.isFinite(time)) props.look(Math.min(time, Date.now()));
  }} />;
}
