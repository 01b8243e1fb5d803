import type * as Y from "yjs";
import { LAYOUT } from "../documents/layout.ts";
import { outbox } from "../documents/outbox.ts";
import { parseEventId, type EventId } from "../ids.ts";
import { number, shape, those, type Taker } from "../shape.ts";
import { parseCommentAct, type CommentAct } from "./comment-acts.ts";

/** An act on its way: it lies in its author's own document, made perhaps offline, until the server has dealt with it. */
export interface CommentEvent {
  readonly id: EventId;
  /** When it was done, in ms since 1970 by the device's clock. The server's clock counts; this one only where it was earlier. */
  readonly at: number;
  readonly act: CommentAct;
}

/** @returns the event, or `undefined` where something else was written. */
export const parseCommentEvent: Taker<CommentEvent> = shape<CommentEvent>(
  { id: those((raw) => typeof raw === "string" && parseEventId(raw) !== undefined), at: number, act: parseCommentAct }, {});

/** The acts of one person that wait in their own document. */
export const COMMENT_EVENTS = outbox(LAYOUT.said, "$heard", parseCommentEvent);

/** How far the server has come with each device, in the document of comments itself: written with what was said, so that nothing is said twice. */
export const commentsHeard = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("$heard");
