import { SqliteAccess } from "../access/sqlite-access.ts";
import { rotateSecret } from "../identity/secret.ts";
import { OPERATOR, type AuditAction } from "./audit.ts";

/** Replaces the key in a data folder, beside a server that runs there or while none does; that it was done is a line of the audit log. */
export async function rotateFrom(data: string, now: number = Date.now()): Promise<void> {
  await rotateSecret(data);
  const store = new SqliteAccess(data);
  await store.open();
  try {
    await store.write([{ op: "audit", entry: { at: now, app: "", room: "", person: OPERATOR.id, name: OPERATOR.name, action: "key replaced" satisfies AuditAction, detail: {} } }]);
  } finally {
    await store.close();
  }
}
