import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../chromium.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** From `npm start` on a built tree to the list of apps being shown in a browser. */
export const startUp: Measure = {
  name: "start-up",
  async run({ quick }) {
    const browser = await launch();
    const times = { answered: [] as number[], shown: [] as number[], peer: [] as number[] };
    try {
      // The round before the first one builds whatever is not built, and is not counted.
      for (let round = -1; round < (quick ? 1 : 3); round++) {
        const port = await freePort();
        const page = await (await browser.newContext()).newPage();
        const begun = performance.now();
        const start = spawn("npm", ["start", "--", "--data", mkdtempSync(join(tmpdir(), "tutti-bench-"))], { cwd: ROOT, env: { ...process.env, PORT: String(port) }, stdio: "ignore", detached: true });
        try {
          await answers(`http://127.0.0.1:${port}/`);
          const answered = performance.now() - begun;
          await page.goto(`http://127.0.0.1:${port}/`);
          await page.getByRole("heading", { name: "Apps" }).waitFor();
          if (round < 0) continue;
          times.answered.push(answered);
          times.shown.push(performance.now() - begun);
        } finally {
          endGroup(start);
        }
        const bare = performance.now();
        const peer = startChild("servers/hocuspocus.ts");
        await peer.ask({ what: "start" });
        times.peer.push(performance.now() - bare);
        await peer.end();
      }
    } finally {
      await browser.close();
    }
    return [{
      name: "`npm start` on a built tree to the first page", ours: median(times.shown) / 1_000, unit: "s", peer: { name: "starting bare Hocuspocus 4.7", value: median(times.peer) / 1_000 },
      note: `the server answers after ${(median(times.answered) / 1_000).toFixed(2)} s; npm itself, the checks of what is built, the server, and the browser drawing the list of apps`,
    }];
  },
};

async function answers(url: string): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await after(20)) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
  }
  throw new Error(`npm start did not answer at ${url} within a minute`);
}

/** npm starts others: the group that it leads is ended as a whole. */
function endGroup(leader: ChildProcess): void {
  if (leader.pid !== undefined && leader.exitCode === null) process.kill(-leader.pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
