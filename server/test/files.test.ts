import { mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { memberName, richName, writeEntry } from "@tutti/protocol";
import * as Y from "yjs";
import { TestPage, eventually } from "./page.ts";
import { useStage } from "./stage.ts";
import { ask, begin, cutHalfway, idIn, name, png, send, upload } from "./upload.ts";

const stage = useStage();
const PLACE = "desk/main";
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
/** A table of about a megabyte. */
const TABLE = text("year,trees\n".repeat(100_000));

/** Somebody in the room, with its document open and its page drawn. */
async function enter(page: TestPage): Promise<ReturnType<TestPage["open"]>> {
  const document = page.open(PLACE);
  await page.join("desk", "main");
  await document.synced;
  // Elements come while the script runs: the last that tests use stands for those before it.
  await eventually("the page", () => page.widget("fileUpload", "Closed"));
  return document;
}

/** Whether the server has noted of a file that something in its room names it. */
const wasNamed = async (data: string, location: string): Promise<boolean> =>
  JSON.parse(await readFile(join(data, "files", "desk", "main", `${idIn(location)}.json`), "utf8")).named === true;

test("[FILE-20] a file comes in pieces, everybody sees it, the script reads it, and who may read the room may have it back", async () => {
  const server = await stage.serve({ apps: ["desk"] });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  const document = await enter(ana);
  const others = await enter(bilal);
  const { status, location } = await begin(ana, PLACE, "tables", "trees.csv", TABLE.byteLength);
  expect(status).toBe(201);
  expect(await ask(bilal, location)).toMatchObject({ status: 404 });
  for (let at = 0; at < TABLE.byteLength; at += 300_000) {
    expect((await ana.fetch(location)).status).toBe(404);
    expect((await send(ana, location, at, TABLE.subarray(at, at + 300_000))).status).toBe(204);
  }
  await name(ana, document, "tables", location);
  for (const page of [ana, bilal]) await eventually("the script to have read it", () => page.metric("Lines") === 100_001);
  const back = await bilal.fetch(location);
  expect(Object.fromEntries(["content-type", "content-disposition", "x-content-type-options", "cache-control"].map((header) => [header, back.headers.get(header)]))).toEqual({
    "content-type": "text/csv", "content-disposition": `attachment; filename="trees.csv"; filename*=UTF-8''trees.csv`, "x-content-type-options": "nosniff", "cache-control": "private, max-age=31536000, immutable",
  });
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(TABLE);
  const part = await bilal.fetch(location, { headers: { range: "bytes=5-9" } });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, `bytes 5-9/${TABLE.byteLength}`, "trees"]);
  expect((await bilal.fetch(location, { headers: { range: `bytes=${TABLE.byteLength}-` } })).status).toBe(416);
  // Two who bring one at the same moment both have.
  await Promise.all([upload(ana, document, PLACE, "tables", "b.csv", text("b")), upload(bilal, others, PLACE, "tables", "c.csv", text("c\nd"))]);
  await eventually("all three", () => ana.metric("Lines") === 100_004);
  expect((await begin(ana, PLACE, "tables", "empty.csv", 0)).status).toBe(201);
});

test("[FILE-21] an upload that is cut in the middle goes on where it was, also after the server was killed", async () => {
  const data = await stage.folder();
  const serve = (port = 0) => stage.separately({ apps: ["desk"], data, port });
  const first = await serve();
  const ana = await TestPage.guest(first.url, { reconnect: true });
  const document = await enter(ana);
  const { location } = await begin(ana, PLACE, "tables", "trees.csv", TABLE.byteLength);
  await cutHalfway(ana, location, TABLE);
  const half = (await eventually("half of it", async () => {
    const now = await ask(ana, location);
    return now.at > 0 ? now : undefined;
  })).at;
  expect(half).toBeLessThanOrEqual(TABLE.byteLength / 2);
  expect(await send(ana, location, half + 1, TABLE.subarray(half + 1))).toMatchObject({ status: 409 });
  expect(await send(ana, location, half, TABLE.subarray(half, half + 100_000))).toMatchObject({ status: 204, at: half + 100_000 });
  await first.kill();
  await serve(first.port);
  const later = await eventually("the page to be back", async () => {
    const now = await ask(ana, location).catch(() => undefined);
    return now?.status === 200 ? now : undefined;
  });
  expect(later.at).toBe(half + 100_000);
  await eventually("the rest to be taken", async () => (await send(ana, location, later.at, TABLE.subarray(later.at))).status === 204);
  await name(ana, document, "tables", location);
  await eventually("the script to have read it", () => ana.metric("Lines") === 100_001);
  expect(new Uint8Array(await (await ana.fetch(location)).arrayBuffer())).toEqual(TABLE);
  ana.close();
});

