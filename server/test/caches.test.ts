import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[HOST-21] processes of one app compute the same once, forget together, and a restarted server has what is kept on disk", async () => {
  const data = await stage.folder();
  const notes = join(data, "notes");
  process.env["TUTTI_TEST_NOTES"] = notes;
  const lines = (): string[] => (existsSync(notes) ? readFileSync(notes, "utf8").trim().split("\n") : []);
  const server = await stage.serve({ apps: ["cached"], data, limits: { roomsPerHost: 1 } });
  const look = async (room: string, on = server) => {
    const page = await stage.guest(on);
    const document = page.open(`cached/${room}`);
    await document.synced;
    await page.join("cached", room);
    return page;
  };
  const pages = await Promise.all([look("one"), look("two"), look("three")]);
  await eventually("three processes that have asked", () => lines().filter((line) => line === "asked 1").length === 3 || undefined);
  writeFileSync(`${notes}.go`, "");
  for (const page of pages) await eventually("the metric 2", () => page.metric("Twice") === 2 || undefined);
  expect(new Set(server.stats().hosts.map(({ pid }) => pid)).size).toBe(3);
  expect(lines().filter((line) => line === "computed 1")).toHaveLength(1);
  // Each process keeps what it computes for good; whoever came later has it from the disk.
  for (const page of pages) await eventually("the metric 3", () => page.metric("Thrice") === 3 || undefined);
  await server.stop();
  const again = await stage.serve({ apps: ["cached"], data });
  const page = await look("four", again);
  await eventually("the metric 3", () => page.metric("Thrice") === 3 || undefined);
  expect(lines().filter((line) => line === "kept 1")).toHaveLength(1);
  expect(lines().filter((line) => line === "computed 1")).toHaveLength(2);
});
