import { blobsOf, FRAMED_HTML } from "@tutti/protocol";
import { expect, test } from "vitest";
import { app, type AppOptions, type Script } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { Stage } from "../runner/runner.fixture.ts";

const page = async (script: Script): Promise<{ readonly text: string; readonly blob: string }> => {
  const stage = new Stage(script);
  await stage.run();
  const [blob] = stage.all("blob");
  expect(blob?.mime).toBe(FRAMED_HTML);
  expect(blobsOf(stage.element("html"))).toEqual([blob?.name]);
  return { text: new TextDecoder().decode(blob?.bytes), blob: blob?.name ?? "" };
};
const refused = async (script: Script, options: AppOptions = {}): Promise<string | undefined> => {
  const t = testApp(app("Html", options, script));
  await t.run();
  return t.errors[0]?.message;
};

test("[HTML-1] HTML with styles alone is cleaned in the page, and goes no other way", async () => {
  const stage = new Stage((ui) => ui.html("<p>Hello</p>", { css: "p { color: teal }", label: "Greeting" }));
  await stage.run();
  expect(stage.element("html").props).toEqual({ html: "<style>p { color: teal }</style><p>Hello</p>", label: "Greeting" });
  expect(stage.all("blob")).toEqual([]);
});

test("[HTML-2] with a script it is a page of its own, in which the author's script runs and nothing that stands in the HTML", async () => {
  const evil = '<img src=x onerror="steal()"><script>steal()</script>';
  const { text } = await page((ui) => ui.html(evil, { js: 'document.body.append("</script><script>x")', css: "</style><script>" }));
  const [, nonce] = /content="script-src 'nonce-([^']+)'"/.exec(text) ?? [];
  expect(nonce).toMatch(/^[A-Za-z0-9_-]{20,}$/);
  // Two scripts have the name: ours and the author's, which cannot be closed from within.
  expect(text.split(`<script nonce="${nonce}">`)).toHaveLength(3);
  expect(text).toContain('append("\\x3C/script><script>x")');
  expect(text).not.toContain("</style><script>");
  // Whoever writes the HTML can write no name that counts, also not that of a page before.
  const other = await page((ui) => ui.html(`${evil}<script nonce="${nonce}">steal()</script>`, { js: "1" }));
  expect(other.text).not.toContain(`'nonce-${nonce}'`);
});

test("[HTML-3] HTML as it is needs the app's own word", async () => {
  const script: Script = (ui) => ui.html("<script>go()</script>", { unsafe: true });
  expect(await refused(script)).toContain("this app does not allow it");
  expect(await refused(script, { unsafeHtml: true })).toBeUndefined();
});
