import { Server } from "@hocuspocus/server";
import { answer, cpu, memory } from "../child.ts";

/** The peer: Hocuspocus as published, without hooks or storage. */
const server = new Server({ port: 0, address: "127.0.0.1", quiet: true, stopOnSignals: false });

answer({
  start: async () => {
    await server.listen();
    return { port: server.address.port };
  },
  memory,
  cpu,
});
