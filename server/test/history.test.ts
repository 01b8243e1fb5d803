import { expect, test } from "vitest";
import { parseHistoryPage, readEntry, textName, writeEntry, type HistoryPage, type HistoryRow } from "@tutti/protocol";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

async function historyOf(page: TestPage, query = ""): Promise<HistoryPage> {
  const answer = await page.fetch(`/api/history?app=plain&room=main${query}`);
  const history = parseHistoryPage(await answer.json());
  if (!history) throw new Error("This is no history");
  return history;
}
const brief = ({ rows }: HistoryPage): unknown[] => rows.map(({ key, scope, before, after, by }) => [key, scope, before, after, by]);

test("[HIST-1] who may enter a room reads who set what from what to what, newest first, page by page, and nobody else's private values", async () => {
  const server = await stage.serve();
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const room = ana.open("plain/main");
  const [anas, bens] = [ana.open(`plain/main/me/${ana.id}`), ben.open(`plain/main/me/${ben.id}`)];
  const shared = ben.open("plain/main");
  await Promise.all([room.synced, anas.synced, bens.synced, shared.synced]);
  writeEntry(room.doc, "Months", 5, "test");
  await room.durable();
  writeEntry(anas.doc, "Secret", "hers", "test");
  writeEntry(bens.doc, "Secret", "his", "test");
  await Promise.all([anas.durable(), bens.durable()]);
  await eventually("Ana's value at Ben", () => readEntry(shared.doc, "Months") !== undefined);
  writeEntry(shared.doc, "Months", 7, "test");
  await shared.durable();

  const expected = [["Months", "room", 5, 7, ben.id], ["Secret", "me", undefined, "hers", ana.id], ["Months", "room", undefined, 5, ana.id]];
  const seen = await eventually("the history", async () => {
    const history = await historyOf(ana);
    return history.rows.length >= expected.length && history;
  });
  expect(brief(seen)).toEqual(expected);
  expect(seen.more).toBe(false);
  expect(JSON.stringify(await historyOf(ben))).not.toContain("hers");
  expect(brief(await historyOf(ana, `&person=${ben.id}`))).toEqual([["Months", "room", 5, 7, ben.id]]);
  expect(brief(await historyOf(ana, "&key=Secret"))).toEqual([["Secret", "me", undefined, "hers", ana.id]]);
  const [newest] = seen.rows as readonly [HistoryRow];
  expect((await historyOf(ana, `&before=${newest.id}`)).rows.map(({ id }) => id)).toEqual(seen.rows.slice(1).map(({ id }) => id));
});

test("[HIST-3] what somebody is typing stands in the history as far as they have come, for all who read it at once", async () => {
  const server = await stage.serve();
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const room = ana.open("plain/main");
  await room.synced;
  await ana.join("plain", "main");
  const text = room.doc.getText(textName("Notes"));
  for (const [typed, whole] of [["He", "He"], ["llo", "Hello"]] as const) {
    text.insert(text.length, typed);
    await room.durable();
    const seen = await Promise.all([ana, ben].map((reader) => historyOf(reader)));
    expect(seen.map(({ rows: [newest] }) => [newest?.key, newest?.after, newest?.by])).toEqual(seen.map(() => [textName("Notes"), whole, ana.id]));
  }
});

test("[HIST-1] more than a page of changes is told in pages", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const room = ana.open("plain/main");
  await room.synced;
  for (let n = 1; n <= 130; n++) writeEntry(room.doc, "Months", n % 24, "test");
  await room.durable();
  const first = await eventually("the last change", async () => {
    const history = await historyOf(ana);
    return history.rows[0]?.after === 130 % 24 && history;
  });
  expect([first.rows.length, first.more]).toEqual([100, true]);
  const second = await historyOf(ana, `&before=${first.rows.at(-1)?.id}`);
  expect([second.rows.length, second.more]).toEqual([30, false]);
});

test("[HIST-2] a room that one may not enter, and a question that makes no sense, are refused with a sentence", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  for (const [query, status] of [["app=plain&room=main&person=..", 400], ["app=plain&room=main&before=-1", 400], ["app=none&room=main", 404], ["app=plain&room=a/b", 404]] as const) {
    const answer = await ana.fetch(`/api/history?${query}`);
    const body = (await answer.json()) as { error?: string };
    expect([query, answer.status, typeof body.error]).toEqual([query, status, "string"]);
  }
  expect((await fetch(`${server.url}/api/history?app=plain&room=main`)).status).toBe(401);
  const closed = await stage.serve({ access: { default: null } });
  const nobody = await stage.guest(closed);
  expect((await nobody.fetch("/api/history?app=plain&room=main")).status).toBe(403);
  expect(parseHistoryPage({ rows: [{ id: 1, at: 2, key: textName("a"), scope: "elsewhere" }], more: false })).toBeUndefined();
});
