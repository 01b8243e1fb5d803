import { ResourceUpdatedNotificationSchema } from "@modelcontextprotocol/sdk/types.js";
import { expect, test, vi } from "vitest";
import type { RunningServer, ServerOptions } from "../src/index.ts";
import { assistant, use } from "./assistant.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PLACE = "?app=counter&room=main";
// Each starts a server and a script's process of its own, on machines that may have much else to do.
vi.setConfig({ testTimeout: 180_000 });

async function tokenOf(owner: TestPage, role: string, name: string): Promise<{ id: string; secret: string }> {
  const answer = await owner.fetch(`/api/sharing/tokens${PLACE}`, { method: "POST", headers: { origin: owner.url, "content-type": "application/json" }, body: JSON.stringify({ name, role }) });
  const { token, secret } = (await answer.json()) as { token: { id: string }; secret: string };
  return { id: token.id, secret };
}

async function setUp(limits: ServerOptions["limits"] = {}) {
  const server = await stage.serve({ apps: ["counter"], access: { default: null }, limits });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "counter", room: "main", role: "owner" }));
  await owner.join("counter", "main");
  return { server, owner };
}

const connect = (server: RunningServer, secret: string) => assistant(server, "counter", secret);

const isHere = (owner: TestPage, name: string): boolean => {
  const people = owner.last("people");
  return people?.people.some((person) => person.name === name && people.here.includes(person.id)) === true;
};

test("[MCP-1] an assistant looks, reads, sets, presses, submits, comments and waits, is seen with its name as a program, and takes back its own alone", async () => {
  const { server, owner } = await setUp();
  const { secret } = await tokenOf(owner, "editor", "Claude");
  const { client } = await connect(server, secret);
  const seen = await eventually("the assistant among those who are here", () => isHere(owner, "Claude") && owner.last("people")?.people.find(({ name }) => name === "Claude"));
  expect([seen.program, seen.role]).toEqual([true, "editor"]);
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(expect.arrayContaining(["look", "read", "set", "press", "submit", "wait", "comment", "undo"]));

  expect(await use(client, "look")).toContain('[slider] "Months" = 12 (min 1, max 24');
  expect(await use(client, "set", { name: "Months", value: 5 })).toBe('"Months" is 5 now.');
  expect(JSON.parse(await use(client, "read", { name: "Twice" }))).toMatchObject([{ kind: "metric", props: { value: 10 } }]);
  expect(await use(client, "set", { name: "Months", value: 99 })).toBe('! "Months" takes no 99: it is a slider; look shows its limits');
  expect(await use(client, "set", { name: "Years", value: 1 })).toMatch(/^! There are 0 inputs called "Years"/);
  expect(await use(client, "press", { name: "Press" })).toBe('"Press" was pressed.');
  expect(await use(client, "set", { name: "What", value: "Tea" })).toBe('"What" is "Tea" now.');
  expect(await use(client, "submit", { form: "order" })).toBe('The form "order" was submitted.');
  // Who comes is told to the script a moment later, and what is theirs alone is drawn then.
  await eventually("the order, and what it alone is shown", async () => /Orders: Tea[\s\S]*For Claude/.test(await use(client, "look")));
  expect(JSON.parse(await use(client, "rows", { name: "Rows", from: 2_999 }))).toEqual({ rows: 3_000, from: 2_999, shown: [{ n: 2_999, name: "Row 2999" }] });
  expect(await use(client, "comment", { at: "Twice", text: "Is this right?" })).toBe("It was said.");
  expect(JSON.parse(await use(client, "comments"))).toMatchObject([{ label: "Twice", comments: [{ text: "Is this right?" }] }]);

  expect(await use(client, "undo")).toMatch(/^Taken back: .*What/);
  expect(await use(client, "undo")).toBe("Taken back: slider:Months.");
  expect(await use(client, "undo")).toBe("There is nothing of yours to take back.");
  expect(await use(client, "redo")).toBe("There again: slider:Months.");
  expect(await use(client, "wait")).toBe("The room is at rest.");
  expect(JSON.parse(await use(client, "people"))).toMatchObject({ you: { name: "Claude", program: true } });
  const { rows } = (await (await owner.fetch(`/api/history${PLACE}`)).json()) as { rows: { by?: string; key: string }[] };
  expect(rows.find(({ key }) => key.includes("Months"))?.by).toBe(seen.id);
  await client.close();
});

