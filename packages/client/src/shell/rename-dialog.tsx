import { cleanName, MAX_NAME_CHARS } from "@tutti/protocol";
import { createSignal, onMount, Show, type JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import { renameTexts } from "../texts/rename.ts";

interface RenameDialogProps {
  readonly name: string;
  readonly rename: (name: string) => Promise<void>;
  readonly close: () => void;
}

/** Asks a guest how they want to be called. */
export default function RenameDialog(props: RenameDialogProps): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  let input: HTMLInputElement | undefined;
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  onMount(() => {
    dialog?.showModal();
    input?.select();
  });
  const save = async (): Promise<void> => {
    const name = cleanName(input?.value ?? "");
    if (!name) {
      setProblem(renameTexts.empty);
      return;
    }
    setBusy(true);
    try {
      await props.rename(name);
      dialog?.close();
    } catch (error) {
      setProblem(texts.refused.why(error instanceof Error ? error.message : String(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <dialog class="rename" ref={dialog} aria-labelledby="rename-label" onClose={() => props.close()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="subheader" id="rename-label" for="rename-name">{renameTexts.title}</label>
        <input class="input" id="rename-name" ref={input} value={props.name} maxLength={MAX_NAME_CHARS} autocomplete="nickname" aria-describedby="rename-hint" aria-invalid={problem() !== undefined} />
        <p class="field-note" id="rename-hint">{renameTexts.hint}</p>
        <Show when={problem()}>{(text) => <p class="field-note" data-bad="" role="alert">{text()}</p>}</Show>
        <div class="rename-buttons">
          <button type="button" class="button" onClick={() => dialog?.close()}>{renameTexts.cancel}</button>
          <button type="submit" class="button" data-emphasis="primary" disabled={busy()}>{renameTexts.save}</button>
        </div>
      </form>
    </dialog>
  );
}
