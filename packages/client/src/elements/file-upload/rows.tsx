import type { FileRef } from "@tutti/protocol";
import { Match, Show, Switch, type JSX } from "solid-js";
import { Avatar } from "../../people/avatar.tsx";
import type { Pending, Uploads } from "../../sync/uploads/uploads.ts";
import { fileTexts } from "../../texts/files.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import { fileAddress } from "../file-address.ts";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { printBytes } from "./size.ts";

const DRAWN = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)$/;
/** A larger picture is not loaded only to be shown small. */
const THUMBNAIL_BYTES = 4_000_000;

/** A small picture of a file, or what stands for one. */
function Thumb(props: { readonly type: string; readonly size: number; readonly address: string | undefined }): JSX.Element {
  const drawn = () => (DRAWN.test(props.type) && props.size <= THUMBNAIL_BYTES ? props.address : undefined);
  return (
    <span class="file-thumb" aria-hidden="true">
      <Show when={drawn()} fallback={<MoreIcon name="file" />}>{(address) => <img src={address()} alt="" loading="lazy" decoding="async" />}</Show>
    </span>
  );
}

/** A file that is here: who brought it, and how to have it. */
export function FileRow(props: { readonly file: FileRef; readonly remove: (() => void) | undefined }): JSX.Element {
  const room = useRoom();
  const people = follow(room.people);
  const address = () => fileAddress(room, props.file.id);
  const by = () => people().known.get(props.file.by);
  const name = () => props.file.path ?? props.file.name;
  return (
    <li class="file-row">
      <Thumb type={props.file.type} size={props.file.size} address={address()} />
      <span class="file-words">
        <a class="file-name" href={address()} download={props.file.name} title={fileTexts.save(name())}>{name()}</a>
        <span class="file-note">{printBytes(props.file.size)}</span>
      </span>
      <Show when={by()}>{(person) => <><Avatar person={person()} /><span class="sr-only">{fileTexts.by(person().name)}</span></>}</Show>
      <Show when={props.remove}>
        {(remove) => <button type="button" class="icon-button" aria-label={fileTexts.remove(name())} title={fileTexts.remove(name())} onClick={() => remove()()}><Icon name="close" size={16} /></button>}
      </Show>
    </li>
  );
}

/** A file on its way. */
export function PendingRow(props: { readonly upload: Pending; readonly uploads: Uploads }): JSX.Element {
  const share = () => (props.upload.size === 0 ? 1 : props.upload.sent / props.upload.size);
  const note = () => {
    const { state, sent, size, problem } = props.upload;
    if (state === "failed") return problem ? fileTexts.turnedDown(problem.status, problem.reason) : "";
    if (state === "sending") return fileTexts.sending(printBytes(sent), printBytes(size));
    return fileTexts[state];
  };
  const { uploads } = props;
  return (
    <li class="file-row" data-state={props.upload.state}>
      <span class="file-thumb" aria-hidden="true">{props.upload.state === "failed" ? <Icon name="alert" /> : <MoreIcon name="file" />}</span>
      <span class="file-words">
        <span class="file-name">{props.upload.name}</span>
        <span class="file-note" role={props.upload.state === "failed" ? "alert" : undefined}>{note()}</span>
        <Show when={props.upload.state !== "failed"}>
          <progress class="file-progress" max="1" value={share()} aria-label={props.upload.name}>{Math.round(share() * 100)} %</progress>
        </Show>
      </span>
      <Switch>
        <Match when={props.upload.state === "sending" || props.upload.state === "waiting" || props.upload.state === "queued"}>
          <button type="button" class="icon-button" aria-label={fileTexts.pause(props.upload.name)} title={fileTexts.pause(props.upload.name)} onClick={() => uploads.pause(props.upload.id)}><MoreIcon name="pause" size={16} /></button>
        </Match>
        <Match when={props.upload.state === "paused"}>
          <button type="button" class="icon-button" aria-label={fileTexts.resume(props.upload.name)} title={fileTexts.resume(props.upload.name)} onClick={() => uploads.resume(props.upload.id)}><MoreIcon name="play" size={16} /></button>
        </Match>
      </Switch>
      <button
        type="button" class="icon-button" aria-label={props.upload.state === "failed" ? fileTexts.dismiss(props.upload.name) : fileTexts.cancel(props.upload.name)}
        title={props.upload.state === "failed" ? fileTexts.dismiss(props.upload.name) : fileTexts.cancel(props.upload.name)} onClick={() => uploads.cancel(props.upload.id)}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}
