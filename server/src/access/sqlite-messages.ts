import type { ThreadAnswer } from "../store-thread.ts";
import type { AccessEntry, AccessKind, AccessRow, AuditQuery, StoredAudit } from "./port.ts";

export type AccessRequest =
  | { readonly op: "all"; readonly kind?: AccessKind }
  | { readonly op: "write"; readonly entries: readonly AccessEntry[] }
  | { readonly op: "audit"; readonly query: AuditQuery }
  | { readonly op: "close" };
export type AccessResult = readonly AccessRow[] | readonly StoredAudit[] | undefined;
export type AccessAnswer = ThreadAnswer<AccessResult, string>;
