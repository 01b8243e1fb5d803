import type { AudioOptions, Displays } from "../displays.ts";
import { given } from "../given.ts";
import { mediaSource } from "../media/source.ts";
import { webVtt } from "../media/subtitles.ts";
import type { Pen } from "../pen.ts";

/** A stretch that ends before it starts would play nothing. */
function checkStretch(pen: Pen<unknown>, call: string, { start = 0, end }: AudioOptions): void {
  if (!(start >= 0) || (end !== undefined && !(end > start))) pen.fail(`${call}: it starts at ${start} s and ends at ${end ?? "its end"}`, "Give start and end in seconds, end after start");
}

export const audio = (pen: Pen<unknown>): Displays["audio"] =>
  (source, { label = "Sound", ...options } = {}) => {
    checkStretch(pen, "audio", options);
    pen.put("audio", given({ source: mediaSource(pen, "audio", "audio", source), label, ...options }), label);
  };

export const video = (pen: Pen<unknown>): Displays["video"] =>
  (source, { label = "Film", subtitles = {}, ...options } = {}) => {
    checkStretch(pen, "video", options);
    const tracks = Object.entries(subtitles).map(([language, written]) => {
      const bytes = new TextEncoder().encode(webVtt(typeof written === "string" ? written : new TextDecoder().decode(written)));
      return { label: language, source: { kind: "blob" as const, blob: pen.blob(bytes, "text/vtt"), mime: "text/vtt" } };
    });
    const shown = tracks.length === 0 ? undefined : tracks;
    pen.put("video", given({ source: mediaSource(pen, "video", "video", source), label, ...options, subtitles: shown }), label);
  };