test("[MCP-2] its role holds: a viewer's assistant looks and comments where viewers may, changes nothing, and is out as soon as its token is revoked; without one nobody comes in", async () => {
  const { server, owner } = await setUp();
  const { id, secret } = await tokenOf(owner, "viewer", "Reader");
  const { client } = await connect(server, secret);
  expect(await use(client, "look")).toContain('"Months" = 12');
  expect(await use(client, "set", { name: "Months", value: 5 })).toBe('! Reader is a viewer, who cannot use "Months"');
  expect(await use(client, "press", { name: "Press" })).toBe('! Reader is a viewer, who cannot use "Press"');
  expect(await use(client, "read", { name: "Presses" })).toContain('"value":0');
  expect((await owner.fetch(`/api/sharing/tokens/${id}${PLACE}`, { method: "DELETE", headers: { origin: server.url } })).status).toBe(200);
  await eventually("the assistant to be gone", () => !isHere(owner, "Reader"));
  await expect(client.callTool({ name: "look", arguments: {} })).rejects.toThrow(/Show a program's token/);
  await expect(connect(server, "tutti_none")).rejects.toThrow();
  const post = (headers: Record<string, string>): Promise<Response> => fetch(`${server.url}/counter/mcp`, { method: "POST", headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers }, body: "{}" });
  expect((await post({})).headers.get("www-authenticate")).toBe('Bearer realm="tutti"');
  expect((await fetch(`${server.url}/none/mcp`, { method: "POST", body: "{}" })).status).toBe(404);
});

test("[MCP-3] several assistants take part at once, each as itself; nobody works in another's visit, and visits are bounded", async () => {
  const { server, owner } = await setUp({ assistants: 2 });
  const [one, two] = [await tokenOf(owner, "editor", "One"), await tokenOf(owner, "editor", "Two")];
  const [first, second] = [await connect(server, one.secret), await connect(server, two.secret)];
  await use(first.client, "set", { name: "Months", value: 5 });
  await use(second.client, "press", { name: "Press" });
  await use(second.client, "set", { name: "Months", value: 6 });
  expect(await use(first.client, "undo")).toBe("There is nothing of yours to take back.");
  expect(await use(first.client, "look")).toMatch(/"Months" = 6[\s\S]*"Presses" \(value 1/);
  await expect(connect(server, one.secret)).rejects.toThrow(/Too many assistants/);
  const stolen = await fetch(`${server.url}/counter/mcp`, {
    method: "POST", body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "look", arguments: {} } }),
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", authorization: `Bearer ${two.secret}`, "mcp-session-id": first.transport.sessionId ?? "" },
  });
  expect(stolen.status).toBe(404);
  await first.transport.terminateSession();
  await eventually("the first to be gone", () => !isHere(owner, "One"));
  await connect(server, one.secret);
});

test("[MCP-4] it is told of changes that it asked to hear of, and reads the page as a resource", async () => {
  const { server, owner } = await setUp();
  const { client } = await connect(server, (await tokenOf(owner, "editor", "Listener")).secret);
  const { client: other } = await connect(server, (await tokenOf(owner, "editor", "Other")).secret);
  const heard: string[] = [];
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => void heard.push(params.uri));
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual(["tutti://counter/main/page", "tutti://counter/main/comments"]);
  await client.subscribeResource({ uri: "tutti://counter/main/page" });
  const waits = use(client, "wait", { change: true });
  await use(other, "set", { name: "Months", value: 8 });
  expect(await waits).toBe("Something has changed.");
  await eventually("the word of it", () => heard.includes("tutti://counter/main/page"));
  const { contents } = await client.readResource({ uri: "tutti://counter/main/page" });
  expect(JSON.stringify(contents)).toContain("= 8");
});

test("[MCP-5] a client that vanishes in the middle of a call is gone from the room after a while, and what it had done is done once", async () => {
  const { server, owner } = await setUp({ assistantIdle: 3_000 });
  const { secret } = await tokenOf(owner, "editor", "Ghost");
  const { transport } = await connect(server, secret);
  await eventually("it to be here", () => isHere(owner, "Ghost"));
  const cut = new AbortController();
  const call = fetch(`${server.url}/counter/mcp`, {
    method: "POST", signal: cut.signal, body: JSON.stringify({ jsonrpc: "2.0", id: 77, method: "tools/call", params: { name: "press", arguments: { name: "Press" } } }),
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", authorization: `Bearer ${secret}`, "mcp-session-id": transport.sessionId ?? "", "mcp-protocol-version": transport.protocolVersion ?? "" },
  });
  // The answer has begun, so that the press is on its way; then the line is cut.
  expect((await call).status).toBe(200);
  cut.abort();
  await eventually("it to be gone", () => !isHere(owner, "Ghost"));
  const presses = (): unknown => [...owner.view.values()].flatMap((element) => (element.kind === "metric" && element.props.label === "Presses" ? [element.props.value] : []))[0];
  await eventually("its press, once", () => presses() === 1);
});
