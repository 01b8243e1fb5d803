import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer, type RunningServer } from "@tutti/server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestProvider } from "../server/test/oidc-provider.ts";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { holdable } from "./testing/held-line.ts";
import { keptIn } from "./testing/kept.ts";
import { PATIENCE } from "./testing/patience.ts";
import { Person } from "./testing/person.ts";

const CLIENT = fileURLToPath(new URL("../packages/client/dist", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "tutti-signin-"));
let server: RunningServer;
let provider: TestProvider;
let browser: Browser;

beforeAll(async () => {
  [provider, browser] = await Promise.all([TestProvider.start(), launchChromium()]);
  server = await startServer({
    apps: TEST_APPS, data, port: 0, client: CLIENT, log: "silent", access: { default: null, groups: { leads: "owner" } },
    identity: { guests: false, providers: [{ id: "test", name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }, { id: "other", name: "Other", issuer: provider.issuer, clientId: "x" }] },
  });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true, groups: ["leads"] });
  provider.accounts.set("vera", { name: "Vera", email: "vera@example.com", email_verified: true });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await provider.end();
  rmSync(data, { recursive: true, force: true });
});

/** Somebody who opens an address without a session, and signs in at the provider. */
async function comes(name: string, login: string, path: string): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const person = new Person(name, await context.newPage(), context);
  await person.page.goto(server.url + path);
  await person.page.getByRole("link", { name: "Continue with Example" }).click();
  await person.page.getByLabel("Name").fill(login);
  await person.page.getByRole("button", { name: "Sign in" }).click();
  return person;
}

const menu = (person: Person) => person.page.getByRole("button", { name: /here$/ });

test("[IDN-60] whoever opens a room signs in by real redirects, shares it by a link, and another comes by that; signing out leaves nothing of theirs in the browser", async () => {
  const ana = await comes("Ana", "ana", "/workshop/main");
  await ana.page.waitForURL(`${server.url}/workshop/main`);
  await ana.settled();
  await ana.type("Note", "words that are Ana's");
  await menu(ana).click();
  await ana.sees("Signed in as ana@example.com");
  await ana.button("Share…").click();
  const dialog = ana.page.getByRole("dialog", { name: /^Share “/ });
  await dialog.getByText("Only people who were given access can come in.").waitFor();
  await dialog.getByLabel("What it is for").fill("For the board");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await dialog.getByText("For the board").waitFor();
  await expect.poll(() => dialog.getByText(/0 people came/).count()).toBe(1);
  const place = "app=workshop&room=main";
  const { links } = (await (await ana.context.request.get(`${server.url}/api/sharing?${place}`)).json()) as { links: { path: string }[] };
  await dialog.getByRole("button", { name: "Close" }).click();

  const vera = await comes("Vera", "vera", links[0]?.path ?? "");
  await vera.page.waitForURL(`${server.url}/workshop/main`);
  await vera.settled();
  await vera.seesText("Note", "words that are Ana's");
  expect(await vera.textbox("Note").isEditable()).toBe(false);
  await menu(ana).click();
  await ana.button("Share…").click();
  await dialog.getByText("Vera", { exact: false }).first().waitFor();
  await dialog.getByRole("button", { name: "Take Vera's access" }).click();
  await vera.sees("You may not open this");
  await expect.poll(() => keptIn(vera.page)).not.toMatch(/words that are Ana's/);
  await dialog.getByRole("button", { name: "Close" }).click();

  await expect.poll(() => keptIn(ana.page)).toMatch(/Ana Lopez/);
  await menu(ana).click();
  await ana.button("Sign out").click();
  // The provider asks whether it is to sign out, too; its way back is ours.
  await ana.page.getByRole("button", { name: /Yes/ }).click();
  await ana.sees("You have been signed out.");
  await expect.poll(() => keptIn(ana.page)).not.toMatch(/words that are Ana's|Ana Lopez/);
  await ana.page.goto(`${server.url}/workshop/main`);
  await ana.page.getByRole("link", { name: "Continue with Example" }).waitFor();
  expect([...ana.faults, ...vera.faults]).toEqual([]);
  await Promise.all([ana.context.close(), vera.context.close()]);
});

test("[IDN-61] who signs out while something of theirs is unsent is asked, and takes it along as a file", async () => {
  const ana = await comes("Ana", "ana", "/workshop/leaving");
  await ana.page.waitForURL(`${server.url}/workshop/leaving`);
  await ana.settled();
  const line = await holdable(ana);
  line.holdWrites();
  await ana.type("Note", "not sent");
  await menu(ana).click();
  await ana.button("Sign out").click();
  await ana.sees("Not everything has been sent");
  const [file] = await Promise.all([ana.page.waitForEvent("download"), ana.button("Download and sign out").click()]);
  const { readFileSync } = await import("node:fs");
  expect(readFileSync(await file.path(), "utf8")).toMatch(/not sent/);
  await ana.page.waitForURL(/session\/end|signin/);
  await ana.context.close();
});
