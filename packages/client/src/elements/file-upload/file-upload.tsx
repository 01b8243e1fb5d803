import { fileUpload as rule, MAX_FILE_BYTES, MAX_FILES } from "@tutti/protocol";
import { createEffect, createSignal, For, on, Show, type JSX } from "solid-js";
import { uploadsOf } from "../../sync/uploads/uploads-of.ts";
import { fileTexts } from "../../texts/files.ts";
import { MoreIcon } from "../../theme/more-icons.tsx";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import { dropTarget } from "./drop.ts";
import "./file-upload.css";
import { holdsForm } from "./holds-form.ts";
import { pickedFrom, sort, type Picked } from "./picking.ts";
import { FileRow, PendingRow } from "./rows.tsx";
import { printBytes } from "./size.ts";

const print = (value: unknown): string => (Array.isArray(value) ? String(value.length) : "");

/** Files that people bring: chosen, dropped or pasted. Underneath is the browser's own file input. */
export default function FileUpload(drawn: Drawn<"fileUpload">): JSX.Element {
  const room = useRoom();
  const widget = useWidget(drawn, rule, print);
  const uploads = uploadsOf(room);
  const pending = followChosen(() => uploads.at(widget.place().key));
  const held = holdsForm(pending);
  const ids = fieldIds();
  const [problems, setProblems] = createSignal<readonly string[]>([]);
  const [said, setSaid] = createSignal("");
  createEffect(() => {
    if (!widget.locked()) void uploads.recall();
  });
  createEffect(on(widget.value, (files, before) => {
    const fresh = before && files.filter(({ id }) => !before.some((old) => old.id === id)).at(-1);
    if (fresh) setSaid(fileTexts.arrived(fresh.name));
  }));
  const take = (picked: readonly Picked[]): void => {
    const { many, max = MAX_FILES } = drawn.props;
    const space = many ? Math.max(0, max - widget.value().length - pending().length) : 1;
    const { taken, refused } = sort(drawn.props, picked, space);
    const over = picked.length - refused.length - taken.length;
    setProblems([...refused.map(({ name, fault }) => fileTexts.notTaken(name, fault, printBytes)), ...(over > 0 ? [fileTexts.tooMany(over, many ? max : 1)] : [])]);
    if (!many && taken.length > 0) for (const { id } of pending()) uploads.cancel(id);
    for (const { file, path } of taken) uploads.add(widget.place(), file, { one: !many, ...(path !== undefined && { path }) });
  };
  const target = dropTarget(() => !widget.locked(), take);
  let input: HTMLInputElement | undefined;
  createEffect(() => input?.toggleAttribute("webkitdirectory", drawn.props.folder === true));
  const words = () => (drawn.props.folder ? fileTexts.chooseFolder : drawn.props.many ? fileTexts.chooseMany : widget.value().length > 0 ? fileTexts.replace : fileTexts.choose);
  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control} labelId={ids.label}
      below={<Show when={problems().length > 0 || held()}><div class="file-problems" role="alert"><For each={[...problems(), ...[held()].filter((one) => one !== undefined)]}>{(problem) => <p class="field-note" data-bad="">{problem}</p>}</For></div></Show>}
    >
      <div class="file-upload" {...target.on}>
        <Show when={!widget.readOnly()}>
          <div class="file-zone held-box" data-over={target.over() ? "" : undefined} data-locked={widget.locked() ? "" : undefined}>
            <button type="button" class="button" id={ids.control} aria-describedby={ids.note} disabled={widget.locked()} onClick={() => input?.click()}>
              <MoreIcon name="upload" size={16} />{words()}
            </button>
            <span class="file-hint" id={ids.note}>
              <Show when={!widget.locked()}><span class="file-drop">{target.over() ? fileTexts.letGo : drawn.props.many ? fileTexts.dropMany : fileTexts.drop}</span></Show>
              <span>{fileTexts.rules(drawn.props.types, printBytes(drawn.props.maxSize ?? MAX_FILE_BYTES), drawn.props.many === true)}</span>
            </span>
            <input
              ref={input} type="file" hidden tabIndex={-1} aria-hidden="true" multiple={drawn.props.many === true}
              accept={drawn.props.types?.join(",")} disabled={widget.locked()}
              onChange={(event) => {
                take(pickedFrom(event.currentTarget.files ?? []));
                // The same file again is a choice too.
                event.currentTarget.value = "";
              }}
            />
          </div>
        </Show>
        <Show when={widget.value().length + pending().length > 0} fallback={<Show when={widget.readOnly()}><span class="field-note">{fileTexts.none}</span></Show>}>
          <ul class="file-list" aria-label={fileTexts.list(drawn.props.label)}>
            <For each={widget.value()}>
              {(file) => <FileRow file={file} remove={widget.locked() ? undefined : () => void widget.setMember(file.id, null)} />}
            </For>
            <For each={pending().map(({ id }) => id)}>
              {(id) => <Show when={pending().find((upload) => upload.id === id)}>{(upload) => <PendingRow upload={upload()} uploads={uploads} />}</Show>}
            </For>
          </ul>
        </Show>
        <span class="sr-only" role="status">{said()}</span>
      </div>
    </Field>
  );
}
