import { expect, test } from "vitest";
import {
  COMMENT_EVENTS, mayDo, parseCommentId, parseDeviceId, readCells, readEntry, readNotices, RIGHTS, ROLES, Threads, commentsOf, writeEntry,
  type Action, type CommentId, type DeviceId, type ElementId, type Person, type Role,
} from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { programToken } from "./embed-token.ts";
import { eventually, TestPage, type OpenedDocument } from "./page.ts";
import { useStage } from "./stage.ts";
import { begin, upload } from "./upload.ts";

const stage = useStage();
const PLACE = "app=secret&room=main";
let count = 0;

interface Scene {
  readonly server: RunningServer;
  /** Who sees what came of it: an owner. */
  readonly owner: TestPage;
  readonly ownerRoom: OpenedDocument;
  readonly file: string;
  readonly actor: TestPage;
}

const opened = new WeakMap<TestPage, Map<string, OpenedDocument>>();
/** A document of a page, opened once. */
function openIn(page: TestPage, name: string): OpenedDocument {
  const documents = opened.get(page) ?? new Map<string, OpenedDocument>();
  opened.set(page, documents);
  const found = documents.get(name) ?? page.open(name);
  documents.set(name, found);
  return found;
}
const isOpen = ({ synced }: OpenedDocument): Promise<boolean> => synced.then(() => true, () => false);
const opens = (page: TestPage, name: string): Promise<boolean> => isOpen(openIn(page, name));
const answers = async (page: TestPage, path: string, init?: RequestInit): Promise<boolean> => (await page.fetch(path, init)).ok;
const change = (scene: Scene, method: string, path: string, body?: object): Promise<boolean> =>
  answers(scene.actor, path, { method, headers: { origin: scene.server.url, "content-type": "application/json" }, ...(body ? { body: JSON.stringify(body) } : {}) });

/** Whether something that was written arrives at the owner. What is sent after it on another way has come by then. */
async function arrives({ owner, actor }: Scene, document: string, key: string): Promise<boolean> {
  const [mine, theirs] = [openIn(actor, document), openIn(owner, document)];
  if (!(await isOpen(theirs)) || !(await isOpen(mine))) return false;
  writeEntry(mine.doc, key, 7, "page");
  await mine.durable();
  await theirs.durable();
  return readEntry(theirs.doc, key) !== undefined;
}

/** How each is tried. A new action without a way to try it does not compile. */
const TRY: { readonly [Each in Action]: (scene: Scene) => Promise<boolean> } = {
  readRoom: ({ actor }) => opens(actor, "secret/main"),
  writeRoom: (scene) => arrives(scene, "secret/main", `key-${++count}`),
  readOwners: ({ actor }) => opens(actor, "secret/main/owner"),
  writeOwners: (scene) => arrives(scene, "secret/main/owner", `key-${++count}`),
  readComments: ({ actor }) => opens(actor, "secret/main/comments"),
  writeComments: (scene) => arrives(scene, "secret/main/comments", `key-${++count}`),
  comment: async ({ actor, owner }) => {
    await actor.join("secret", "main");
    const [me, threads] = [openIn(actor, `secret/main/me/${actor.id}`), openIn(owner, "secret/main/comments")];
    if (!(await isOpen(me))) return false;
    await threads.synced;
    const id = parseCommentId(`comment_________${++count}`) as CommentId;
    const device = parseDeviceId(`dev${++count}`) as DeviceId;
    COMMENT_EVENTS.append(me.doc, { id: COMMENT_EVENTS.nextId(me.doc, device), at: 1, act: { kind: "open", comment: id, anchor: { element: "el" as ElementId, label: "Level" }, text: "hello" } }, "page");
    await me.durable();
    // The server answers a comment by a thread, or by a notice in one's own document.
    const said = (): boolean => commentsOf(new Threads(readCells(threads.doc)), id).length > 0;
    await eventually("an answer", () => said() || readNotices(me.doc).some(([, notice]) => notice.kind === "unsaid"));
    return said();
  },
  writeMine: async ({ actor }) => {
    const me = openIn(actor, `secret/main/me/${actor.id}`);
    if (!(await isOpen(me))) return false;
    writeEntry(me.doc, "mine", 1, "page");
    await me.durable();
    return true;
  },
  readAnothers: ({ actor, owner }) => opens(actor, `secret/main/me/${owner.id}`),
  showWhereIAm: (scene) => showsPresence(scene, { at: { key: "Level", doing: "edit" } }, "at", true),
  showDrags: (scene) => showsPresence(scene, { preview: { key: "Level", value: 3, beat: 1 } }, "preview", false),
  readBlob: async ({ actor }) => {
    await actor.join("secret", "main");
    await eventually("a word of the room", () => actor.last("snapshot") ?? actor.last("refused"));
    return actor.last("snapshot") !== undefined;
  },
  readFile: ({ actor, file }) => answers(actor, file),
  bringFile: async ({ actor }) => (await begin(actor, "secret/main", "papers", "a.txt", 5)).status === 201,
  readHistory: ({ actor }) => answers(actor, `/api/history?${PLACE}`),
  branch: (scene) => change(scene, "POST", "/api/branches", { app: "secret", room: "main", name: `Try ${++count}` }),
  explore: (scene) => change(scene, "POST", "/api/branches", { app: "secret", room: "main", name: `Own ${++count}`, private: true }),
  mergeBranch: async (scene) => {
    const made = await change({ ...scene, actor: scene.owner }, "POST", "/api/branches", { app: "secret", room: "main", name: `Merge ${++count}` });
    if (!made) throw new Error("The owner could not branch the room");
    return change(scene, "POST", "/api/branches/merge", { app: "secret", room: "main", branch: `main--merge-${count}`, into: "origin", rest: true });
  },
  lookBack: ({ actor }) => answers(actor, `/api/history/look?${PLACE}&time=${Date.now()}`),
  nameVersion: (scene) => change(scene, "POST", "/api/versions", { app: "secret", room: "main", name: `Version ${++count}` }),
  setBack: (scene) => change(scene, "POST", "/api/history/restore", { app: "secret", room: "main", time: Date.now() }),
  seeSharing: ({ actor }) => answers(actor, `/api/sharing?${PLACE}`),
  share: (scene) => change(scene, "POST", `/api/sharing/links?${PLACE}`, { role: "viewer" }),
  takeAccess: async (scene) => {
    const extra = await stage.guest(scene.server);
    await extra.accept(await scene.server.invite({ app: "secret", room: "main", role: "viewer" }));
    return change(scene, "DELETE", `/api/sharing/people?${PLACE}&person=${extra.id}`);
  },
  makeTokens: (scene) => change(scene, "POST", `/api/sharing/tokens?${PLACE}`, { name: "Try", role: "viewer" }),
  readAudit: ({ actor }) => answers(actor, `/api/audit?${PLACE}`),
  exportComments: ({ actor }) => answers(actor, `/api/comments/export?${PLACE}`),
  seeCaches: ({ actor }) => answers(actor, "/~caches/secret"),
  clearCaches: async ({ actor, server }) => (await actor.fetch("/~caches/secret", { method: "POST", headers: { origin: server.url } })).status === 303,
  exportAudit: ({ actor }) => answers(actor, `/api/audit/export?${PLACE}`),
};