test("[FILE-27] half a file is none: nobody reads it, and whoever names it too early puts nothing before the script", async () => {
  const server = await stage.serve({ apps: ["desk"] });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  const others = await enter(bilal);
  await enter(ana);
  const { location } = await begin(ana, PLACE, "tables", "trees.csv", TABLE.byteLength);
  await cutHalfway(ana, location, TABLE);
  const half = (await eventually("half of it", async () => {
    const now = await ask(ana, location);
    return now.at > 0 ? now : undefined;
  })).at;
  writeEntry(others.doc, memberName("tables", idIn(location)), { by: bilal.id, name: "trees.csv", size: TABLE.byteLength, type: "text/csv", at: 1 }, "page");
  await upload(bilal, others, PLACE, "tables", "small.csv", text("a\nb"));
  for (const page of [ana, bilal]) {
    await eventually("the whole one alone", () => page.metric("Names") === "small.csv" && page.metric("Lines") === 2);
    expect((await page.fetch(location)).status).toBe(404);
  }
  await send(ana, location, half, TABLE.subarray(half));
  await upload(bilal, others, PLACE, "tables", "third.csv", text("c"));
  for (const page of [ana, bilal]) await eventually("the rest of it, too", () => page.metric("Lines") === 100_004);
});

test("[FILE-22] a viewer brings nothing; an upload is its person's until it is whole, and a private file for ever", async () => {
  const server = await stage.serve({ apps: ["desk"] });
  const [ana, bilal, vera] = [await stage.guest(server), await stage.guest(server), await stage.guest(server)];
  await enter(ana);
  const shared = await enter(bilal);
  const mine = ana.open(`${PLACE}/me/${ana.id}`);
  await mine.synced;
  await eventually("Ana's own part", () => [...ana.mine.values()].some((element) => element.kind === "fileUpload"));
  const location = await upload(ana, mine, PLACE, "mine", "diary.txt", text("secret"));
  await eventually("the script to have it", () => [...ana.mine.values()].some((element) => element.kind === "metric" && element.props.value === "diary.txt"));
  expect((await ana.fetch(location)).status).toBe(200);
  expect((await bilal.fetch(location)).status).toBe(404);
  expect((await bilal.fetch(`${location}/about`)).status).toBe(404);
  expect((await fetch(server.url + location)).status).toBe(403);
  expect((await ana.fetch(location.replace("/main/", "/other/"))).status).toBe(404);
  // Somebody else's private file is none, whatever one writes into the room.
  writeEntry(shared.doc, memberName("any", idIn(location)), { by: bilal.id, name: "diary.txt", size: 6, type: "text/plain", at: 1 }, "page");
  const begun = await begin(ana, PLACE, "any", "a.bin", 10);
  expect(await send(bilal, begun.location, 0, text("0123456789"))).toMatchObject({ status: 404 });
  expect(await ask(ana, begun.location, "DELETE")).toMatchObject({ status: 204 });
  expect(await ask(ana, begun.location)).toMatchObject({ status: 404 });
  expect(await ask(ana, location, "DELETE")).toMatchObject({ status: 409 });
  const strange = await ana.fetch(`/files/${PLACE}`, { method: "POST", headers: { "tus-resumable": "1.0.0", "upload-length": "1", origin: "https://evil.example" } });
  expect(strange.status).toBe(403);
  vera.close();
  const closed = await stage.serve({ apps: ["desk"], access: { default: "viewer" } });
  const viewer = await stage.guest(closed);
  await enter(viewer);
  expect(await begin(viewer, PLACE, "any", "a.bin", 10)).toMatchObject({ status: 403, error: expect.stringContaining("As a viewer you cannot bring files here") as string });
});

