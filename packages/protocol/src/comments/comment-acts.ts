import { shape, text, those, type Taker } from "../shape.ts";
import { takeAnchor, type CommentAnchor } from "./anchor.ts";
import { MAX_COMMENT_CHARS } from "./bounds.ts";
import { isEmojiName, type EmojiName } from "./emoji.ts";

declare const brand: unique symbol;
/** A comment, and a thread by its first one: chosen by who writes it, 16 to 32 of base64url, so that it can be answered before the server has it. */
export type CommentId = string & { readonly [brand]: "CommentId" };

/** @returns the id, or `undefined` if the text is none. */
export const parseCommentId = (raw: unknown): CommentId | undefined =>
  typeof raw === "string" && /^[A-Za-z0-9_-]{16,32}$/.test(raw) ? (raw as CommentId) : undefined;

/** Begins the ids of what an app says by itself: no person's begin so. */
export const APP_COMMENT = "app-";
export const isAppComment = (comment: CommentId): boolean => comment.startsWith(APP_COMMENT);

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

/** @returns the act, or `undefined` where something else was written. */
export const parseCommentAct: Taker<CommentAct> = (raw) => {
  const of = (raw as { readonly kind?: unknown } | null | undefined)?.kind;
  return typeof of === "string" && Object.hasOwn(ACTS, of) ? ACTS[of as CommentAct["kind"]](raw) : undefined;
};
