import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { choosePort, DEFAULT_PORT } from "./port.ts";

const open: Server[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

async function take(port: number): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

test("[CLI-23] a port that somebody asked for and that is taken is told in a sentence", async () => {
  const taken = await take(0);
  await expect(choosePort(taken, "127.0.0.1")).rejects.toThrow(`Port ${taken} is taken`);
  await expect(choosePort(0, "127.0.0.1")).resolves.toBe(0);
});

test("[CLI-24] the port that nobody asked for gives way to the next that is free", async () => {
  const first = await choosePort(undefined, "127.0.0.1");
  expect(first).toBeGreaterThanOrEqual(DEFAULT_PORT);
  await take(first);
  expect(await choosePort(undefined, "127.0.0.1")).toBeGreaterThan(first);
});