test("[FILE-29] one person begins a bounded number of files a minute, however many rooms and new names they have, and reads when the next is taken; others are not held up", async () => {
  const server = await stage.serve({ apps: ["desk"], limits: { uploadsPerMinute: 3 } });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  await Promise.all([enter(ana), enter(bilal)]);
  // All of it within one minute, however long the machine takes.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const begins = async (page: TestPage): Promise<number> => (await begin(page, PLACE, "any", "a.txt", 3)).status;
  for (let n = 0; n < 3; n++) expect(await begins(ana)).toBe(201);
  expect(await begin(ana, PLACE, "any", "a.txt", 3)).toMatchObject({ status: 429, error: expect.stringMatching(/the next one is taken in \d+ seconds$/) });
  expect(await begins(bilal)).toBe(201);
  // A new name from the same network is no way round it.
  const statuses: number[] = [];
  for (let guest = 0; guest < 9; guest++) {
    const page = await stage.guest(server);
    await enter(page);
    for (let n = 0; n < 3; n++) statuses.push(await begins(page));
    page.close();
  }
  expect([statuses.filter((status) => status === 201).length, statuses.at(-1)]).toEqual([25, 429]);
  vi.useRealTimers();
});

test("[FILE-23] what is not taken is refused with a sentence, before or while it comes, and leaves nothing", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["desk"], data, limits: { roomFileBytes: 5_000_000, uploadsPerPerson: 3 } });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  await enter(ana);
  const no = async (key: string, file: string, size: number): Promise<string> => {
    const { status, error } = await begin(ana, PLACE, key, file, size);
    return `${status} ${error}`;
  };
  expect(await no("tables", "trees.csv", 3_000_001)).toBe("422 “trees.csv” is not taken: it has 3 MB, and at most 3 MB are taken here");
  expect(await no("tables", "trees.exe", 10)).toBe("422 “trees.exe” is not taken: only .csv files are taken here");
  expect(await no("any", "film.mp4", 6_000_000)).toBe("413 “film.mp4” does not fit: this room keeps 5 MB of files, and 0 bytes are used; remove some first");
  expect(await no("closed", "a.txt", 1)).toBe("422 It has been switched off meanwhile");
  expect(await no("nothing", "a.txt", 1)).toMatch(/^503 The page has nothing that takes this file/);
  for (const headers of [{}, { "upload-length": "-1" }, { "upload-length": "5" }, { "upload-length": "5", "upload-metadata": "key !!!" }] as readonly Record<string, string>[]) {
    expect((await ana.fetch(`/files/${PLACE}`, { method: "POST", headers: { "tus-resumable": "1.0.0", ...headers } })).status).toBe(400);
  }
  const wrong = async (key: string, file: string, bytes: Uint8Array): Promise<string> => {
    const { location } = await begin(ana, PLACE, key, file, bytes.byteLength);
    const { status, error } = await send(ana, location, 0, bytes);
    expect((await ask(ana, location)).status).toBe(404);
    expect((await bilal.fetch(location)).status).toBe(404);
    return `${status} ${error}`;
  };
  expect(await wrong("tables", "program.csv", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 0, 0, 0]))).toBe("415 “program.csv” is not taken: its content is not that of a .csv file");
  expect(await wrong("picture", "page.png", text("<html><script>alert(1)</script>"))).toBe("415 “page.png” is not taken: its content is not that of a .png file");
  expect(await wrong("picture", "bomb.png", png(60_000, 60_000))).toMatch(/^415 “bomb.png” is not taken: the picture has 60000 × 60000 pixels, and at most 100 million/);
  // Of a large file the beginning tells: the rest is not waited for.
  const early = await begin(ana, PLACE, "picture", "page.png", 2_000_000);
  expect((await send(ana, early.location, 0, text("<html>".repeat(1_000)))).status).toBe(415);
  const longer = await begin(ana, PLACE, "any", "a.txt", 3);
  expect((await send(ana, longer.location, 0, text("abcdef"))).status).toBe(413);
  await ask(ana, longer.location, "DELETE");
  for (let n = 0; n < 3; n++) expect((await begin(ana, PLACE, "any", `${n}.txt`, 3)).status).toBe(201);
  expect(await no("any", "4.txt", 3)).toMatch(/^413 3 of your uploads to this room are not finished/);
  const left = await readdir(join(data, "files", "desk", "main"));
  expect(left.filter((file) => file.endsWith(".json"))).toHaveLength(3);
});

