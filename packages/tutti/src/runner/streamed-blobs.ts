/** Bytes that go beside an element: a table that was encoded in a run, a picture or sound that was drawn in it. */
export interface Blob {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

interface Streamed {
  /** What the element names, by their names. */
  readonly blobs: ReadonlyMap<string, Blob>;
  /** What it named some frames ago, and nobody fetches any more. */
  readonly gone: readonly string[];
}

const streamed = new WeakMap<object, Streamed>();

/** Remembers what goes beside an element that a stream has drawn: no run carries it. */
export const noteStreamed = (props: object, what: Streamed): void => void streamed.set(props, what);
export const streamedWith = (props: object): Streamed | undefined => streamed.get(props);
