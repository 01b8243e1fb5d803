import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { launch } from "../chromium.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";

const BENCH = fileURLToPath(new URL("..", import.meta.url));
const CLIENT = fileURLToPath(new URL("../../../client", import.meta.url));

/** What a browser loads of script until a page without charts, tables and editors is alive, gzipped. */
export const scriptSize: Measure = {
  name: "script-size",
  async run() {
    const server = startChild("servers/tutti.ts");
    const browser = await launch();
    try {
      const { port } = await server.ask<{ port: number }>({ what: "start", apps: ["plain"] });
      const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
      const bodies = new Map<string, Promise<Buffer>>();
      page.on("response", (response) => {
        if (response.request().resourceType() === "script") bodies.set(response.url(), response.body());
      });
      await page.addInitScript(TELL_WHEN_ALIVE);
      await page.goto(`http://127.0.0.1:${port}/plain/main`);
      await page.getByRole("slider", { name: "Level" }).press("ArrowRight");
      await page.getByRole("group", { name: "Level" }).getByText("1", { exact: true }).waitFor();
      // What comes a moment later (comments, undo) is on its way by now, and was not waited for.
      const waitedFor = await page.evaluate<string[]>(ASKED_UNTIL_ALIVE);
      const scripts = await Promise.all([...bodies].filter(([address]) => waitedFor.includes(address)).map(([, body]) => body));
      const ours = scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1_000;
      return [{
        name: "script until a first page without charts is alive, gzipped", ours, unit: "kB", peer: { name: "the sync stack alone: Yjs, provider, IndexedDB, Solid", value: await syncStack() },
        aim: { text: "at most 80 kB", met: ours <= 80 }, note: `${scripts.length} files; a slider was moved and its metric followed`,
      }];
    } finally {
      await browser.close();
      await server.end();
    }
  },
};

/** In the page: marks the moment from which its slider can be moved. */
const TELL_WHEN_ALIVE = `new MutationObserver((_, observer) => {
  if (document.querySelector("input[type=range]:enabled") === null) return;
  performance.mark("alive");
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true })`;

/** In the page: the addresses of all that it had asked for by then. */
const ASKED_UNTIL_ALIVE = `(() => {
  const [alive] = performance.getEntriesByName("alive");
  return performance.getEntriesByType("resource").flatMap(({ name, startTime }) => (startTime < alive.startTime ? [name] : []));
})()`;

/** The peer: what any client on this stack has to load, bundled on the spot. */
async function syncStack(): Promise<number> {
  const source = [
    'export { Doc } from "yjs";',
    'export { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";',
    'export { IndexeddbPersistence } from "y-indexeddb";',
    `export { render } from ${JSON.stringify(join(CLIENT, "node_modules/solid-js/web/dist/web.js"))};`,
  ].join("\n");
  const entry = join(BENCH, "peer.js");
  const bundle = await rolldown({
    input: entry,
    cwd: BENCH,
    platform: "browser",
    plugins: [{ name: "peer", load: (id) => (id === entry ? source : null), resolveId: (id) => (id === entry ? entry : null) }],
  });
  const { output } = await bundle.generate({ minify: true, format: "esm" });
  await bundle.close();
  return output.reduce((sum, chunk) => sum + (chunk.type === "chunk" ? gzipSync(chunk.code, { level: 9 }).length : 0), 0) / 1_000;
}
