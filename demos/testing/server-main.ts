import { join } from "node:path";
import { makeAllComponents, type MakeOptions } from "@tutti/cli";
import { migrate } from "tutti/migrations";
import { startServer, type Invitation, type ServerOptions, type ServerTheme } from "@tutti/server";

/** A server in a process of its own, so that a test can end it as a power cut would. */
export type Order =
  | { readonly type: "start"; readonly options: ServerOptions }
  | { readonly type: "invite"; readonly n: number; readonly invitation: Invitation }
  | { readonly type: "reload"; readonly n: number; readonly app: string }
  | { readonly type: "retheme"; readonly theme: ServerTheme }
  | { readonly type: "count"; readonly n: number };
export type Word =
  | { readonly type: "started"; readonly url: string; readonly port: number }
  | { readonly type: "invited"; readonly n: number; readonly path: string }
  | { readonly type: "reloaded"; readonly n: number }
  | { readonly type: "rethemed" }
  | { readonly type: "counted"; readonly n: number; readonly sockets: number; readonly lines: number }
  | { readonly type: "failed"; readonly message: string };

let sources: ServerOptions["apps"] = [];
let bundling: MakeOptions = { out: "", dev: false, print: console.error };
let running: Awaited<ReturnType<typeof startServer>> | undefined;
const say = (word: Word): void => void process.send?.(word);

process.on("message", (order: Order) => {
  follow(order).catch((error: unknown) => say({ type: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
process.on("disconnect", () => process.exit(0));

async function follow(order: Order): Promise<void> {
  switch (order.type) {
    case "start": {
      const { apps, data, connections } = order.options;
      sources = apps;
      bundling = { out: join(data, "components"), dev: false, print: console.error };
      if (connections) await migrate(connections.connections, connections.folder, "run");
      running = await startServer({ ...order.options, apps: await makeAllComponents(apps, bundling) });
      return say({ type: "started", url: running.url, port: running.port });
    }
    case "invite":
      return running && say({ type: "invited", n: order.n, path: await running.invite(order.invitation) });
    case "reload":
      await makeAllComponents(sources.filter(({ id }) => id === order.app), bundling);
      await running?.reload(order.app);
      return say({ type: "reloaded", n: order.n });
    case "retheme":
      await running?.retheme(order.theme);
      return say({ type: "rethemed" });
    case "count": {
      const { sockets = 0, lines = 0 } = running?.stats() ?? {};
      return say({ type: "counted", n: order.n, sockets, lines });
    }
  }
}
