import { rooms, type RemoteRoom } from "tutti/rooms";
import { expect, onTestFinished, test, vi } from "vitest";
import type { RunningServer } from "../src/index.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PLACE = "?app=counter&room=main";
// Each starts a server and a script's process of its own, on machines that may have much else to do.
vi.setConfig({ testTimeout: 180_000 });

interface Made {
  readonly id: string;
  readonly secret: string;
}

async function ownerOf(server: RunningServer): Promise<TestPage> {
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "counter", room: "main", role: "owner" }));
  return owner;
}

async function tokenOf(owner: TestPage, role: string, name = "Nightly"): Promise<Made> {
  const answer = await owner.fetch(`/api/sharing/tokens${PLACE}`, { method: "POST", headers: { origin: owner.url, "content-type": "application/json" }, body: JSON.stringify({ name, role }) });
  const { token, secret } = (await answer.json()) as { token: { id: string }; secret: string };
  return { id: token.id, secret };
}

async function enter(server: RunningServer, { secret }: Made): Promise<RemoteRoom> {
  const room = await rooms(server.url, { token: secret }).open("counter");
  onTestFinished(() => room.close());
  return room;
}

async function setUp(role = "editor") {
  const server = await stage.serve({ apps: ["counter"], access: { default: null } });
  const owner = await ownerOf(server);
  const token = await tokenOf(owner, role);
  return { server, owner, token, room: await enter(server, token) };
}

test("[PROG-1] a program reads the page, sets, presses and submits, and what it did has been run when the room has settled", async () => {
  const { room } = await setUp();
  expect([room.title, room.who.name, room.who.role]).toEqual(["Counter", "Nightly", "editor"]);
  expect([room.slider("Months").value, room.metric("Twice").value]).toEqual([12, 24]);
  room.slider("Months").set(5);
  room.button("Press").click();
  room.button("Press").click();
  await room.settled();
  expect([room.metric("Twice").value, room.metric("Presses").value, room.state("presses"), room.state("by")]).toEqual([10, 2, 2, "Nightly"]);
  room.textInput("What").set("Tea");
  room.form("order").submit();
  await room.settled();
  expect(room.texts).toContain("Orders: Tea");
  expect(room.texts).toContain("For Nightly");
  expect(() => room.slider("Years")).toThrow('There is no slider "Years" on the page. Of that kind there are "Months".');
  expect(() => room.slider("Months").set(99)).toThrow('"Months" takes no 99: it is a slider of min 1, max 24');
  expect(room.slider("Months").value).toBe(5);
});

test("[SAY-4] a program hears what the script broadcasts, until it listens no more", async () => {
  const { room } = await setUp();
  const heard: unknown[] = [];
  const stop = room.onBroadcast((name, data) => heard.push([name, data]));
  room.button("Press").click();
  await room.settled();
  stop();
  room.button("Press").click();
  await room.settled();
  expect(heard).toEqual([["pressed", { by: "Nightly" }]]);
  expect(room.broadcasts).toHaveLength(2);
});

test("[INFO-3] a script branches its room in the name of whoever pressed, and reads what was changed last with who did it", async () => {
  const { room, owner } = await setUp();
  room.slider("Months").set(5);
  room.slider("Months").set(8);
  await room.settled();
  room.button("Recent").click();
  await room.settled();
  expect(room.state("told")).toBe("Nightly: slider:Months 5 to 8,Nightly: slider:Months undefined to 5");
  room.button("Branch").click();
  await room.settled();
  expect(room.state("told")).toBe("main--tea-party");
  const { branches } = (await (await owner.fetch(`/api/branches${PLACE}`)).json()) as { branches: readonly object[] };
  expect(branches).toEqual([expect.objectContaining({ room: "main--tea-party", origin: "main", name: "Tea party", by: room.who.id })]);
});

test("[PROG-2] people see a program among them, and it is told of what they do", async () => {
  const { server, room, owner } = await setUp();
  const heard: (number | string | null | undefined)[] = [];
  const stop = room.subscribe(() => heard.push(room.metric("Twice").value));
  await owner.join("counter", "main");
  await eventually("the program among those who are here", () => owner.last("people")?.here.includes(room.who.id));
  await room.until(() => room.people.some(({ id }) => id === owner.id));
  const other = await enter(server, await tokenOf(owner, "editor", "Another"));
  other.slider("Months").set(7);
  await room.until(() => room.metric("Twice").value === 14);
  expect(room.slider("Months").value).toBe(7);
  expect(heard).toContain(14);
  stop();
  room.close();
  await eventually("the program to be gone", () => !owner.last("people")?.here.includes(room.who.id));
});

test("[PROG-3] a program may do what its token says and no more: it is told so before anything is written, and no longer once the token is revoked", async () => {
  const { server, room, owner, token } = await setUp("viewer");
  expect(() => room.slider("Months").set(3)).toThrow('Nightly is a viewer, who cannot use "Months"');
  expect(() => room.button("Press").click()).toThrow("who cannot use");
  expect(() => room.setState("presses", 9)).toThrow('Nightly is a viewer, who cannot change the state "presses"');
  expect(room.metric("Twice").value).toBe(24);
  await room.settled();
  expect((await owner.fetch(`/api/sharing/tokens/${token.id}${PLACE}`, { method: "DELETE", headers: { origin: server.url } })).status).toBe(200);
  expect(await room.closed).toBe("You have been signed out");
  await expect(room.settled()).rejects.toThrow("The room is closed: You have been signed out");
  await expect(rooms(server.url, { token: token.secret }).open("counter")).rejects.toThrow("The session is missing or its signature is wrong");
});

