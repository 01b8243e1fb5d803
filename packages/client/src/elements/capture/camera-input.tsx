import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { captureTexts } from "../../texts/capture.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import "./capture.css";
import { inWords, OnItsWay, RemoveButton, useCaptured } from "./captured.tsx";
import { askFor, letGo, nameNow } from "./media.ts";

/** A photo, taken in the page. The camera is on from a press to the photo, and not before or after. */
export default function CameraInput(drawn: Drawn<"cameraInput">): JSX.Element {
  const captured = useCaptured(drawn);
  const { widget } = captured;
  const ids = fieldIds();
  const [stream, setStream] = createSignal<MediaStream>();
  const [problem, setProblem] = createSignal<string>();
  let film: HTMLVideoElement | undefined;
  const close = (): void => {
    letGo(stream());
    setStream(undefined);
  };
  onCleanup(close);
  const open = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const got = await askFor({ video: { facingMode: drawn.props.facing ?? "user", width: { ideal: 1_920 }, height: { ideal: 1_080 } } });
      setStream(got);
    } catch (error) {
      setProblem(inWords(error));
    }
  };
  const take = async (): Promise<void> => {
    if (!film || film.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [film.videoWidth, film.videoHeight];
    canvas.getContext("2d")?.drawImage(film, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
    close();
    if (blob) captured.keep(new File([blob], nameNow("photo", ".jpg"), { type: "image/jpeg" }));
  };
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} below={<OnItsWay of={captured} problem={problem()} noteId={ids.note} />}>
      <div class="capture held-box" role="group" aria-labelledby={ids.label} data-locked={widget.locked() ? "" : undefined}>
        <Show
          when={stream()}
          fallback={
            <>
              <Show when={captured.address()}>{(address) => <img class="capture-photo" src={address()} alt={captureTexts.photo(drawn.props.label)} />}</Show>
              <div class="capture-tools">
                <Show when={!widget.readOnly()} fallback={<Show when={!captured.address()}><span class="field-note">{captureTexts.none_yet}</span></Show>}>
                  <button type="button" class="button" id={ids.control} disabled={widget.locked()} aria-describedby={problem() ? ids.note : undefined} onClick={() => void open()}>
                    <MoreIcon name="camera" size={16} />{captured.address() ? captureTexts.again : captureTexts.open}
                  </button>
                </Show>
                <RemoveButton of={captured} />
              </div>
            </>
          }
        >
          {(live) => (
            <>
              <video
                class="capture-photo" autoplay playsinline muted aria-label={captureTexts.live}
                ref={(element) => {
                  film = element;
                  element.srcObject = live();
                }}
              />
              <div class="capture-tools">
                <button type="button" class="button" data-emphasis="primary" onClick={() => void take()}><MoreIcon name="camera" size={16} />{captureTexts.take}</button>
                <button type="button" class="icon-button" aria-label={captureTexts.close} title={captureTexts.close} onClick={close}><Icon name="close" size={16} /></button>
              </div>
            </>
          )}
        </Show>
      </div>
    </Field>
  );
}
