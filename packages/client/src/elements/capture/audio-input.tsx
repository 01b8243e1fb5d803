import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { captureTexts } from "../../texts/capture.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import "./capture.css";
import { inWords, OnItsWay, RemoveButton, useCaptured } from "./captured.tsx";
import { useRecording } from "./use-recording.ts";

/** A sound, recorded in the page. */
export default function AudioInput(drawn: Drawn<"audioInput">): JSX.Element {
  const captured = useCaptured(drawn);
  const { widget } = captured;
  const ids = fieldIds();
  const [problem, setProblem] = createSignal<string>();
  const recording = useRecording();
  onCleanup(() => recording.cancel());
  const begin = (): void => {
    setProblem(undefined);
    recording.begin().catch((error: unknown) => setProblem(inWords(error)));
  };
  const end = async (): Promise<void> => {
    const file = await recording.stop();
    if (file) captured.keep(file);
  };
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} below={<OnItsWay of={captured} problem={problem()} noteId={ids.note} />}>
      <div class="capture held-box" role="group" aria-labelledby={ids.label} data-locked={widget.locked() ? "" : undefined}>
        <Show
          when={recording.on()}
          fallback={
            <>
              <Show when={captured.address()}>{(address) => <audio class="capture-sound" controls preload="metadata" src={address()} aria-label={captureTexts.recorded(drawn.props.label)} />}</Show>
              <div class="capture-tools">
                <Show when={!widget.readOnly()} fallback={<Show when={!captured.address()}><span class="field-note">{captureTexts.none_yet}</span></Show>}>
                  <button type="button" class="button" id={ids.control} disabled={widget.locked()} aria-describedby={problem() ? ids.note : undefined} onClick={begin}>
                    <MoreIcon name="microphone" size={16} />{captured.address() ? captureTexts.recordAgain : captureTexts.record}
                  </button>
                </Show>
                <RemoveButton of={captured} />
              </div>
            </>
          }
        >
          <div class="capture-tools">
            <span class="capture-dot" aria-hidden="true" />
            <span class="capture-time" role="timer">{captureTexts.recording(recording.time())}</span>
            <meter class="capture-level" min="0" max="1" value={recording.level()} aria-label={captureTexts.level} />
            <button type="button" class="button" data-emphasis="primary" onClick={() => void end()}><MoreIcon name="stop" size={16} />{captureTexts.stop}</button>
            <button type="button" class="icon-button" aria-label={captureTexts.cancel} title={captureTexts.cancel} onClick={() => recording.cancel()}><Icon name="close" size={16} /></button>
          </div>
        </Show>
      </div>
    </Field>
  );
}
