import { askFor, letGo, nameNow } from "./media.ts";

/** A sound that is being recorded. */
export interface Recording {
  /** Ends it. @returns the file; `undefined` where nothing was heard. */
  stop(): Promise<File | undefined>;
  /** Ends it and forgets it. */
  cancel(): void;
  /** How loud it is now, 0 to 1. */
  level(): number;
}

const KINDS: readonly (readonly [type: string, ending: string])[] = [["audio/webm;codecs=opus", ".weba"], ["audio/mp4", ".m4a"], ["audio/ogg;codecs=opus", ".oga"]];

/** Begins to record. @throws with a sentence for people. */
export async function record(): Promise<Recording> {
  const stream = await askFor({ audio: true });
  const [type, ending] = KINDS.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? ["", ".weba"];
  const recorder = new MediaRecorder(stream, type === "" ? {} : { mimeType: type });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size > 0) pieces.push(data);
  });
  const ended = new Promise<void>((resolve) => recorder.addEventListener("stop", () => resolve(), { once: true }));
  recorder.start(1_000);
  const meter = meterOf(stream);
  const end = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
    meter.close();
    letGo(stream);
  };
  return {
    level: meter.level,
    cancel: end,
    stop: async () => {
      end();
      await ended;
      return pieces.length === 0 ? undefined : new File(pieces, nameNow("recording", ending), { type: type.split(";")[0] ?? "" });
    },
  };
}

function meterOf(stream: MediaStream): { level(): number; close(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getByteTimeDomainData(samples);
      return Math.min(1, samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 96);
    },
    close: () => void context.close().catch(() => undefined),
  };
}
