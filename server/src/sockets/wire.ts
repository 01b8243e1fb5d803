/** What a page's connection is written to: a websocket of its own, or a channel of one that it shares. */
export interface Wire {
  readonly readyState: number;
  readonly OPEN: number;
  /** Bytes that wait to leave. */
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
}
