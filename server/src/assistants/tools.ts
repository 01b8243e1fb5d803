import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { parseCommentId, type JsonValue } from "@tutti/protocol";
import type { RemoteRoom } from "tutti/rooms";
import { z } from "zod";

/** How long a tool waits for the room to come to rest (ms). */
const PATIENCE = 30_000;
const MOST_ROWS = 200;
const MOST_TEXT = 20_000;

const READS = { readOnlyHint: true, openWorldHint: false } as const;
const WRITES = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const;

const name = z.string().min(1).max(300).describe("Label or key, as look shows it");

/** What an assistant can do in a room: what people can, by the rights of its token. */
export function giveTools(server: McpServer, room: RemoteRoom): void {
  server.registerTool("look", { title: "Look at the page", description: "The page as text: what it says, its inputs with their values and limits, and what can be pressed.", annotations: READS, inputSchema: {} }, async () => told(room.text));

  server.registerTool("read", { title: "Read one thing", description: "One element's value and all that is known of it, as JSON.", annotations: READS, inputSchema: { name } }, async (asked) =>
    acted(async () => JSON.stringify(readOne(room, asked.name))));

  server.registerTool("rows", { title: "Read a table", description: "Rows of a table as JSON, by its label or key.", annotations: READS, inputSchema: { name: name.optional(), from: z.number().int().min(0).default(0), count: z.number().int().min(1).max(MOST_ROWS).default(50) } }, async ({ name: table, from, count }) =>
    acted(async () => {
      const rows = await room.rows(table);
      return JSON.stringify({ rows: rows.length, from, shown: rows.slice(from, from + count) });
    }));

  server.registerTool("set", { title: "Set an input", description: "Sets an input for everybody in the room, and waits until the page has followed.", annotations: WRITES, inputSchema: { name, value: z.json().describe("As the input takes it: a number, a text, true, or a list of options") } }, async ({ name: input, value }) =>
    acted(async () => {
      const handle = room.input(input);
      if (!handle.accepts(value)) throw new Error(`"${input}" takes no ${JSON.stringify(value).slice(0, 200)}: it is a ${handle.kind}; look shows its limits`);
      handle.set(value as never);
      await room.settled(PATIENCE);
      return `"${input}" is ${JSON.stringify(room.input(input).value)} now.${trouble(room)}`;
    }));

  server.registerTool("press", { title: "Press a button", description: "Presses a button, or chooses in a menu, as a person does. What it did cannot be taken back by undo.", annotations: { ...WRITES, destructiveHint: true }, inputSchema: { name, choice: z.string().max(200).optional().describe("Of a menu: which option") } }, async ({ name: button, choice }) =>
    acted(async () => {
      if (choice === undefined) room.button(button).click();
      else room.menuButton(button).choose(choice);
      return afterPress(room, `"${button}" was pressed.`);
    }));

  server.registerTool("submit", { title: "Submit a form", description: "Submits a form with what is filled in; set its inputs before.", annotations: { ...WRITES, destructiveHint: true }, inputSchema: { form: name, button: name.optional() } }, async ({ form, button }) =>
    acted(async () => {
      room.form(form).submit(button);
      return afterPress(room, `The form "${form}" was submitted.`);
    }));

  server.registerTool("say", { title: "Write in a conversation", description: "Writes in a chat input of the page.", annotations: WRITES, inputSchema: { text: z.string().min(1).max(MOST_TEXT), name: name.optional() } }, async ({ text, name: input }) =>
    acted(async () => {
      room.say(text, input);
      return afterPress(room, "It was sent.");
    }));

  server.registerTool("comments", { title: "Read the comments", description: "What people have said at elements of the page, as JSON.", annotations: READS, inputSchema: {} }, async () => told(JSON.stringify(room.comments.threads)));

  server.registerTool("comment", { title: "Comment", description: "Begins a thread at an element, or answers in one.", annotations: WRITES, inputSchema: { text: z.string().min(1).max(5_000), at: name.optional(), thread: z.string().max(100).optional().describe("The thread to answer in, by its id") } }, async ({ text, at, thread }) =>
    acted(async () => {
      const known = thread === undefined ? undefined : parseCommentId(thread);
      if ((at === undefined) === (known === undefined)) throw new Error("Say either at which element (at), or in which thread (thread)");
      if (known) room.comments.reply(known, text);
      else room.comments.say(at ?? "", text);
      return afterPress(room, "It was said.");
    }));

  for (const way of ["undo", "redo"] as const) {
    const what = way === "undo" ? "Takes back the last thing that this assistant has set or written, if nobody has changed it since." : "Brings what undo took back last again.";
    server.registerTool(way, { title: way === "undo" ? "Take back" : "Bring again", description: what, annotations: WRITES, inputSchema: {} }, async () =>
      acted(async () => {
        const cells = room[way]();
        if (!cells) return way === "undo" ? "There is nothing of yours to take back." : "There is nothing to bring again.";
        await room.settled(PATIENCE);
        return `${way === "undo" ? "Taken back" : "There again"}: ${cells.join(", ")}.`;
      }));
  }

  server.registerTool("wait", { title: "Wait", description: "Waits until the room is at rest, or for somebody else to change something (change: true).", annotations: READS, inputSchema: { change: z.boolean().default(false), seconds: z.number().min(1).max(60).default(30) } }, async ({ change, seconds }) =>
    acted(async () => {
      if (change) await nextChange(room, seconds * 1_000);
      else await room.settled(seconds * 1_000);
      return `${change ? "Something has changed" : "The room is at rest"}.${trouble(room)}`;
    }));

  server.registerTool("people", { title: "Who is here", description: "Everybody who is in the room now, and who you are.", annotations: READS, inputSchema: {} }, async () =>
    told(JSON.stringify({ you: room.who, here: room.people })));

  server.registerTool("go", { title: "Turn to a page", description: "Turns to another page of the app, by its name or path; people stay where they are.", annotations: READS, inputSchema: { page: name } }, async ({ page }) =>
    acted(async () => {
      room.goTo(page);
      await room.settled(PATIENCE);
      return room.text;
    }));
}

