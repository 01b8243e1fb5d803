/** What a page says to the one that keeps the line. */
export type ToLine =
  /** It wants a channel, by this token or by cookies. */
  | { readonly type: "open"; readonly bearer?: string | undefined }
  | { readonly type: "send"; readonly data: Uint8Array }
  /** So much of what came has been read. */
  | { readonly type: "read"; readonly amount: number }
  | { readonly type: "close" };

export type FromLine =
  | { readonly type: "opened" }
  | { readonly type: "data"; readonly data: Uint8Array }
  | { readonly type: "closed"; readonly code: number; readonly reason: string };

/** Every way of a network that nobody closed ends so. */
export const LOST = 1006;
