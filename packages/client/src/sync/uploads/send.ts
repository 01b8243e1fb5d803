import { DetailedError, Upload, type UploadOptions } from "tus-js-client";

/** Bytes of one request: few enough that a slow line brings them within the server's patience. */
const PIECE = 4 * 1024 * 1024;

/** Why a file did not arrive. `later` where trying again may help: the network is away, or the server is. */
export type SendProblem = { readonly kind: "later" } | { readonly kind: "refused"; readonly status: number; readonly reason: string };

/** How tus reads a file, sends, and finds what it began before. */
export type TusParts = Pick<UploadOptions, "httpStack" | "fileReader" | "urlStorage">;

export interface Sending {
  readonly endpoint: string;
  readonly url: string | undefined;
  readonly file: File;
  readonly said: Readonly<Record<string, string>>;
  /** The same for the same file at the same place: an upload that was begun before is found by it. */
  readonly fingerprint: string;
  /** Other ways than the browser's. */
  readonly tus?: TusParts | undefined;
  progress(sent: number): void;
  begun(url: string): void;
  /** All of it is there. */
  arrived(url: string): void;
  failed(problem: SendProblem): void;
}

/** Sends a file by tus, from where it was. The result stops it; with `true` the server forgets what it has of it. */
export function send(sending: Sending): (forget: boolean) => Promise<void> {
  const { endpoint, file, said, fingerprint } = sending;
  const upload: Upload = new Upload(file, {
    endpoint, metadata: { ...said }, chunkSize: PIECE, retryDelays: null, removeFingerprintOnSuccess: true,
    ...(sending.url === undefined ? {} : { uploadUrl: sending.url }),
    ...sending.tus,
    fingerprint: async () => fingerprint,
    onProgress: (sent) => sending.progress(sent),
    onUploadUrlAvailable: () => {
      if (upload.url) sending.begun(upload.url);
    },
    onSuccess: () => sending.arrived(upload.url ?? ""),
    onError: (error) => sending.failed(problemOf(error)),
  });
  let stopped = false;
  void begin(upload, sending.url === undefined).then(() => !stopped && upload.start());
  return async (forget) => {
    stopped = true;
    // What was never begun, or is gone, cannot be forgotten; the server lets go of it by itself.
    await upload.abort(forget).catch(() => undefined);
  };
}

/** One that this browser began before, and whose file was chosen again, goes on. */
async function begin(upload: Upload, isNew: boolean): Promise<void> {
  const [before] = isNew ? await upload.findPreviousUploads().catch(() => []) : [];
  if (before) upload.resumeFromPreviousUpload(before);
}

function problemOf(error: Error | DetailedError): SendProblem {
  const answer = error instanceof DetailedError ? error.originalResponse : undefined;
  const status = answer?.getStatus() ?? 0;
  if (status === 0 || status === 408 || status === 409 || status === 423 || status === 429 || status >= 500) return { kind: "later" };
  return { kind: "refused", status, reason: sentenceOf(answer?.getBody() ?? "") ?? error.message };
}

function sentenceOf(body: string): string | undefined {
  try {
    const { error } = JSON.parse(body) as { readonly error?: unknown };
    return typeof error === "string" ? error : undefined;
  } catch {
    return undefined;
  }
}
