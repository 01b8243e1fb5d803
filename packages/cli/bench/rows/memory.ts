import { startChild, type Child, type Memory } from "../child.ts";
import type { Measure, Row } from "../row.ts";

interface Weight { readonly heap: number; readonly rss: number }

/** What an idle room with one socket, and one more socket in a room, weigh in the server's process. */
export const roomMemory: Measure = {
  name: "memory",
  async run({ quick }) {
    const count = quick ? 40 : 100;
    const servers = [
      { child: startChild("servers/tutti.ts"), join: { app: "note", dialect: "named" } },
      { child: startChild("servers/hocuspocus.ts"), join: { dialect: "named" } },
    ];
    const crowds: Child[] = [];
    const weigh = async (server: Child, join: Readonly<Record<string, unknown>>): Promise<Weight> => {
      const before = await server.ask<Memory>({ what: "memory" });
      const crowd = startChild("crowd.ts");
      crowds.push(crowd);
      await crowd.ask({ what: "join", count, ...join });
      const after = await server.ask<Memory>({ what: "memory" });
      return { heap: (after.heap - before.heap) / count / 1_024, rss: (after.rss - before.rss) / count / 1_024 };
    };
    try {
      const rooms: Weight[] = [];
      const sockets: Weight[] = [];
      let hosts = 0;
      for (const { child, join } of servers) {
        const { port } = await child.ask<{ port: number }>({ what: "start", apps: ["board", "note"] });
        const app = "app" in join ? { app: "board" } : {};
        await weigh(child, { ...join, ...app, port, room: "warm" });
        rooms.push(await weigh(child, { ...join, ...app, port, room: "idle", apart: true }));
        sockets.push(await weigh(child, { ...join, ...app, port, room: "full" }));
        if ("app" in join) hosts = (await child.ask<{ hosts: { rss: number }[] }>({ what: "stats" })).hosts.reduce((sum, host) => sum + host.rss, 0);
      }
      return [row("an idle room with one socket in it", rooms, `${count} rooms of a page of 100 elements; their scripts' processes weigh ${Math.round(hosts / 1_048_576)} MiB beside it`), row("one more socket in a room", sockets, `${count} sockets of as many guests`)];
    } finally {
      await Promise.all([...servers.map(({ child }) => child), ...crowds].map((child) => child.end()));
    }
  },
};

function row(what: string, [ours, peer]: readonly Weight[], note: string): Row {
  return {
    name: `server memory of ${what}`, ours: ours?.heap ?? Number.NaN, unit: "kB", peer: { name: "bare Hocuspocus 4.7", value: peer?.heap ?? Number.NaN },
    note: `heap and buffers after collection; resident ${ours?.rss.toFixed(0)} kB against ${peer?.rss.toFixed(0)}; ${note}`,
  };
}
