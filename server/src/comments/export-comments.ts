import { commentsOf, EMOJI, isEmojiName, replaceMentions, type AppId, type Comment, type CommentAnchor, type Conversation, type PersonId, type RoomId, type ThreadHead } from "@tutti/protocol";

/** What is written of a room's conversation, and for whom. */
export interface CommentExport {
  readonly app: AppId;
  readonly room: RoomId;
  /** ms since 1970. */
  readonly at: number;
  readonly by: string;
  readonly conversation: Conversation;
  /** How somebody is called for whoever takes it away; without an id it is the app. */
  nameOf(person: PersonId | undefined): string;
}

/** The whole conversation as JSON: threads, the first begun first, each with where it stands and all that was said. People are names, times ISO 8601 in UTC. */
export function commentsAsJson(told: CommentExport): string {
  const { app, room, at, by, nameOf } = told;
  const threads = threadsOf(told).map(({ head, comments }) => ({
    id: head.id, begun: iso(head.at), by: nameOf(head.by), where: head.anchor,
    ...(head.resolved && { resolved: { at: iso(head.resolved.at), by: nameOf(head.resolved.by) } }),
    comments: comments.map((comment) => ({
      id: comment.id, at: iso(comment.at), by: nameOf(comment.by), text: words(comment, nameOf),
      ...(comment.edited !== undefined && { edited: iso(comment.edited) }), ...(comment.deleted && { deleted: true }),
      ...(comment.reactions && { reactions: Object.fromEntries(reactionsOf(comment, nameOf)) }),
    })),
  }));
  return `${JSON.stringify({ app, room, exported: iso(at), by, threads }, undefined, 2)}\n`;
}

/** The same for people to read. What was said stands in quotes, so that no comment's own headings or lists become the file's. */
export function commentsAsMarkdown(told: CommentExport): string {
  const { app, room, at, by, nameOf } = told;
  const blocks = threadsOf(told).flatMap(({ head, comments }) => [
    `## ${plain(placeOf(head.anchor))}`,
    head.resolved ? `Resolved by ${plain(nameOf(head.resolved.by))}, ${minute(head.resolved.at)}.` : "Open.",
    ...comments.flatMap((comment) => [
      `**${plain(nameOf(comment.by))}**, ${minute(comment.at)}${comment.edited === undefined ? "" : `, edited ${minute(comment.edited)}`}`,
      comment.deleted ? "*This comment was deleted.*" : quoted(words(comment, nameOf)),
      ...(comment.reactions ? [reactionsOf(comment, nameOf).map(([name, people]) => `${isEmojiName(name) ? EMOJI[name] : name} ${people.map(plain).join(", ")}`).join(" · ")] : []),
    ]),
  ]);
  return [`# Comments in ${plain(`${app}/${room}`)}`, `Exported by ${plain(by)}, ${minute(at)}.`, ...(blocks.length > 0 ? blocks : ["Nobody has said anything yet."])].join("\n\n").concat("\n");
}

function threadsOf({ conversation }: CommentExport): { readonly head: ThreadHead; readonly comments: readonly Comment[] }[] {
  const heads = [...conversation.threads.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const of = Map.groupBy(conversation.comments.values(), ({ thread }) => thread);
  return heads.map((head) => ({ head, comments: commentsOf({ threads: conversation.threads, comments: new Map(of.get(head.id)?.map((comment) => [comment.id, comment])) }, head.id) }));
}

const words = ({ text }: Comment, nameOf: CommentExport["nameOf"]): string => replaceMentions(text, (person) => `@${nameOf(person)}`);

const reactionsOf = ({ reactions = {} }: Comment, nameOf: CommentExport["nameOf"]): [string, string[]][] =>
  Object.entries(reactions).map(([name, people]) => [name, people.map((person) => nameOf(person))]);

function placeOf({ label, page, part, value }: CommentAnchor): string {
  const within = part === undefined ? undefined : part.kind === "cell" ? `${part.column}, row ${part.row}` : `${part.series} at ${part.x}`;
  return [`${label || "A part of the page"}${page === undefined ? "" : ` (page ${page})`}`, within, value === undefined ? undefined : `then "${value}"`].filter((one) => one !== undefined).join(" · ");
}

const iso = (at: number): string => new Date(at).toISOString();
const minute = (at: number): string => `${iso(at).slice(0, 16).replace("T", " ")} UTC`;

/** Words that Markdown takes as they are, on one line. */
const plain = (text: string): string => text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>|~#&]/g, "\\$&");

const quoted = (text: string): string => text.split(/\r\n|\r|\n/).map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
