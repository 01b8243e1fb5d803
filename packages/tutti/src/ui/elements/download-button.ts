import { safeFileName, typeByName, UNKNOWN_TYPE } from "@tutti/protocol/script";
import type { Chat, FileData } from "../chat.ts";
import { given } from "../given.ts";
import { MAX_MEDIA_BYTES } from "../media/source.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

const MIME = /^[a-z]+\/[a-z0-9.+-]+(?:; ?charset=[a-z0-9-]+)?$/i;

/** A button that saves a file. */
export const downloadButton = (pen: Pen<unknown>): Chat<unknown>["downloadButton"] =>
  (label, data, options) => {
    const call = `downloadButton "${label}"`;
    if (typeof options?.fileName !== "string" || options.fileName === "") pen.fail(`${call}: what the file is called is not said`, 'Give it: { fileName: "orders.csv" }');
    const { kind: emphasis, icon, retry, run = "never" } = options;
    const fileName = safeFileName(options.fileName);
    const mime = options.mime ?? typeByName(fileName) ?? (typeof data === "string" ? "text/plain" : UNKNOWN_TYPE);
    if (!MIME.test(mime)) pen.fail(`${call}: mime is "${mime}"; write a type such as "text/csv"`);
    const common = { ...widgetProps(label, options), ...given({ emphasis, icon, retry, tells: run === "commit" || typeof data === "function" || undefined }), fileName };
    if (typeof data !== "function") {
      const source = { kind: "blob" as const, blob: pen.blob(bytesOf(pen, call, data), mime), mime };
      return pen.click("downloadButton", { ...common, source }, options);
    }
    const click = pen.click("downloadButton", common, options);
    if (click) {
      const { by } = click;
      pen.meanwhile(async () => pen.download(bytesOf(pen, call, await data(by)), mime, fileName, by));
    }
    return run === "commit" ? click : undefined;
  };

function bytesOf(pen: Pen<unknown>, call: string, data: FileData): Uint8Array {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array)) pen.fail(`${call} was given ${data === null ? "null" : `a ${typeof data}`}`, "Give a text, bytes, or a function that makes them");
  if (bytes.byteLength > MAX_MEDIA_BYTES) pen.fail(`${call}: the file has ${Math.round(bytes.byteLength / 1e6)} MB; at most ${MAX_MEDIA_BYTES / 1024 / 1024} MiB are sent`, "Serve it from elsewhere, and link to it");
  return bytes;
}
