import { documentLogContract } from "../../test/log-contract.ts";
import { MemoryLog, MemoryStore } from "./memory.ts";

documentLogContract("memory", async () => {
  const store = new MemoryStore();
  return { log: () => new MemoryLog(store), remove: async () => undefined };
});
