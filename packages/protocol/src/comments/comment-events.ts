import type * as Y from "yjs";
import { outbox } from "../documents/outbox.ts";
import { parseEventId, type EventId } from "../ids.ts";
import { number, shape, text, those, type Taker } from "../shape.ts";
import { takeAnchor, type CommentAnchor } from "./anchor.ts";
import { MAX_COMMENT_CHARS } from "./bounds.ts";
import { isEmojiName, type EmojiName } from "./emoji.ts";

declare const brand: unique symbol;
/** A comment, and a thread by its first one: chosen by who writes it, 16 to 32 of base64url, so that it can be answered before the server has it. */
export type CommentId = string & { readonly [brand]: "CommentId" };

/** @returns the id, or `undefined` if the text is none. */
export const parseCommentId = (raw: unknown): CommentId | undefined =>
  typeof raw === "string" && /^[A-Za-z0-9_-]{16,32}$/.test(raw) ? (raw as CommentId) : undefined;

/** What somebody does in the room's conversation. */
export type CommentAct =
  | { readonly kind: "open"; readonly comment: CommentId; readonly anchor: CommentAnchor; readonly text: string }
  | { readonly kind: "reply"; readonly thread: CommentId; readonly comment: CommentId; readonly text: string }
  | { readonly kind: "edit"; readonly comment: CommentId; readonly text: string }
  | { readonly kind: "delete"; readonly comment: CommentId }
  | { readonly kind: "resolve"; readonly thread: CommentId }
  | { readonly kind: "reopen"; readonly thread: CommentId }
  | { readonly kind: "react"; readonly comment: CommentId; readonly emoji: EmojiName }
  | { readonly kind: "unreact"; readonly comment: CommentId; readonly emoji: EmojiName };

/** An act on its way: it lies in its author's own document, made perhaps offline, until the server has dealt with it. */
export interface CommentEvent {
  readonly id: EventId;
  /** When it was done, in ms since 1970 by the device's clock. The server's clock counts; this one only where it was earlier. */
  readonly at: number;
  readonly act: CommentAct;
}

const id = those<CommentId>((raw) => parseCommentId(raw) !== undefined);
const words = text(MAX_COMMENT_CHARS);
const emoji = those<EmojiName>(isEmojiName);
type Of<Kind extends CommentAct["kind"]> = Extract<CommentAct, { kind: Kind }>;
const kind = <Kind extends CommentAct["kind"]>(name: Kind): Taker<Kind> => those((raw) => raw === name);
const ACTS: { readonly [Kind in CommentAct["kind"]]: Taker<CommentAct> } = {
  open: shape<Of<"open">>({ kind: kind("open"), comment: id, anchor: takeAnchor, text: words }, {}),
  reply: shape<Of<"reply">>({ kind: kind("reply"), thread: id, comment: id, text: words }, {}),
  edit: shape<Of<"edit">>({ kind: kind("edit"), comment: id, text: words }, {}),
  delete: shape<Of<"delete">>({ kind: kind("delete"), comment: id }, {}),
  resolve: shape<Of<"resolve">>({ kind: kind("resolve"), thread: id }, {}),
  reopen: shape<Of<"reopen">>({ kind: kind("reopen"), thread: id }, {}),
  react: shape<Of<"react">>({ kind: kind("react"), comment: id, emoji }, {}),
  unreact: shape<Of<"unreact">>({ kind: kind("unreact"), comment: id, emoji }, {}),
};

const takeAct: Taker<CommentAct> = (raw) => {
  const of = (raw as { readonly kind?: unknown } | null | undefined)?.kind;
  return typeof of === "string" && Object.hasOwn(ACTS, of) ? ACTS[of as CommentAct["kind"]](raw) : undefined;
};

/** @returns the event, or `undefined` where something else was written. */
export const parseCommentEvent: Taker<CommentEvent> = shape<CommentEvent>(
  { id: those((raw) => typeof raw === "string" && parseEventId(raw) !== undefined), at: number, act: takeAct }, {});

/** The acts of one person that wait in their own document. */
export const COMMENT_EVENTS = outbox("$said", "$heard", parseCommentEvent);

/** How far the server has come with each device, in the document of comments itself: written with what was said, so that nothing is said twice. */
export const commentsHeard = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("$heard");
