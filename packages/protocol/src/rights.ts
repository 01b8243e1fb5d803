import { atLeast, type Role } from "./roles.ts";

/** The ways by which something is done: each is guarded by code of its own. */
export type Way = "sync" | "awareness" | "blob" | "upload" | "history" | "comments" | "branches" | "sharing" | "export" | "caches";

interface Right {
  readonly way: Way;
  /** The least that it needs; `nobody` where only the server does it. */
  readonly needs: Role | "nobody";
}

/**
 * What can be done in a room, by which way, and what it needs. The server's routes ask this table, and a test goes through it: every
 * role tries every line against a real server.
 */
export const RIGHTS = {
  readRoom: { way: "sync", needs: "viewer" },
  writeRoom: { way: "sync", needs: "editor" },
  readOwners: { way: "sync", needs: "viewer" },
  writeOwners: { way: "sync", needs: "owner" },
  readComments: { way: "sync", needs: "viewer" },
  writeComments: { way: "sync", needs: "nobody" },
  comment: { way: "comments", needs: "commenter" },
  writeMine: { way: "sync", needs: "viewer" },
  readAnothers: { way: "sync", needs: "nobody" },
  showWhereIAm: { way: "awareness", needs: "viewer" },
  showDrags: { way: "awareness", needs: "editor" },
  readBlob: { way: "blob", needs: "viewer" },
  readFile: { way: "blob", needs: "viewer" },
  bringFile: { way: "upload", needs: "editor" },
  readHistory: { way: "history", needs: "viewer" },
  branch: { way: "branches", needs: "editor" },
  /** In a branch of their own; an app may forbid it. */
  explore: { way: "branches", needs: "viewer" },
  mergeBranch: { way: "branches", needs: "editor" },
  lookBack: { way: "history", needs: "viewer" },
  nameVersion: { way: "history", needs: "editor" },
  setBack: { way: "history", needs: "editor" },
  seeSharing: { way: "sharing", needs: "editor" },
  share: { way: "sharing", needs: "editor" },
  takeAccess: { way: "sharing", needs: "owner" },
  makeTokens: { way: "sharing", needs: "owner" },
  readAudit: { way: "sharing", needs: "owner" },
  /** All of the conversation in a file: whoever reads it may keep it. */
  exportComments: { way: "export", needs: "viewer" },
  exportAudit: { way: "export", needs: "owner" },
  /** By the app's main room; while an app is developed it is for everybody who may enter. */
  seeCaches: { way: "caches", needs: "owner" },
  clearCaches: { way: "caches", needs: "owner" },
} as const satisfies Readonly<Record<string, Right>>;

export type Action = keyof typeof RIGHTS;

/** Whether somebody with this role, or with none, may do this. Deny is the default. */
export function mayDo(role: Role | undefined, action: Action): boolean {
  const { needs } = RIGHTS[action];
  return role !== undefined && needs !== "nobody" && atLeast(role, needs);
}
