import { copyFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const FONT = createRequire(new URL("../../packages/client/package.json", import.meta.url)).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");

test("[SRV-90] pages get the theme as a style sheet of tokens, and its fonts from this server alone", async () => {
  const folder = await stage.folder();
  await copyFile(FONT, join(folder, "brand.woff2"));
  const font = { family: "Brand", files: [{ file: join(folder, "brand.woff2"), weight: "100 900" as const }] };
  const server = await stage.serve({ theme: { font, light: { accent: "#0a7d33" }, apps: { plain: { radius: "none" } } } });
  const answer = await fetch(`${server.url}/theme.css`);
  const sheet = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/css");
  expect(sheet).toContain("--accent:#0a7d33");
  expect(sheet).toMatch(/:root:root:root\[data-app="plain"\]\{[^}]*--r2:0px/);
  const address = /url\("(\/fonts\/[0-9a-f]{24}\.woff2)"\)/.exec(sheet)?.[1] ?? "";
  const given = await fetch(`${server.url}${address}`);
  expect([given.status, given.headers.get("content-type"), given.headers.get("cache-control")]).toEqual([200, "font/woff2", "public, max-age=31536000, immutable"]);
  expect((await given.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  expect((await fetch(`${server.url}/fonts/other.woff2`)).status).toBe(404);
  const etag = answer.headers.get("etag") ?? "";
  expect((await fetch(`${server.url}/theme.css`, { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("[SRV-91] another theme reaches open pages by its version; what is no font changes nothing", async () => {
  const server = await stage.serve({ theme: { radius: 4 } });
  const ana = await stage.guest(server);
  await ana.join("plain", "main");
  const hellos = () => ana.stream.flatMap((message) => (message.type === "hello" ? [message.theme] : []));
  await eventually("a view", () => ana.last("snapshot"));
  const before = hellos().at(-1);
  await server.retheme({ radius: 4 });
  const told = hellos().length;
  await server.retheme({ radius: 12 });
  await eventually("another look", () => hellos().at(-1) !== before);
  expect(hellos().length).toBe(told + 1);
  const version = hellos().at(-1);
  expect(await (await fetch(`${server.url}/theme.css`)).text()).toContain(`--theme:"${version}"`);
  const folder = await stage.folder();
  await writeFile(join(folder, "x.woff2"), "no font");
  await expect(server.retheme({ font: { family: "X", files: [{ file: join(folder, "x.woff2") }] } })).rejects.toThrow("is no font");
  await expect(server.retheme({ font: { family: "X", files: [{ file: join(folder, "gone.woff2") }] } })).rejects.toThrow("cannot be read");
  expect(await (await fetch(`${server.url}/theme.css`)).text()).toContain("--r2:12px");
});
