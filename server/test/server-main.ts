import { startServer, type ServerOptions } from "../src/index.ts";

/** A server in a process of its own, so that a test can end it as a power cut would. */
process.on("message", (options: ServerOptions) => {
  startServer(options).then(
    (server) => process.send?.({ url: server.url, port: server.port }),
    (error: unknown) => process.send?.({ problem: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
