import { createSignal, type Accessor } from "solid-js";
import { record, type Recording } from "./recorder.ts";

/** A recording as a component follows it. */
export interface RecordingInUse {
  readonly on: Accessor<boolean>;
  /** How long it goes on, as `0:05`. */
  readonly time: Accessor<string>;
  readonly level: Accessor<number>;
  /** @throws with a sentence for people. */
  begin(): Promise<void>;
  stop(): Promise<File | undefined>;
  cancel(): void;
}

const LOOK_EVERY = 100;

export function useRecording(): RecordingInUse {
  const [now, setNow] = createSignal<Recording>();
  const [seconds, setSeconds] = createSignal(0);
  const [level, setLevel] = createSignal(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  let wanted = 0;
  const end = (): Recording | undefined => {
    wanted += 1;
    clearInterval(timer);
    const recording = now();
    setNow(undefined);
    return recording;
  };
  return {
    on: () => now() !== undefined,
    time: () => `${Math.floor(seconds() / 60)}:${String(seconds() % 60).padStart(2, "0")}`,
    level,
    async begin() {
      const mine = ++wanted;
      const recording = await record();
      // Given up while its person was still being asked.
      if (mine !== wanted) return recording.cancel();
      const began = performance.now();
      setSeconds(0);
      setNow(() => recording);
      timer = setInterval(() => {
        setSeconds(Math.floor((performance.now() - began) / 1_000));
        setLevel(recording.level());
      }, LOOK_EVERY);
    },
    stop: async () => end()?.stop(),
    cancel: () => end()?.cancel(),
  };
}