test("[PROG-4] what cannot be meant is refused with a sentence, and what cannot be reached is said in time", async () => {
  const { server, token } = await setUp();
  expect(() => rooms("tutti.example", { token: token.secret })).toThrow('rooms() needs the address of a server, such as "https://tutti.example"');
  expect(() => rooms(server.url, { token: "secret" })).toThrow("rooms() needs a program's token");
  expect(() => rooms(server.url, { token: token.secret, device: "a b" })).toThrow('rooms(): device is "a b"');
  const { open } = rooms(server.url, { token: token.secret });
  await expect(open("Counter", "main")).rejects.toThrow('There is no room "main" of an app "Counter"');
  await expect(open("counter", "other")).rejects.toThrow("You may not open this");
  await expect(open("nothing")).rejects.toThrow('There is no app "nothing" here');
  await expect(rooms("http://127.0.0.1:9", { token: token.secret }).open("counter", "main", 3_000)).rejects.toThrow(/127\.0\.0\.1:9 could not be reached within 3 s: .*ECONNREFUSED/);
});

test("[PROG-5] rows of a table are read whole, whether they stand in the page or in a file beside it", async () => {
  const { room } = await setUp("viewer");
  const rows = await room.rows("Rows");
  expect([rows.length, rows[2_999]]).toEqual([3_000, { n: 2_999, name: "Row 2999" }]);
  await expect(room.rows("Others")).rejects.toThrow('There are 0 tables called "Others" on the page');
});

test("[PROG-6] a line that was lost is dialled again: what was done meanwhile arrives, once, and the page is as it is now", async () => {
  const data = await stage.folder();
  const options = { apps: ["counter"], data };
  const server = await stage.serve(options);
  const room = await enter(server, await tokenOf(await ownerOf(server), "editor"));
  room.button("Press").click();
  await room.settled();
  await server.stop();
  room.button("Press").click();
  room.slider("Months").set(9);
  await stage.serve({ ...options, port: server.port });
  await room.settled();
  expect([room.metric("Presses").value, room.metric("Twice").value]).toEqual([2, 18]);
});

test("[PROG-8] a program takes back what it set and wrote itself, step by step, and brings it again; what others have set or written since stays theirs", async () => {
  const { server, room, owner } = await setUp();
  const other = await enter(server, await tokenOf(owner, "editor", "Another"));
  room.slider("Months").set(5);
  await room.settled();
  room.textInput("What").set("Tea");
  await room.settled();
  room.slider("Months").set(9);
  await room.settled();
  await other.until(() => other.slider("Months").value === 9 && other.textInput("What").value === "Tea");
  other.textInput("What").set("Tea for two");
  await other.settled();
  await room.until(() => room.textInput("What").value === "Tea for two");
  const months = room.slider("Months").key;
  expect([room.undo(), room.slider("Months").value]).toEqual([[months], 5]);
  expect(room.undo()).toHaveLength(1);
  expect(room.textInput("What").value).toBe(" for two");
  expect([room.undo(), room.slider("Months").value, room.undo()]).toEqual([[months], 12, undefined]);
  expect([room.redo(), room.slider("Months").value]).toEqual([[months], 5]);
  await room.settled();
  await other.until(() => other.slider("Months").value === 5);
  other.slider("Months").set(3);
  await other.settled();
  await room.until(() => room.slider("Months").value === 3);
  expect([room.undo(), room.slider("Months").value, other.undo()]).toEqual([undefined, 3, [months]]);
  await other.settled();
  expect(other.metric("Twice").value).toBe(10);
});

test("[PROG-9] a program reads the page as text, finds inputs of any kind by their names, and is known as a program to everybody", async () => {
  const { room, owner } = await setUp();
  expect(room.text).toContain('[slider] "Months" = 12 (min 1, max 24');
  expect(room.text).toContain('[metric] "Twice" (value 24)');
  expect(room.text).toContain('[button] "Press"');
  expect(room.text).toContain("3000 rows, columns n, name");
  expect([room.input("Months").accepts(25), room.input("Months").accepts("3"), room.input("Months").accepts(3)]).toEqual([false, false, true]);
  expect(() => room.input("Press")).toThrow('There are 0 inputs called "Press" on the page');
  expect(room.find("Twice").map(({ kind, props }) => [kind, "value" in props && props.value])).toEqual([["metric", 24]]);
  await owner.join("counter", "main");
  const known = await eventually("the program among them", () => owner.last("people")?.people.find(({ id }) => id === room.who.id));
  expect([known.name, known.program, room.who.program]).toEqual(["Nightly", true, true]);
  expect(owner.last("people")?.people.find(({ id }) => id === owner.id)?.program).toBeUndefined();
});
