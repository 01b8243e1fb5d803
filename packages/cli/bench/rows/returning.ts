import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";

const EDITS = 5_000;

/** Somebody comes back with five thousand edits that were made without a network. */
export const returning: Measure = {
  name: "returning",
  async run({ quick }) {
    const [tutti, relay, people] = [startChild("servers/tutti.ts"), startChild("servers/hocuspocus.ts"), startChild("returning.ts")];
    try {
      const { port } = await tutti.ask<{ port: number }>({ what: "start", apps: ["note"] });
      const peer = await relay.ask<{ port: number }>({ what: "start" });
      const ours: { saved: number; seen: number }[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < (quick ? 2 : 5); round += 1) {
        ours.push(await people.ask({ what: "tutti", url: `http://127.0.0.1:${port}`, room: `back-${round}`, edits: EDITS }));
        theirs.push(await people.ask({ what: "relay", port: peer.port, room: `back-${round}`, edits: EDITS }));
      }
      const saved = median(ours.map((one) => one.saved));
      return [{
        name: "5,000 offline edits to synced, median", ours: saved, unit: "ms", peer: { name: "bare Hocuspocus 4.7, to the other's copy", value: median(theirs) },
        aim: { text: "at most 2 s", met: saved <= 2_000 },
        note: `to the server's word that all of it is on its disk; at another's page after ${median(ours.map((one) => one.seen)).toFixed(0)} ms; dialled, greeted and sent in pieces; words put here and there in one text`,
      }];
    } finally {
      await Promise.all([tutti, relay, people].map((child) => child.end()));
    }
  },
};