function readOne(room: RemoteRoom, called: string): JsonValue {
  const found = room.find(called);
  if (found.length === 0) throw new Error(`There is nothing called "${called}" on the page; look shows what there is`);
  return found.map(({ kind, props, value }) => ({ kind, props: props as unknown as JsonValue, ...(value !== undefined && { value }) }));
}

/** What was pressed has been run; who pressed is told what became of it. */
async function afterPress(room: RemoteRoom, done: string): Promise<string> {
  const before = room.notices.length;
  await room.settled(PATIENCE);
  const refused = room.notices.slice(before).flatMap((notice) => (notice.kind === "refused" ? [notice.reason] : notice.kind === "interrupted" ? ["it was interrupted; look before you try again"] : []));
  if (refused.length > 0) throw new Error(refused.join("; "));
  return `${done}${trouble(room)}`;
}

function nextChange(room: RemoteRoom, ms: number): Promise<void> {
  let changed = false;
  const stop = room.subscribe(() => (changed = true));
  return room.until(() => changed, ms).then(() => undefined).finally(stop);
}

const trouble = (room: RemoteRoom): string => room.errors.map(({ message, file, line }) => ` The script shows an error: ${message}${file === undefined ? "" : ` (${file}:${line})`}.`).join("");

const told = (text: string): CallToolResult => ({ content: [{ type: "text", text }] });

/** What cannot be done is told to the assistant, which can do something else. */
async function acted(work: () => Promise<string>): Promise<CallToolResult> {
  try {
    return told(await work());
  } catch (error) {
    return { isError: true, content: [{ type: "text", text: error instanceof Error ? error.message : String(error) }] };
  }
}