async function showsPresence({ actor, ownerRoom }: Scene, state: object, field: string, away: boolean): Promise<boolean> {
  const mine = openIn(actor, "secret/main");
  if (!(await isOpen(mine))) return false;
  mine.provider.awareness?.setLocalState({ person: actor.id, ...(away && { away }), ...state });
  // Each try is told from the one before by whether its person is away.
  const seen = await eventually("their presence", () => {
    const found = ownerRoom.provider.awareness?.getStates().get(mine.doc.clientID);
    return (found?.["away"] === true) === away ? found : undefined;
  });
  return seen[field] !== undefined;
}

/** Somebody with a browser, or a program with a token. */
const WHO = [...[...ROLES, undefined].map((role) => ({ role, by: "browser" }) as const), ...ROLES.map((role) => ({ role, by: "token" }) as const)];

/** A program's page: what it does, it does by its token. */
async function program(owner: TestPage, role: Role): Promise<TestPage> {
  const { secret } = await programToken(owner, "secret", role);
  const page = new TestPage(owner.url, "", false, { authorization: `Bearer ${secret}` });
  page.me = ((await (await page.fetch(`/api/me?${PLACE}`)).json()) as { person: Person }).person;
  return page;
}

for (const { role, by } of WHO) {
  test(`[IDN-51] every line of the table of rights, tried against a real server by ${role ?? "somebody without a right"}${by === "token" ? "'s program" : ""}`, async () => {
    const server = await stage.serve({ apps: ["secret"], access: { default: null } });
    const enter = async (as: Role | undefined): Promise<TestPage> => {
      const page = await stage.guest(server);
      if (as) await page.accept(await server.invite({ app: "secret", room: "main", role: as }));
      return page;
    };
    const owner = await enter("owner");
    const ownerRoom = openIn(owner, "secret/main");
    await owner.join("secret", "main");
    await ownerRoom.synced;
    await eventually("the page", () => owner.widget("fileUpload", "Papers"));
    const file = await upload(owner, ownerRoom, "secret/main", "papers", "paper.txt", new TextEncoder().encode("words"));
    const actor = by === "token" && role ? await program(owner, role) : await enter(role);
    const scene: Scene = { server, owner, ownerRoom, file, actor };
    const found: Record<string, boolean> = {};
    for (const action of Object.keys(RIGHTS) as Action[]) found[action] = await TRY[action](scene);
    expect(found).toEqual(Object.fromEntries((Object.keys(RIGHTS) as Action[]).map((action) => [action, mayDo(role, action)])));
    if (by === "token") actor.close();
  }, 60_000);
}
