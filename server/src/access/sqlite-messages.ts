import type { AccessEntry, AccessRow, AuditQuery, StoredAudit } from "./port.ts";

export type AccessRequest =
  | { readonly op: "all" }
  | { readonly op: "write"; readonly entries: readonly AccessEntry[] }
  | { readonly op: "audit"; readonly query: AuditQuery }
  | { readonly op: "close" };
export type AccessResult = readonly AccessRow[] | readonly StoredAudit[] | undefined;
export type AccessAnswer =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly message: string }
  | { readonly type: "result"; readonly id: number; readonly value: AccessResult }
  | { readonly type: "failed"; readonly id: number; readonly message: string };
