import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppId, RoomId } from "@tutti/protocol";
import { inviteFrom } from "@tutti/server";
import { audit } from "./audit.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tutti-audit-"));
  writeFileSync(join(folder, "sales.ts"), 'import { app } from "tutti"; export default app("Sales", () => {});');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command prints, line by line. */
async function printed(options: Record<string, string> = {}): Promise<{ readonly id: number; readonly action: string }[]> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => (written.push(String(text)), true));
  expect(await audit.run({ words: [join(folder, "sales.ts")], options })).toBe(0);
  write.mockRestore();
  return written.join("").split("\n").filter(Boolean).map((line) => JSON.parse(line) as { id: number; action: string });
}

test("[INV-3] tutti audit prints the log of a data folder as one JSON object a line, the oldest first, and from where one had come to; that it was taken is its next line", async () => {
  await expect(printed()).rejects.toThrow(/There is no audit log in .*\.tutti/);
  for (const [room, note] of [["main", "One"], ["other", "Two"]] as const) {
    await inviteFrom(join(folder, ".tutti"), { app: "sales" as AppId, room: room as RoomId, role: "viewer", days: 1, people: 1, note });
  }
  const all = await printed();
  expect(all).toEqual([
    expect.objectContaining({ app: "sales", room: "main", name: "The operator", action: "link made", detail: expect.objectContaining({ link: "One" }) }),
    expect.objectContaining({ room: "other", detail: expect.objectContaining({ link: "Two" }) }),
  ]);
  expect(await printed({ after: String(all[1]?.id) })).toEqual([expect.objectContaining({ app: "", room: "", name: "The operator", action: "audit exported", detail: { format: "json", after: 0 } })]);
  await expect(printed({ after: "x" })).rejects.toThrow('--after is "x"; it has to be the id of a line, a whole number');
});
