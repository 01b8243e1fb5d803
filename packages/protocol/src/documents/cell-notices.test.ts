import { expect, test } from "vitest";
import * as Y from "yjs";
import { parsePersonId, type PersonId } from "../ids.ts";
import { cellMember } from "../rows/index.ts";
import { memberName } from "./layout.ts";
import { MAX_LOST_CELLS, noticesOf, putNotice, readNotices } from "./notices.ts";

const ben = parsePersonId("ben") as PersonId;
const lost = (row: number, mine: number) => ({ entry: memberName("editor", cellMember(`#${row}`, "n")), mine: { is: mine }, theirs: { is: 0, by: "ben" }, by: ben });

test("[ROWS-11] cells of one table that did not stand are one notice; a value beside them is another", () => {
  const doc = new Y.Doc();
  const told = noticesOf([lost(1, 1), { entry: "slider", mine: 3, theirs: 4, by: ben }, lost(2, 2)], "room", 5);
  for (const notice of told) putNotice(doc, notice, null);
  expect(readNotices(doc).map(([id]) => id).toSorted()).toEqual(["cells:room:editor", "conflict:room:slider"]);
  for (const notice of noticesOf([lost(2, 22), lost(3, 3)], "room", 6)) putNotice(doc, notice, null);
  const cells = readNotices(doc).map(([, notice]) => notice).find((notice) => notice.kind === "cells");
  expect(cells).toMatchObject({ by: "ben", at: 6, key: "editor" });
  expect(cells?.kind === "cells" && cells.cells.map(({ mine }) => mine)).toEqual([{ is: 1 }, { is: 22 }, { is: 3 }]);
});

test("[ROWS-11] a thousand cells at most are kept of one table, the newest", () => {
  const doc = new Y.Doc();
  for (const from of [0, 600]) {
    for (const notice of noticesOf(Array.from({ length: 600 }, (_, i) => lost(from + i, i)), "room", 5)) putNotice(doc, notice, null);
  }
  const [[, notice] = []] = readNotices(doc);
  expect(notice?.kind === "cells" && [notice.cells.length, notice.cells.at(-1)?.member]).toEqual([MAX_LOST_CELLS, cellMember("#1199", "n")]);
});
