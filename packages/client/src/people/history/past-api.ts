import { parseMergeOutcome, parsePastRoom, parseVersion, parseVersionList, type AppId, type MergeOutcome, type PastRoom, type RoomId, type Version, type VersionList } from "@tutti/protocol";
import { ask } from "../branches/branch-api.ts";

type Place = { readonly app: AppId; readonly room: RoomId };

/** Which moment: right after a change, at a time, or a named version. */
export type Moment = { readonly change: number } | { readonly time: number } | { readonly version: string };

const inAddress = ({ app, room }: Place, more: object): string => String(new URLSearchParams(Object.entries({ app, room, ...more }).map(([name, value]) => [name, String(value)])));
const inBody = ({ app, room }: Place, more: object): object => ({ app, room, ...more });

/** Rooms as they were. Every call rejects with a sentence for people. */
export const pastApi = {
  look: (place: Place, moment: Moment, page: string): Promise<PastRoom> => ask(`/api/history/look?${inAddress(place, { ...moment, page })}`, parsePastRoom),
  restore: (place: Place, moment: Moment): Promise<MergeOutcome> => ask("/api/history/restore", parseMergeOutcome, inBody(place, moment)),
  versions: (place: Place): Promise<VersionList> => ask(`/api/versions?${inAddress(place, {})}`, parseVersionList),
  name: (place: Place, called: { readonly name: string; readonly note: string; readonly page: string }): Promise<Version> => ask("/api/versions", parseVersion, inBody(place, called)),
  forget: (place: Place, id: string): Promise<unknown> => ask("/api/versions/delete", (raw) => raw ?? null, inBody(place, { id })),
};
