import { setTimeout as after } from "node:timers/promises";
import { answer } from "./child.ts";
import { joinTutti, type TuttiClient } from "./wire/tutti-client.ts";

/** A process full of people who type into one note, each character waited for until the server calls it durable. */
let people: TuttiClient[] = [];

async function typeFor(person: TuttiClient, letters: number, pause: number): Promise<number[]> {
  const times: number[] = [];
  await after(Math.random() * pause);
  for (let n = 0; n < letters; n++) {
    const begun = performance.now();
    person.type("Note", "a");
    await person.durable();
    const took = performance.now() - begun;
    times.push(took);
    await after(Math.max(0, pause - took));
  }
  return times;
}

answer({
  join: async (request) => {
    const port = request["port"] as number;
    while (people.length < (request["count"] as number)) {
      const joining = Array.from({ length: 10 }, () => joinTutti(port, "note", "durable", (client) => client.element("textArea", "Note") !== undefined));
      people = people.concat(await Promise.all(joining));
    }
  },
  type: async (request) => {
    const { letters, pause } = request as unknown as { letters: number; pause: number };
    return (await Promise.all(people.map((person) => typeFor(person, letters, pause)))).flat();
  },
});
