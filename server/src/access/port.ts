import type { JsonValue } from "@tutti/protocol";

/**
 * What is kept of people's rights: who has signed in, what was given to whom, links, tokens. And of what comes from outside of rooms: which
 * webhooks have been handled, and when timers began.
 */
export type AccessKind = "account" | "session" | "grant" | "link" | "token" | "hook" | "timer";

/** One line of the audit log. It is only ever added to; what is older than its retention goes. */
export interface AuditEntry {
  readonly at: number;
  /** Empty where it is about no app or room: somebody signed in. */
  readonly app: string;
  readonly room: string;
  readonly person: string;
  /** As they were called then. */
  readonly name: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, JsonValue>>;
}

export interface StoredAudit extends AuditEntry {
  readonly id: number;
}

export interface AuditQuery {
  readonly app: string;
  readonly room: string;
  /** Lines before this one alone. */
  readonly before?: number;
  readonly limit: number;
}

/** What stands in one batch is written together or not at all. */
export type AccessEntry =
  | { readonly op: "put"; readonly kind: AccessKind; readonly key: string; readonly value: JsonValue }
  | { readonly op: "remove"; readonly kind: AccessKind; readonly key: string }
  | { readonly op: "audit"; readonly entry: AuditEntry }
  /** Lines of the audit log from before this moment (ms) go: nothing else ever deletes one. */
  | { readonly op: "forget"; readonly before: number };

export interface AccessRow {
  readonly kind: AccessKind;
  readonly key: string;
  readonly value: JsonValue;
}

/**
 * Where rights are kept. They are few, and asked for with every request: the server reads them whole when it starts, and writes
 * what changes before it says that it has. Every method rejects with a sentence for the operator when the store cannot answer.
 */
export interface AccessStore {
  open(): Promise<void>;
  /** Everything, or what there is of one kind: other processes write invitations too. */
  all(kind?: AccessKind): Promise<readonly AccessRow[]>;
  /** Returns once all entries survive a power cut. */
  write(entries: readonly AccessEntry[]): Promise<void>;
  /** Newest first. */
  audit(query: AuditQuery): Promise<readonly StoredAudit[]>;
  close(): Promise<void>;
}
