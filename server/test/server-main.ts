import { startServer, type ServerOptions } from "../src/index.ts";
import { KillingLog } from "./killing-log.ts";

/** A server in a process of its own, so that a test can end it as a power cut would. `KILL_AT` names the step at which it ends itself. */
process.env["SERVER_PID"] = String(process.pid);
const step = process.env["KILL_AT"];

process.on("message", (options: ServerOptions) => {
  startServer(step === undefined ? options : { ...options, store: new KillingLog(options.data, step) }).then(
    (server) => process.send?.({ url: server.url, port: server.port }),
    (error: unknown) => process.send?.({ problem: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
