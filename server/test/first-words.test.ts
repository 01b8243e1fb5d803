import { parsePersonId, type PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { noteFirstWords } from "../src/documents/first-words.ts";

class Named extends Y.Doc {
  readonly name = "sales/main";
}

const [ana, ben] = [parsePersonId("ana") as PersonId, parsePersonId("ben") as PersonId];

function said(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "first words");
  return Y.encodeStateAsUpdate(doc);
}

test("[FIRST-1] first words wait until whose they are is on the disk; later ones of the same page do not", async () => {
  const document = new Named();
  const bound: [string, number, PersonId][] = [];
  let commit = (): void => undefined;
  const ports = {
    journal: { bind: (name: string, client: number, person: PersonId) => void bound.push([name, client, person]) },
    tried: () => new Promise<void>((resolve) => (commit = resolve)),
    after: () => () => undefined,
  };
  const words = said();
  let letIn = false;
  const wait = noteFirstWords(document, words, ana, ports)?.then(() => (letIn = true));
  await Promise.resolve();
  expect(letIn).toBe(false);
  expect(bound).toEqual([["sales/main", [...Y.parseUpdateMeta(words).to.keys()][0], ana]]);
  commit();
  await wait;
  expect(letIn).toBe(true);
  Y.applyUpdate(document, words);
  expect(noteFirstWords(document, words, ben, ports)).toBeUndefined();
  expect(bound).toHaveLength(1);
});

test("[FIRST-2] a store that does not answer keeps nobody waiting for ever", async () => {
  const timers: (() => void)[] = [];
  const wait = noteFirstWords(new Named(), said(), ana, {
    journal: { bind: () => undefined }, tried: () => new Promise(() => undefined),
    after: (_, fn) => {
      timers.push(fn);
      return () => undefined;
    },
  });
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await wait;
});
