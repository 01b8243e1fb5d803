import type { CommentId, PersonId } from "@tutti/protocol";

/** Something that was said in the room's conversation. */
export interface SaidComment {
  readonly id: CommentId;
  /** Who said it; absent where the app did. Names are for pages: people here now are in `ui.people`. */
  readonly by?: PersonId;
  readonly at: Date;
  /** Markdown. People are named as `<@id>`. */
  readonly text: string;
  readonly edited?: Date;
  /** Who reacted, by the name of the emoji, such as `thumbs-up`. */
  readonly reactions: { readonly [emoji: string]: readonly PersonId[] };
}

/** A thread: what it stands at, and what was said in it, the oldest first. What was deleted is not among it. */
export interface SaidThread {
  readonly id: CommentId;
  /** What it stood at when it was begun. The part is a table's cell or a chart's point. */
  readonly on: {
    readonly label: string;
    readonly value?: string;
    readonly part?: { readonly kind: "cell"; readonly row: string; readonly column: string } | { readonly kind: "point"; readonly series: string; readonly x: string | number };
  };
  readonly resolved: boolean;
  readonly comments: readonly SaidComment[];
}

export interface PostOptions {
  /**
   * What makes it this comment and no other: said once by its key, however often the script runs, and with other words under the
   * same key it is changed. One that was deleted is not said again. Letters, digits and `_ . -`.
   */
  readonly key: string;
  /** The key of the widget that a new thread stands at. */
  readonly on?: string;
  /** The thread that it answers, instead. */
  readonly thread?: CommentId;
}

/** The room's conversation, for the script. What it says is marked as the app's. */
export interface Comments {
  /** All threads, by when they were begun. A part that reads it runs again when something is said. */
  readonly threads: readonly SaidThread[];
  /**
   * Says something, at a widget or in a thread.
   *
   * @throws an error of the author's where it has no words or more than 4,000 characters, no place, or a key that cannot be one.
   * @example
   * if (stock < 10) ui.comments.post("Fewer than ten are left.", { key: `low-${week}`, on: "stock" });
   */
  post(text: string, options: PostOptions): void;
  /** Marks a thread as over. */
  resolve(thread: CommentId): void;
  reopen(thread: CommentId): void;
}
