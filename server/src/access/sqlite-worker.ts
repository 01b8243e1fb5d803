import { parentPort, workerData } from "node:worker_threads";
import type { AccessAnswer, AccessRequest, AccessResult } from "./sqlite-messages.ts";
import { AccessTables } from "./sqlite-tables.ts";

/** The thread that owns the file of people's rights: it answers in order, and ends when it is told to close. */
const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread");
const answer = (message: AccessAnswer): void => port.postMessage(message);
const sentence = (error: unknown): string => `What people may do cannot be read or kept: ${error instanceof Error ? error.message : String(error)}`;

function perform(tables: AccessTables, request: AccessRequest): AccessResult {
  switch (request.op) {
    case "all":
      return tables.all(request.kind);
    case "write":
      tables.write(request.entries);
      return undefined;
    case "audit":
      return tables.audit(request.query);
    case "close":
      tables.close();
      return undefined;
  }
}

try {
  const tables = new AccessTables((workerData as { readonly folder: string }).folder);
  port.on("message", ({ id, request }: { id: number; request: AccessRequest }) => {
    try {
      answer({ type: "result", id, value: perform(tables, request) });
    } catch (error) {
      answer({ type: "failed", id, failure: sentence(error) });
    }
    if (request.op === "close") port.close();
  });
  answer({ type: "opened" });
} catch (error) {
  answer({ type: "refused", failure: sentence(error) });
}
