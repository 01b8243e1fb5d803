import { expect, test } from "vitest";
import { CLOSE, readEntry } from "@tutti/protocol";
import { SeededRandom } from "../simulation/seeded-random.ts";
import { bare } from "./bare-socket.ts";
import { hostileFrames, type Target } from "./hostile-frames.ts";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";
import { writeBeside } from "./write-beside.ts";

const stage = useStage();

const FRAMES = 100_000;
/** How many of them one connection sends, and how many connections there are at once. */
const EACH = 200;
const AT_ONCE = 20;
const SEED = Number(process.env["TUTTI_FUZZ_SEED"] ?? 20_261_129);

test(`[FUZZ-1] ${FRAMES} hostile frames change nothing that their senders may not, and two people who write beside them are not disturbed (seed ${SEED})`, { timeout: 300_000 }, async () => {
  const server = await stage.serve({ access: { default: "viewer" } });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  for (const person of [ana, ben]) await person.accept(await server.invite({ app: "plain", room: "main", role: "editor" }));
  const [a, b] = [ana.open("plain/main"), ben.open("plain/main")];
  await Promise.all([a.synced, b.synced, ana.join("plain", "main")]);
  await eventually("the view", () => ana.view.size > 0);
  const attackers = await Promise.all(Array.from({ length: AT_ONCE }, () => stage.guest(server)));

  const attack = async (number: number): Promise<void> => {
    const random = new SeededRandom(SEED + number);
    const eve = attackers[number];
    if (!eve) throw new Error("Nobody attacks");
    const target: Target = { room: "plain/main", victim: ana.id, client: a.doc.clientID, attacker: eve.id };
    for (let sent = 0; sent < FRAMES / AT_ONCE; sent += EACH) {
      const { socket, closed } = bare(server.url, { cookie: eve.cookie });
      const frames = hostileFrames(random, target, EACH - 1);
      socket.on("open", () => frames.forEach((each) => socket.send(each)));
      // The last of them cannot be read, unless one before it has ended the connection already.
      expect([CLOSE.badFrame.code, CLOSE.tooMany.code, CLOSE.tooLarge.code]).toContain((await closed).code);
    }
  };
  const written = await writeBeside(a, b, Promise.all(attackers.map((_, number) => attack(number))));

  expect(written).toBeGreaterThan(100);
  expect([ana.closes, ben.closes]).toEqual([[], []]);
  expect(b.doc.toJSON()).toEqual(a.doc.toJSON());
  expect(b.doc.getText("text:Notes").toString()).toBe("");
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(stage.lines.filter(({ level }) => level === "error")).toEqual([]);
  // Nobody is said to be who they are not, and a new visitor is served.
  expect([...(b.provider.awareness?.getStates().values() ?? [])].filter((state) => state["person"] === ana.id && state["preview"] !== undefined)).toEqual([]);
  const late = await stage.guest(server);
  const l = late.open("plain/main");
  await l.synced;
  expect(readEntry(l.doc, "Months")?.v).toBe(written);
});
