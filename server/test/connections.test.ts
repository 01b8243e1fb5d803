import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { writeEntry } from "@tutti/protocol";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[DB-15] a script finds its server's connections by their names, in a process of its own, and not in its environment", async () => {
  const folder = await stage.folder();
  writeFileSync(join(folder, "trips.csv"), "id,length\n1,5\n2,50\n3,90\n");
  const server = await stage.serve({ apps: ["databases"], connections: { folder, connections: { trips: { kind: "duckdb", files: ["trips.csv"] } } } });
  const page = await stage.guest(server);
  const document = page.open("databases/one");
  await document.synced;
  await page.join("databases", "one");
  await eventually("three trips", () => page.metric("Trips") === 3 || undefined);
  const slider = [...page.view.values()].find((element) => element.kind === "slider");
  if (slider?.widget) writeEntry(document.doc, slider.widget.key, 40, "test");
  await eventually("two trips", () => page.metric("Trips") === 2 || undefined);
  await eventually("its environment", () => [...page.view.values()].some((element) => element.kind === "text" && element.props.body === "environment: nothing"));
});

test("[DB-15] a connection that nobody has configured is told in the page, with those that there are", async () => {
  const server = await stage.serve({ apps: ["databases"], connections: { folder: "/", connections: { sales: { kind: "duckdb" } } } });
  const page = await stage.guest(server);
  await page.join("databases", "one");
  await eventually("the error", () => [...page.view.values()].some((element) => element.kind === "exception" && element.props.message.includes('There is no connection "trips"')) || undefined);
});