test("[FILE-24] a hostile name is a name and nothing more, on the disk and in what is offered for saving", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["desk"], data });
  const ana = await stage.guest(server);
  const document = await enter(ana);
  for (const [hostile, kept] of [["../../../../etc/passwd", "passwd"], ["a\r\nSet-Cookie: x=1.txt", "a Set-Cookie_ x=1.txt"], ['x".html', "x_.html"], ["\u202egnp.exe", "gnp.exe"], ["CON.txt", "_CON.txt"], ["…/…", "…"], ["", "file"], ["売上 2026.csv", "売上 2026.csv"]] as const) {
    const location = await upload(ana, document, PLACE, "any", hostile, text("<script>alert(1)</script>"));
    const answer = await ana.fetch(location);
    expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "")).toBe(kept);
    expect([answer.headers.get("set-cookie"), answer.headers.get("x-content-type-options"), answer.headers.get("content-security-policy")?.includes("default-src 'none'")]).toEqual([null, "nosniff", true]);
    await answer.arrayBuffer();
  }
  const names = await readdir(join(data, "files", "desk", "main"));
  expect(names.every((file) => /^file_[A-Za-z0-9_-]{22}(?:\.json)?$/.test(file))).toBe(true);
  expect(await readdir(data)).not.toContain("passwd");
});

test("[FILE-25] a file that nothing names any more goes, with what it took of the room; one that is named, sent or kept stays", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["desk"], data, limits: { fileSweep: 40, fileGrace: 2_000, uploadExpiry: 60_000, roomFileBytes: 1_000 } });
  const ana = await stage.guest(server);
  const document = await enter(ana);
  const [gone, kept, noted] = [await upload(ana, document, PLACE, "any", "gone.txt", text("x".repeat(600))), await upload(ana, document, PLACE, "tables", "kept.csv", text("k")), await upload(ana, document, PLACE, "any", "noted.txt", text("n"))];
  const coming = await begin(ana, PLACE, "any", "coming.txt", 10);
  writeEntry(document.doc, "state:log", [{ file: idIn(noted) }], "page");
  await eventually("the server to have seen it named", () => wasNamed(data, gone));
  for (const location of [gone, noted]) writeEntry(document.doc, memberName("any", idIn(location)), null, "page");
  await eventually("what nothing names to be gone", async () => (await ana.fetch(gone)).status === 404);
  for (const location of [kept, noted]) expect((await ana.fetch(location)).status).toBe(200);
  expect((await ask(ana, coming.location)).status).toBe(200);
  expect((await begin(ana, PLACE, "any", "next.txt", 900)).status).toBe(201);
  expect((await readdir(join(data, "files", "desk", "main"))).some((file) => file.startsWith(idIn(gone)))).toBe(false);
});

test("[FILE-28] a file that nothing has named yet waits for days: whoever brought it went offline before the server heard where it belongs", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["desk"], data, limits: { fileSweep: 40, fileGrace: 0, fileWait: 60_000 } });
  const ana = await stage.guest(server);
  const document = await enter(ana);
  const { location } = await begin(ana, PLACE, "tables", "late.csv", 3);
  expect((await send(ana, location, 0, text("a\nb"))).status).toBe(204);
  const other = await upload(ana, document, PLACE, "any", "gone.txt", text("g"));
  await eventually("the server to have seen it named", () => wasNamed(data, other));
  writeEntry(document.doc, memberName("any", idIn(other)), null, "page");
  await eventually("what nothing names any more to be gone", async () => (await ana.fetch(other)).status === 404);
  await name(ana, document, "tables", location);
  await eventually("the script to have read it", () => ana.metric("Lines") === 2);
});

test("[RT-4] pictures alone are brought to a rich text, and stay as long as it shows them", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["desk"], data, limits: { fileSweep: 40, fileGrace: 0, fileWait: 60_000, uploadExpiry: 600_000 } });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  const { doc } = await enter(ana);
  await enter(bilal);
  for (const [key, file, size] of [["notes", "a.svg", 10], ["notes", "a.html", 10], ["notes", "a.png", 10_000_001], ["printed", "a.png", 10]] as const) {
    expect((await begin(ana, PLACE, key, file, size)).status, `${key} ${file}`).not.toBe(201);
  }
  const [shown, gone] = [await begin(ana, PLACE, "notes", "pier.png", 64), await begin(ana, PLACE, "notes", "gone.png", 64)];
  for (const { location } of [shown, gone]) expect((await send(ana, location, 0, png(4, 4))).status).toBe(204);
  const picture = new Y.XmlElement("image");
  picture.setAttribute("src", idIn(shown.location));
  doc.getXmlFragment(richName("notes")).insert(0, [picture]);
  expect((await bilal.fetch(shown.location)).headers.get("content-type")).toBe("image/png");
  await eventually("the server to have seen it shown", () => wasNamed(data, shown.location));
  // The clock goes on past the time in which a file may come to be shown; how quick the machine is plays no part.
  const { now } = Date;
  vi.spyOn(Date, "now").mockImplementation(() => now() + 61_000);
  await eventually("what no text shows to be gone", async () => (await ana.fetch(gone.location)).status === 404);
  expect((await bilal.fetch(shown.location)).status).toBe(200);
  doc.getXmlFragment(richName("notes")).delete(0, 1);
  await eventually("what no text shows any more to be gone", async () => (await ana.fetch(shown.location)).status === 404);
  vi.restoreAllMocks();
});

