import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openInvitations } from "@tutti/server";
import { doctor } from "./doctor.ts";
import { invite } from "./invite.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tutti-invite-"));
  writeFileSync(join(folder, "sales.ts"), 'import { app } from "tutti"; export default app("Sales", () => {});');
  writeFileSync(join(folder, "tutti.config.mjs"), 'export default { access: { default: null }, identity: { url: "https://tutti.example" } };');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const run = (place: string, options: Record<string, string> = {}): Promise<number> => invite.run({ words: [place, join(folder, "sales.ts")], options });

test("[INV-2] tutti invite prints a link once, with the address that people use; doctor tells of it, and what makes no sense is a sentence", async () => {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  expect(await run("sales/main", { role: "owner", days: "2" })).toBe(0);
  expect(out).toEqual([expect.stringMatching(/^https:\/\/tutti\.example\/join\/[\w.-]+$/)]);
  expect(err).toEqual(["It makes one person owner of sales/main, within 2 days. It is not shown again; take it back in the share dialog."]);
  expect(openInvitations(join(folder, ".tutti"), Date.now())).toEqual([{ app: "sales", room: "main", role: "owner", left: 1, password: false, until: expect.any(Number) }]);
  expect(await doctor.run({ words: [join(folder, "sales.ts")], options: {} })).toBe(0);
  expect(out.join("\n")).toMatch(/note {4}sales\/main: An invitation makes people owner \(1 more, until \d{4}-\d\d-\d\d\)/);
  await expect(run("sales")).rejects.toThrow("tutti invite needs a room: tutti invite sales/main --role editor");
  await expect(run("plans/main")).rejects.toThrow(/There is no app "plans" in .*; it has sales/);
  await expect(run("sales/main", { role: "boss" })).rejects.toThrow('--role is "boss"; it has to be one of owner, editor, commenter, viewer');
  for (const days of ["0", "1.5", "x", "99999"]) await expect(run("sales/main", { days })).rejects.toThrow(`--days is "${days}"; it has to be a whole number from 1 to 3650`);
});
