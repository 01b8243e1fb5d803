import { captureTexts } from "../../texts/capture.ts";

/**
 * Asks for a camera or a microphone. The browser asks its reader; what they say is said again in words.
 *
 * @throws with a sentence for people.
 */
export async function askFor(wanted: MediaStreamConstraints): Promise<MediaStream> {
  const what = wanted.video ? "camera" : "microphone";
  // Outside https there are no devices to ask for.
  if (!navigator.mediaDevices?.getUserMedia) throw new Error(captureTexts.insecure[what]);
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") throw new Error(captureTexts.refused[what], { cause: error });
    if (name === "NotFoundError" || name === "OverconstrainedError") throw new Error(captureTexts.none[what], { cause: error });
    if (name === "NotReadableError" || name === "AbortError") throw new Error(captureTexts.busy[what], { cause: error });
    throw error;
  }
}

/** Lets a camera or microphone go: its light goes out. */
export function letGo(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A name for something that was taken now: `photo 2026-11-23 14.20.05.jpg`. */
export function nameNow(what: string, ending: string, now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${what} ${day} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}${ending}`;
}
