import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SubscribeRequestSchema, UnsubscribeRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { RemoteRoom } from "tutti/rooms";

/** Who listens is told of changes at most so often (ms). */
const TELL_EVERY = 1_000;

/** What an assistant can read, and be told of: the page as text, and what was said. @returns what ends the telling. */
export function giveResources(server: McpServer, room: RemoteRoom, place: string): () => void {
  const page = `tutti://${place}/page`;
  const comments = `tutti://${place}/comments`;
  server.registerResource("page", page, { title: "The page", description: "The page as text, as everybody in the room sees it.", mimeType: "text/plain" }, async () =>
    ({ contents: [{ uri: page, mimeType: "text/plain", text: room.text }] }));
  server.registerResource("comments", comments, { title: "The comments", description: "What people have said at elements of the page.", mimeType: "application/json" }, async () =>
    ({ contents: [{ uri: comments, mimeType: "application/json", text: JSON.stringify(room.comments.threads) }] }));

  const wanted = new Set<string>();
  let waiting: NodeJS.Timeout | undefined;
  const stop = room.subscribe(() => {
    if (wanted.size === 0) return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      for (const uri of wanted) void server.server.sendResourceUpdated({ uri }).catch(() => undefined);
    }, TELL_EVERY);
  });
  server.server.registerCapabilities({ resources: { subscribe: true } });
  server.server.setRequestHandler(SubscribeRequestSchema, ({ params: { uri } }) => {
    if (uri === page || uri === comments) wanted.add(uri);
    return {};
  });
  server.server.setRequestHandler(UnsubscribeRequestSchema, ({ params: { uri } }) => {
    wanted.delete(uri);
    return {};
  });
  return () => {
    stop();
    clearTimeout(waiting);
  };
}
