import { parseBranch, parseBranchList, parseComparison, parseMergeOutcome, type AppId, type Branch, type BranchList, type BranchSide, type Comparison, type MergeOutcome, type Pick, type RoomId } from "@tutti/protocol";
import { reasonOf } from "../../sync/browser/api.ts";
import { texts } from "../../texts/page.ts";
import { branchTexts as words } from "../../texts/branches.ts";

type Place = { readonly app: AppId; readonly room: RoomId };

/** What the server does with branches of a room. Every call rejects with a sentence for people. */
export const branchApi = {
  list: ({ app, room }: Place): Promise<BranchList> => ask(`/api/branches?${new URLSearchParams({ app, room })}`, parseBranchList),
  fork: ({ app, room }: Place, name: string, isPrivate = false): Promise<Branch> => ask("/api/branches", parseBranch, { app, room, name, private: isPrivate }),
  compare: ({ app, room }: Place, into: BranchSide): Promise<Comparison> => ask(`/api/branches/compare?${new URLSearchParams({ app, room, into })}`, parseComparison),
  merge: ({ app, room }: Place, into: BranchSide, picks: readonly Pick[]): Promise<MergeOutcome> => ask("/api/branches/merge", parseMergeOutcome, { app, room, into, picks }),
  setState: ({ app, room }: Place, branch: RoomId, state: "closed" | "open" | "offered" | "withdrawn" | "deleted"): Promise<unknown> => ask("/api/branches/state", (raw) => raw ?? null, { app, room, branch, state }),
  takeBack: ({ app, room }: Place, operation: string): Promise<MergeOutcome> => ask("/api/history/back", parseMergeOutcome, { app, room, operation }),
};

/** Asks the server, or has it do something where there is a body. Rejects with a sentence for people. */
export async function ask<T>(address: string, parse: (raw: unknown) => T | undefined, body?: object): Promise<T> {
  const request = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(address, { credentials: "same-origin", cache: "no-store", ...request }).catch(() => undefined);
  if (!response) throw new Error(words.away);
  if (!response.ok) throw new Error(texts.refused.why((await reasonOf(response)) ?? words.failed(response.status)));
  const parsed = parse(await response.json());
  if (parsed === undefined) throw new Error(words.failed(response.status));
  return parsed;
}
