import { rooms } from "tutti/rooms";
import { expect, onTestFinished, test, vi } from "vitest";
import { atLeast, readCells, ROLES, type Role } from "@tutti/protocol";
import { assistant } from "./assistant.ts";
import { programToken } from "./embed-token.ts";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
// Each starts a server and a script's process of its own, on machines that may have much else to do.
vi.setConfig({ testTimeout: 180_000 });

/** What each needs, as a program does it; what came of it is looked for at somebody else. */
const NEEDS = { look: "viewer", comment: "commenter", set: "editor", press: "editor", submit: "editor" } as const satisfies Record<string, Role>;
const WAYS = ["rooms", "assistant"] as const;

test.each(ROLES.flatMap((role) => WAYS.map((way) => [role, way] as const)))("[PROG-10] a program that is %s may do by its way (%s) what that role may, and nothing else comes of what it tries", async (role, way) => {
  const server = await stage.serve({ apps: ["counter"], access: { default: null } });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "counter", room: "main", role: "owner" }));
  const threads = owner.open("counter/main/comments");
  await Promise.all([owner.join("counter", "main"), threads.synced]);
  await eventually("the page", () => owner.metric("Twice") === 24);
  const { secret } = await programToken(owner, "counter", role);
  const found: Record<string, boolean> = {};
  if (way === "rooms") {
    const room = await rooms(server.url, { token: secret }).open("counter");
    onTestFinished(() => room.close());
    const tries = (work: () => unknown): boolean => {
      try {
        work();
        return true;
      } catch {
        return false;
      }
    };
    found["look"] = room.metric("Twice").value === 24;
    tries(() => room.comments.say("Twice", "Is this right?"));
    found["set"] = tries(() => room.slider("Months").set(5));
    found["press"] = tries(() => room.button("Press").click());
    found["submit"] = tries(() => room.form("order").submit());
    await room.settled();
  } else {
    const { use } = await assistant(server, "counter", secret);
    const may = async (name: string, args: Record<string, unknown> = {}): Promise<boolean> => !(await use(name, args)).startsWith("!");
    found["look"] = (await use("look")).includes('"Months" = 12');
    await may("comment", { at: "Twice", text: "Is this right?" });
    found["set"] = await may("set", { name: "Months", value: 5 });
    found["press"] = await may("press", { name: "Press" });
    found["submit"] = await may("submit", { form: "order" });
    await use("wait");
  }
  const said = (): boolean => JSON.stringify([...readCells(threads.doc)]).includes("Is this right?");
  if (atLeast(role, "commenter")) await eventually("the words", said);
  found["comment"] = said();
  expect(found).toEqual(Object.fromEntries(Object.entries(NEEDS).map(([action, least]) => [action, atLeast(role, least)])));
  const may = atLeast(role, "editor");
  await eventually("what came of it", () => owner.metric("Twice") === (may ? 10 : 24) && owner.metric("Presses") === (may ? 1 : 0));
});
