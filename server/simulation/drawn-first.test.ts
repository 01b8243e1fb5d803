import { expect, test } from "vitest";
import { arrive, pass } from "./moves.ts";
import { rest } from "./rest.ts";
import { World } from "./world.ts";

/** Lets everything happen that waits for no time. */
async function goOn(world: World): Promise<void> {
  await rest();
  while (arrive(world)) await rest();
}

test("[BRN-60] a room that its app has not drawn within ten seconds is not forked, and who asked is told so; once it is drawn it is forked", async () => {
  const world = new World(5, undefined);
  await world.startServer();
  const { server, browsers: [owner] } = world;
  if (!server || !owner) throw new Error("Nobody is there");
  // Its process hangs before it has drawn anything.
  while (!world.script && arrive(world)) await rest();
  await rest();
  if (!world.script) throw new Error("No process was started");
  world.script.hangs = true;
  const branches = await server.branches;
  const heard: unknown[] = [];
  const fork = (): Promise<unknown> => branches.fork(world.app, world.room, owner.person, "try").then((branch) => heard.push(branch.name), (error: unknown) => heard.push(String(error)));
  void fork();
  await goOn(world);
  for (let second = 0; second < 9; second++) {
    await pass(world, 1_000);
    await goOn(world);
  }
  expect(heard).toEqual([]);
  await pass(world, 1_500);
  await goOn(world);
  expect(heard).toEqual([expect.stringContaining("The app has not drawn this room yet; try again once it has.")]);

  world.script.hangs = false;
  void fork();
  for (let step = 0; step < 20 && heard.length < 2; step++) {
    await goOn(world);
    await pass(world, 100);
  }
  expect(heard[1]).toBe("try");
  server.kill();
  for (const host of world.hosts) host.close();
});
