import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Marks } from "./marks.ts";

describe("marks", () => {
  it("[SYNC-2] one mark is under way at a time, and the next covers what came meanwhile", () => {
    const marks = new Marks();
    marks.uploaded();
    marks.changed();
    expect(marks.next()).toBe(1);
    marks.changed();
    marks.changed();
    expect(marks.next()).toBeUndefined();
    marks.durable(1);
    expect(marks.unsaved).toBe(2);
    expect(marks.next()).toBe(3);
  });

  it("[SYNC-2] an answer to a mark that was never sent on this line changes nothing", () => {
    const marks = new Marks();
    marks.changed();
    marks.durable(1);
    marks.uploaded();
    marks.next();
    marks.disconnected();
    marks.durable(1);
    expect(marks.unsaved).toBe(1);
  });

  it("[SYNC-2] in any order of changes, answers, losses and crashes, nothing is called saved that the server may lose", () => {
    // The model of a server: what it has received on the present line, and what of that is in its log. A crash loses the rest.
    const step = fc.oneof(
      fc.constant("change" as const), fc.constant("upload" as const), fc.constant("lose" as const), fc.constant("crash" as const),
      fc.constant("commit" as const), fc.constant("reload" as const), fc.constant("stray" as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let marks = new Marks();
        let [made, received, committed, line] = [0, 0, 0, false];
        let answered = 0;
        let asked: { readonly n: number; readonly covers: number }[] = [];
        const send = (): void => {
          const n = marks.next();
          if (n !== undefined) asked.push({ n, covers: received });
        };
        for (const what of steps) {
          if (what === "change") {
            made += 1;
            marks.changed();
            if (line) received = made;
            send();
          } else if (what === "upload" && !line) {
            line = true;
            received = made;
            marks.uploaded();
            send();
          } else if (what === "lose" || what === "crash") {
            if (what === "crash") received = committed;
            line = false;
            asked = [];
            marks.disconnected();
          } else if (what === "commit") {
            committed = received;
            for (const { n, covers } of asked.splice(0)) {
              expect(covers).toBeLessThanOrEqual(committed);
              marks.durable(n);
              answered = n;
            }
            send();
          } else if (what === "reload") {
            const unsaved = marks.unsaved;
            line = false;
            asked = [];
            answered = 0;
            marks = new Marks();
            marks.changed(unsaved);
          } else if (what === "stray") {
            // The same answer once more.
            marks.durable(answered);
          }
          expect(made - committed, "unsaved changes are never told saved").toBeLessThanOrEqual(marks.unsaved);
        }
        // And it comes to an end: a new line, and a server that commits.
        marks.disconnected();
        marks.uploaded();
        const last = marks.next();
        if (last !== undefined) marks.durable(last);
        expect(marks.unsaved).toBe(0);
      }),
      { numRuns: 400 },
    );
  });
});
