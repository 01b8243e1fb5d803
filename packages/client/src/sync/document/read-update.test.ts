import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readFirst, readUpdate } from "./read-update.ts";

/** People who write at once in a text, a map and a rich text, and now and then hear of each other. */
const Work = fc.array(fc.record({
  who: fc.nat(3), at: fc.nat(30), kind: fc.constantFrom("letter", "word", "take", "set", "unset", "node", "format", "meet", "nest", "close"), what: fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "漢"), minLength: 1, maxLength: 6 }),
}), { maxLength: 80 });

type Step = typeof Work extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

const take = (doc: Y.Doc, { at, kind, what }: Step): void => {
  const [text, values, rich] = [doc.getText("text"), doc.getMap<unknown>("values"), doc.getXmlFragment("rich")];
  const place = text.length === 0 ? 0 : at % (text.length + 1);
  if (kind === "letter") text.insert(place, what.charAt(0));
  else if (kind === "word") text.insert(place, what);
  else if (kind === "take") text.delete(place, Math.min(2, text.length - place));
  else if (kind === "format") text.format(Math.min(place, text.length), Math.min(3, text.length - place), { bold: at % 2 === 0 ? true : null });
  else if (kind === "set") values.set(`k${at % 4}`, { v: what, r: at });
  else if (kind === "unset") values.delete(`k${at % 4}`);
  else if (kind === "nest") values.set("map", new Y.Map([[what, at]]));
  else if (kind === "node") rich.insert(0, [new Y.XmlElement("p"), new Y.XmlText(what)]);
  else if (kind === "close" && rich.length > 0) rich.delete(0, 1);
};

/** What the server has of it. */
function worked(steps: readonly Step[]): Y.Doc {
  const server = new Y.Doc();
  const people = [0, 1, 2, 3].map(() => new Y.Doc());
  for (const step of steps) {
    const doc = people[step.who] as Y.Doc;
    if (step.kind !== "meet") take(doc, step);
    else {
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    }
  }
  for (const doc of people) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
  return server;
}

const all = (doc: Y.Doc): unknown => [Y.encodeStateVector(doc), doc.getText("text").toDelta(), doc.getMap("values").toJSON(), doc.getXmlFragment("rich").toString()];

describe("reading what the server has", () => {
  it("[SYNC-33] what is read at a first visit is what Yjs itself reads, and goes on as that does", () => {
    fc.assert(fc.property(Work, Work, (before, after) => {
      const server = worked(before);
      const [page, plain] = [new Y.Doc(), new Y.Doc()];
      for (const doc of [page, plain]) for (const name of ["text", "values", "rich"]) void (name === "text" ? doc.getText(name) : name === "values" ? doc.getMap(name) : doc.getXmlFragment(name));
      readFirst(page, Y.encodeStateAsUpdate(server), "line");
      Y.applyUpdate(plain, Y.encodeStateAsUpdate(server), "line");
      expect(all(page)).toEqual(all(plain));
      expect(Y.encodeStateAsUpdate(page)).toEqual(Y.encodeStateAsUpdate(plain));
      const later = worked([]);
      for (const doc of [later, server]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(plain));
      for (const step of after) take(step.who % 2 === 0 ? page : server, step);
      readUpdate(page, Y.encodeStateAsUpdate(server, Y.encodeStateVector(page)), "line");
      Y.applyUpdate(server, Y.encodeStateAsUpdate(page, Y.encodeStateVector(server)));
      Y.applyUpdate(later, Y.encodeStateAsUpdate(page, Y.encodeStateVector(later)));
      expect(all(page)).toEqual(all(server));
      expect(all(later)).toEqual(all(server));
    }), { numRuns: 300 });
  });

  it("[SYNC-33] what breaks off is refused, at a first visit as at any other", () => {
    const server = new Y.Doc();
    for (let n = 0; n < 300; n += 1) {
      server.getText("text").insert(n % 7, "a");
      server.getMap("values").set(`k${n % 3}`, n);
    }
    const whole = Y.encodeStateAsUpdate(server);
    for (let length = 0; length < whole.length; length += 37) {
      const refused = (read: (update: Uint8Array) => void): boolean => {
        try {
          read(whole.slice(0, length));
          return false;
        } catch {
          return true;
        }
      };
      expect(refused((update) => readFirst(new Y.Doc(), update, "line"))).toBe(refused((update) => Y.applyUpdate(new Y.Doc(), update)));
      expect(refused((update) => readUpdate(new Y.Doc(), update, "line"))).toBe(refused((update) => Y.applyUpdate(new Y.Doc(), update)));
    }
  });

  it("[SYNC-33] a page whose number somebody else has takes another one", () => {
    const [server, page] = [new Y.Doc(), new Y.Doc()];
    server.clientID = page.clientID;
    server.getText("text").insert(0, "theirs");
    readFirst(page, Y.encodeStateAsUpdate(server), "line");
    expect(page.clientID).not.toBe(server.clientID);
    expect(page.gc).toBe(true);
  });
});