test("[FILE-26] where the disk does not take a file its bringer is told to wait, and what a crash left without a description goes", async () => {
  const data = await stage.folder();
  const folder = join(data, "files", "desk", "main");
  await mkdir(folder, { recursive: true });
  for (const left of ["file_AAAAAAAAAAAAAAAAAAAAAA.part", "file_BBBBBBBBBBBBBBBBBBBBBB", "file_CCCCCCCCCCCCCCCCCCCCCC.json.new"]) await writeFile(join(folder, left), "left");
  const server = await stage.serve({ apps: ["desk"], data });
  const ana = await stage.guest(server);
  await enter(ana);
  const { location } = await begin(ana, PLACE, "any", "a.txt", 10);
  expect((await readdir(folder)).every((file) => file.startsWith(idIn(location)))).toBe(true);
  expect(await send(ana, location, 0, text("01234"))).toMatchObject({ status: 204, at: 5 });
  // A device that is always full takes the place of the file.
  const part = join(folder, `${idIn(location)}.part`);
  await rm(part);
  await symlink("/dev/full", part);
  expect(await send(ana, location, 5, text("56789"))).toMatchObject({ status: 507, error: expect.stringContaining("disk does not take the file") as string });
  await rm(part);
  await writeFile(part, "01234");
  expect(await ask(ana, location)).toMatchObject({ status: 200 });
});

test("[FILE-50] a file whose last bytes came just before the server died is whole when its bringer asks", async () => {
  const data = await stage.folder();
  const first = await stage.separately({ apps: ["desk"], data });
  const ana = await TestPage.guest(first.url, { reconnect: true });
  await enter(ana);
  const { location } = await begin(ana, PLACE, "any", "a.txt", 10);
  expect(await send(ana, location, 0, text("01234"))).toMatchObject({ status: 204, at: 5 });
  await first.kill();
  // They reached the disk, and that they had was not noted any more.
  await writeFile(join(data, "files", "desk", "main", `${idIn(location)}.part`), "0123456789");
  await stage.separately({ apps: ["desk"], data, port: first.port });
  const later = await eventually("the page to be back", async () => {
    const now = await ask(ana, location).catch(() => undefined);
    return now?.status === 200 ? now : undefined;
  });
  expect(later.at).toBe(10);
  expect(await (await ana.fetch(`${location}/about`)).json()).toMatchObject({ name: "a.txt", size: 10 });
  expect(await (await ana.fetch(location)).text()).toBe("0123456789");
  ana.close();
});

test("[FILE-31] a script that somebody brought is sent as none, and a page or drawing is opened as one that does nothing", async () => {
  const server = await stage.serve({ apps: ["secret"] });
  const ana = await stage.guest(server);
  const document = ana.open("secret/main");
  await ana.join("secret", "main");
  await document.synced;
  await eventually("the page", () => ana.widget("fileUpload", "Papers"));
  const sent = async (file: string, words: string): Promise<(string | null)[]> => {
    const { headers } = await ana.fetch(await upload(ana, document, "secret/main", "papers", file, text(words)));
    return ["content-type", "x-content-type-options", "content-disposition"].map((name) => headers.get(name)?.split(";")[0] ?? null).concat(headers.get("content-security-policy")?.split("; ").filter((part) => part === "sandbox" || part.startsWith("default-src")) ?? []);
  };
  const inert = ["nosniff", "attachment", "default-src 'none'", "sandbox"];
  expect(await sent("a.js", "alert(1)")).toEqual(["text/plain", ...inert]);
  expect(await sent("a.html", "<!doctype html><script>alert(1)</script>")).toEqual(["text/html", ...inert]);
  expect(await sent("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).toEqual(["image/svg+xml", ...inert]);
});
