import { chatInput as rule, MAX_MESSAGE_CHARS, MAX_MESSAGE_FILES, messageProblem, type FileId, type SentMessage } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show, type JSX } from "solid-js";
import { shortName } from "../../people/initials.ts";
import { captureTexts } from "../../texts/capture.ts";
import { chatTexts } from "../../texts/chat.ts";
import { fileTexts } from "../../texts/files.ts";
import { texts } from "../../texts/page.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import { inWords } from "../capture/captured.tsx";
import { useRecording } from "../capture/use-recording.ts";
import type { Drawn } from "../drawn.ts";
import { FieldFrame, fieldIds } from "../field.tsx";
import { dropTarget } from "../file-upload/drop.ts";
import "../file-upload/file-upload.css";
import { pickedFrom, sort, type Picked } from "../file-upload/picking.ts";
import { FileRow, PendingRow } from "../file-upload/rows.tsx";
import { printBytes } from "../file-upload/size.ts";
import { Help } from "../help.tsx";
import { followChosen } from "../readable.ts";
import { usePage, useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import { useAttachments } from "./attachments.ts";
import "./chat-input.css";

const TALLEST = 200;

/** Where a message is written. It is each person's own until it is sent; that somebody writes, the others see. */
export default function ChatInput(drawn: Drawn<"chatInput">): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const widget = useWidget(drawn, rule);
  const ids = fieldIds();
  const kept = () => `chat:${widget.place().key}`;
  const [text, setText] = createSignal(page.recall(kept()) ?? "");
  const [problems, setProblems] = createSignal<readonly string[]>([]);
  /** Whether the message is to be sent as soon as its files are there. */
  const [due, setDue] = createSignal(false);
  const attachments = useAttachments(widget.place);
  const [spoken, setSpoken] = createSignal<FileId>();
  const recording = useRecording();
  onCleanup(() => recording.cancel());
  const press = followChosen(() => room.pressState(widget.place()));
  const offline = () => {
    const now = press();
    return now.state === "waiting" && now.offline;
  };
  const writing = createMemo(() => widget.holders().map((person) => shortName(person.name)));
  const over = () => [...text()].length - (drawn.props.maxChars ?? MAX_MESSAGE_CHARS);
  let box: HTMLTextAreaElement | undefined;
  let input: HTMLInputElement | undefined;

  createEffect(on(text, (now) => {
    page.remember(kept(), now);
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(TALLEST, box.scrollHeight)}px`;
  }));
  const take = (picked: readonly Picked[]): void => {
    const { files } = drawn.props;
    if (!files) return;
    const most = files.many ? MAX_MESSAGE_FILES : 1;
    const { taken, refused } = sort(files, picked, most - attachments.here().length - attachments.coming().length);
    const left = picked.length - taken.length - refused.length;
    setProblems([...refused.map(({ name, fault }) => fileTexts.notTaken(name, fault, printBytes)), ...(left > 0 ? [fileTexts.tooMany(left, most)] : [])]);
    attachments.add(taken);
  };
  const target = dropTarget(() => !widget.locked() && drawn.props.files !== undefined, take);
  const message = (): SentMessage => {
    const files = attachments.here().map(({ id }) => id);
    const audio = spoken();
    return { text: text(), ...(files.length > 0 && { files }), ...(audio !== undefined && { audio }) };
  };
  const failed = () => attachments.coming().some(({ state }) => state === "failed");
  const ready = createMemo(() => !widget.locked() && over() <= 0 && (messageProblem(drawn.props, message()) === undefined || attachments.coming().length > 0) && !failed());
  const send = (): void => {
    if (!ready()) return;
    if (attachments.coming().length > 0) return void setDue(true);
    setDue(false);
    const said = message();
    if (room.say(widget.place(), said) === undefined) return;
    attachments.take();
    setSpoken(undefined);
    setProblems([]);
    setText("");
    widget.release();
  };
  const begin = (): void => {
    setProblems([]);
    recording.begin().catch((error: unknown) => setProblems([inWords(error)]));
  };
  /** What was spoken is sent as soon as it is there. */
  const finish = async (): Promise<void> => {
    const file = await recording.stop();
    if (!file) return;
    attachments.add([{ file }], ({ id }) => setSpoken(id));
    setDue(true);
  };
  createEffect(() => {
    if (due() && attachments.coming().length === 0) send();
  });
  const note = () => (widget.readOnly() ? chatTexts.readOnly : offline() ? texts.widget.waitingOffline : due() ? chatTexts.waitsForFiles : writing().length > 0 ? chatTexts.writing(writing()) : "");
  return (
    <FieldFrame props={drawn.props} widget={widget} quiet class="chat-field">
      <div class="chat-box held-box" data-over={target.over() ? "" : undefined} data-locked={widget.locked() ? "" : undefined} {...target.on}>
        <Show when={attachments.here().length + attachments.coming().length > 0}>
          <ul class="file-list" aria-label={chatTexts.attached}>
            <For each={attachments.here()}>{(file) => <FileRow file={file} remove={() => attachments.leave(file.id)} />}</For>
            <For each={attachments.coming().map(({ id }) => id)}>
              {(id) => <Show when={attachments.coming().find((upload) => upload.id === id)}>{(upload) => <PendingRow upload={upload()} uploads={attachments.uploads} />}</Show>}
            </For>
          </ul>
        </Show>
        <div class="chat-line">
          <Show when={drawn.props.files}>
            {(files) => (
              <>
                <button type="button" class="icon-button" aria-label={chatTexts.attach} title={chatTexts.attach} disabled={widget.locked()} onClick={() => input?.click()}><MoreIcon name="clip" /></button>
                <input
                  ref={input} type="file" hidden tabIndex={-1} aria-hidden="true" multiple={files().many === true} accept={files().types?.join(",")} disabled={widget.locked()}
                  onChange={(event) => {
                    take(pickedFrom(event.currentTarget.files ?? []));
                    event.currentTarget.value = "";
                  }}
                />
              </>
            )}
          </Show>
          <Show when={drawn.props.audio}>
            <Show
              when={recording.on()}
              fallback={<button type="button" class="icon-button" aria-label={chatTexts.record} title={chatTexts.record} disabled={widget.locked() || due()} onClick={begin}><MoreIcon name="microphone" /></button>}
            >
              <button type="button" class="icon-button" aria-label={captureTexts.cancel} title={captureTexts.cancel} onClick={() => recording.cancel()}><Icon name="close" /></button>
              <span class="chat-recording" role="timer">{captureTexts.recording(recording.time())}</span>
              <button type="button" class="icon-button" aria-label={captureTexts.stop} title={captureTexts.stop} onClick={() => void finish()}><MoreIcon name="stop" /></button>
            </Show>
          </Show>
          <textarea
            ref={box} rows={1} value={text()} placeholder={drawn.props.label} aria-label={drawn.props.label} aria-describedby={ids.note} disabled={widget.locked()} aria-invalid={over() > 0}
            enterkeyhint="send"
            onInput={(event) => {
              setText(event.currentTarget.value);
              if (text() === "") widget.release();
              else widget.hold("edit");
            }}
            onKeyDown={(event) => {
              // While an input method composes, Enter chooses a word.
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
          <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
          <button type="button" class="chat-send" aria-label={chatTexts.send} title={chatTexts.send} disabled={!ready()} onClick={send}><MoreIcon name="send" /></button>
        </div>
      </div>
      <span class="field-note" id={ids.note} role="status" data-bad={over() > 0 ? "" : undefined}>
        {over() > 0 ? chatTexts.over(over()) : note()}<Show when={note() === "" && over() <= 0}><span class="sr-only">{chatTexts.hint}</span></Show>
      </span>
      <Show when={problems().length > 0}><div class="file-problems" role="alert"><For each={problems()}>{(problem) => <p class="field-note" data-bad="">{problem}</p>}</For></div></Show>
    </FieldFrame>
  );
}
