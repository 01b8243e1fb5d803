import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Where a line is opened that several pages share. */
export const SHARED_SOCKET = "/socket/shared";
/** So many pages one line carries at once; the next one has a line of its own. */
export const MOST_CHANNELS = 64;
/** The longest token that a channel is opened with (characters). */
const MOST_BEARER = 8_192;
/** What a websocket may say at its end (bytes). */
const MOST_REASON = 123;

/** What goes over a line that several pages share. Each page has a channel; what is in it is what would go over a line of its own. */
export type ChannelFrame =
  /** A page asks to be let in, by its own token or by the cookies that the line came with. */
  | { readonly kind: "open"; readonly channel: number; readonly bearer?: string }
  | { readonly kind: "opened"; readonly channel: number }
  | { readonly kind: "data"; readonly channel: number; readonly data: Uint8Array }
  /** So much of what came has been read (see `flow.ts`): as much more may come. */
  | { readonly kind: "read"; readonly channel: number; readonly amount: number }
  | { readonly kind: "close"; readonly channel: number; readonly code: number; readonly reason: string };

const KINDS = ["open", "opened", "data", "read", "close"] as const satisfies readonly ChannelFrame["kind"][];

export function printChannelFrame(frame: ChannelFrame): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, KINDS.indexOf(frame.kind));
  encoding.writeVarUint(encoder, frame.channel);
  if (frame.kind === "open") encoding.writeVarString(encoder, frame.bearer ?? "");
  if (frame.kind === "data") encoding.writeUint8Array(encoder, frame.data);
  if (frame.kind === "read") encoding.writeVarUint(encoder, frame.amount);
  if (frame.kind === "close") {
    encoding.writeVarUint(encoder, frame.code);
    encoding.writeVarString(encoder, frame.reason);
  }
  return encoding.toUint8Array(encoder);
}

/** @returns `undefined` for what is no such frame. */
export function parseChannelFrame(bytes: Uint8Array): ChannelFrame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = KINDS[decoding.readVarUint(decoder)];
    const channel = decoding.readVarUint(decoder);
    if (kind === "data") return { kind, channel, data: decoding.readTailAsUint8Array(decoder) };
    const frame = kind === undefined ? undefined : readRest(kind, channel, decoder);
    return decoding.hasContent(decoder) ? undefined : frame;
  } catch {
    return undefined;
  }
}

function readRest(kind: Exclude<ChannelFrame["kind"], "data">, channel: number, decoder: decoding.Decoder): ChannelFrame | undefined {
  switch (kind) {
    case "open": {
      const bearer = decoding.readVarString(decoder);
      return bearer.length > MOST_BEARER ? undefined : { kind, channel, ...(bearer !== "" && { bearer }) };
    }
    case "opened":
      return { kind, channel };
    case "read":
      return { kind, channel, amount: decoding.readVarUint(decoder) };
    case "close": {
      const [code, reason] = [decoding.readVarUint(decoder), decoding.readVarString(decoder)];
      return reason.length > MOST_REASON ? undefined : { kind, channel, code, reason };
    }
  }
}
