import { cellOfEntry, entriesOf, isCoEdited, isRowEntry, memberName, type ContentWrite, type JsonValue, type RoomContents, type SharedScope, type View } from "@tutti/protocol";
import { storageOf } from "./write-cells.ts";

/** A cell as the history tells it: of a set, and of all that has an entry for each member, the members with what they say. */
export interface ToldCell {
  readonly scope: SharedScope;
  readonly key: string;
  readonly value: JsonValue | undefined;
}

/** What has to be written so that cells say what the history tells of them: entry by entry, and of what they say now no more. */
export function toldWrites(cells: readonly ToldCell[], contents: RoomContents, views: readonly View[]): ContentWrite[] {
  const members = new Map<string, string[]>();
  for (const scope of ["room", "owner"] as const) {
    for (const name of contents[scope].keys()) {
      const { cell, option } = cellOfEntry(name);
      if (option === undefined || isRowEntry(name)) continue;
      const id = `${scope}\n${cell}`;
      members.set(id, [...(members.get(id) ?? []), name]);
    }
  }
  return cells.flatMap(({ scope, key, value }): ContentWrite[] => {
    if (isCoEdited(key) || isRowEntry(key)) return [{ scope, name: key, value }];
    const present = members.get(`${scope}\n${key}`) ?? [];
    const storage = storageOf(views, key);
    const parted = present.length > 0 || key.startsWith("shared:") || (storage !== "value" && storage !== "text" && storage !== "rich");
    if (!parted) return [{ scope, name: key, value }];
    const said = new Map(entriesOf(value).map(([member, entry]) => [memberName(key, member), entry] as const));
    const gone = present.filter((name) => !said.has(name)).map((name): ContentWrite => ({ scope, name, value: undefined }));
    return [...gone, ...[...said].map(([name, entry]): ContentWrite => ({ scope, name, value: entry }))];
  });
}
