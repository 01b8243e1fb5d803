import { expect, test, vi } from "vitest";
import { writeEntry, type ExceptionProps, type Role } from "@tutti/protocol";
import type { AccessConfig, RunningServer } from "../src/index.ts";
import { programToken } from "./embed-token.ts";
import { eventually, TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
// Each starts servers and scripts' processes of its own, on machines that may have much else to do.
vi.setConfig({ testTimeout: 180_000 });

async function enter(server: RunningServer, role: Role): Promise<TestPage> {
  const page = await stage.guest(server);
  await page.accept(await server.invite({ app: "failing", room: "main", role }));
  await page.join("failing", "main");
  await eventually("the page", () => page.metric("Level") === 1);
  return page;
}

const errorsOf = (page: TestPage): ExceptionProps[] => [...page.view.values()].flatMap((element) => (element.kind === "exception" ? [element.props] : []));
const received = (page: TestPage): string => page.frames.map((frame) => Buffer.from(frame).toString("latin1")).join("\n");

/** Somebody's room, in which they set the level. */
async function levels(page: TestPage): Promise<(level: number) => Promise<void>> {
  const room = page.open("failing/main");
  await room.synced;
  return async (level) => {
    writeEntry(room.doc, page.widget("slider", "Level")?.widget?.key ?? "", level, "page");
    await room.durable();
    await eventually(`level ${level}`, () => page.metric("Level") === level);
  };
}

test("[HOST-23] who may not change a room reads that something in its script failed and under which mark the log has it, and of what it was no byte; who may reads it with its line", async () => {
  const server = await stage.serve({ apps: ["failing"], access: { default: null } });
  const [owner, editor, commenter, viewer] = await Promise.all([enter(server, "owner"), enter(server, "editor"), enter(server, "commenter"), enter(server, "viewer")]);
  const { secret } = await programToken(owner, "failing", "viewer");
  const program = new TestPage(server.url, "", false, { authorization: `Bearer ${secret}` });
  await program.join("failing", "main");
  const readers = [commenter, viewer, program];
  const set = await levels(editor);
  await set(2);
  for (const page of [owner, editor]) {
    await eventually("both errors", () => errorsOf(page).length === 3);
    expect(errorsOf(page)).toContainEqual(expect.objectContaining({ message: "CANARY-message", file: "failing.ts", excerpt: expect.stringContaining("CANARY-excerpt"), ref: expect.stringMatching(/^\w{8}$/) }));
  }
  for (const page of readers) {
    await eventually("both errors", () => errorsOf(page).length === 3);
    const shown = errorsOf(page);
    // What the author shows by ui.exception is theirs to show, and not the line that it stands in.
    expect(shown.filter((props) => !("hidden" in props))).toEqual([{ name: "SyntaxError", message: expect.stringContaining("CHOSEN-wor") }]);
    for (const props of shown.filter((one) => "hidden" in one)) {
      expect(Object.keys(props).toSorted()).toEqual(["hidden", "message", "name", "ref"]);
      const { ref = "", message } = props;
      expect(message).toBe(`Something failed here. Whoever looks after the app finds it in the log under ${ref}.`);
      await eventually("the line of the log", () => stage.lines.some((line) => JSON.stringify(line).includes(ref) && JSON.stringify(line).includes("CANARY")));
    }
  }
  // A table's source, what is left to nobody, the past, and whoever comes later.
  const table = viewer.widget("dataframe", "Rows") ?? expect.fail("no table");
  const { version } = (table.props as unknown as { readonly data: { readonly version: string } }).data;
  for (const page of [editor, viewer]) page.say({ type: "ask", n: 1, element: table.id, version, question: { search: "", sort: [], filters: [], from: 0, count: 5 } });
  expect((await eventually("an answer", () => editor.last("answer"))).answer).toEqual({ problem: "CANARY-source" });
  expect((await eventually("an answer", () => viewer.last("answer"))).answer).toEqual({ problem: "failed" });
  const look = async (page: TestPage): Promise<string> => (await page.fetch(`/api/history/look?app=failing&room=main&time=${Date.now()}`)).text();
  expect(await look(editor)).toContain("CANARY-excerpt");
  expect(await look(viewer)).not.toContain("CANARY");
  expect(await look(viewer)).toContain('"hidden":true');
  await set(4);
  expect(await eventually("the word of it", () => editor.last("toast"))).toMatchObject({ toast: { body: expect.stringContaining("CANARY-nobody") } });
  await set(5);
  const late = await stage.guest(server);
  await late.accept(await server.invite({ app: "failing", room: "main", role: "viewer" }));
  await late.join("failing", "main");
  await eventually("the page", () => late.metric("Level") === 5);
  for (const page of [...readers, late]) expect(received(page).match(/CANARY-\w+/g) ?? []).toEqual([]);
  expect(viewer.last("toast")).toBeUndefined();
  program.close();
});

test.each([
  ["everybody where the settings say so", { errorsFor: "viewer" }, false, ["owner", "editor", "viewer"]],
  ["owners alone where they say so", { errorsFor: "editor", apps: { failing: { errorsFor: "owner" } } }, false, ["owner"]],
  ["everybody while an app is developed", {}, true, ["owner", "editor", "viewer"]],
] as const)("[HOST-24] what went wrong in a script is read by %s", async (_, access: AccessConfig, dev, expected) => {
  const server = await stage.serve({ apps: ["failing"], access: { default: null, ...access }, dev });
  const pages = await Promise.all((["owner", "editor", "viewer"] as const).map((role) => enter(server, role)));
  await (await levels(pages[1] as TestPage))(2);
  await Promise.all(pages.map((page) => eventually("the errors", () => errorsOf(page).length === 3)));
  expect(pages.filter((page) => received(page).includes("CANARY-message")).map(({ me }) => me?.role)).toEqual(expected);
});
