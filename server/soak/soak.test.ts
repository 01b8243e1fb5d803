import { expect, test } from "vitest";
import { soak } from "./soak.ts";

test("[SOAK-1] six people who work without a pause, lose their network and have their server killed under them end with all that they did", async () => {
  let state = 7;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const { problems, edits, presses, rows, spells } = await soak({ people: 6, seconds: 5, kills: 1, every: 1, pause: 60, random });
  expect(problems).toEqual([]);
  expect([edits > 50, presses > 0, spells > 0]).toEqual([true, true, true]);
  expect(rows.at(-1)?.document).toBeGreaterThan(0);
  expect(rows.some(({ killed }) => killed)).toBe(true);
}, 300_000);
