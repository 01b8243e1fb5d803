import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";

interface Edits { readonly times: number[]; readonly bytesEach: number[] }

/** What each viewer's socket reads when one of 500 elements changed, as TCP counts it. */
export const bytes: Measure = {
  name: "bytes",
  async run({ quick }) {
    const tutti = startChild("servers/tutti.ts");
    const relay = startChild("servers/hocuspocus.ts");
    const crowds = [startChild("crowd.ts"), startChild("crowd.ts")] as const;
    try {
      const [ours, theirs] = await Promise.all([
        tutti.ask<{ port: number }>({ what: "start", apps: ["wide"] }),
        relay.ask<{ port: number }>({ what: "start" }),
      ]);
      const count = 10;
      await crowds[0].ask({ what: "join", port: ours.port, app: "wide", room: "bytes", dialect: "named", count });
      await crowds[1].ask({ what: "join", port: theirs.port, room: "bytes", dialect: "named", count });
      const edits = quick ? 30 : 100;
      await crowds[0].ask({ what: "edits", count: 20 });
      const own = median((await crowds[0].ask<Edits>({ what: "edits", count: edits })).bytesEach);
      const bare = median((await crowds[1].ask<Edits>({ what: "edits", count: edits })).bytesEach);
      return [{
        name: "bytes to each viewer when one of 500 elements changed", ours: own, unit: "B", peer: { name: "Hocuspocus 4.7, the edit alone", value: bare },
        aim: { text: "under 400 B", met: own < 400 }, note: `read from the socket: the edit and the view; ${count} viewers, ${edits} edits`,
      }];
    } finally {
      await Promise.all([tutti, relay, ...crowds].map((child) => child.end()));
    }
  },
};
