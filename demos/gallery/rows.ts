const ROWS = 1_000_000;

/** A small generator with a seed, so that everyone in every room sees the same table. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = seeded(7);
const KINDS = ["sensor", "meter", "camera", "valve", "pump"] as const;
const START = Date.UTC(2024, 0, 1);

/**
 * A million readings, as columns of typed arrays: made once when the app is loaded, encoded once when it is first shown.
 * A walk that never jumps, so that a chart of it has a shape.
 */
export const READINGS = readings();

function readings() {
  const id = new Int32Array(ROWS);
  const value = new Float64Array(ROWS);
  const share = new Float64Array(ROWS);
  const kind: string[] = [];
  const at: Date[] = [];
  let walk = 50;
  for (let row = 0; row < ROWS; row += 1) {
    walk += (random() - 0.5) * 2 + (50 - walk) * 0.001;
    id[row] = row + 1;
    value[row] = Math.round(walk * 100) / 100;
    share[row] = random();
    kind.push(KINDS[Math.floor(random() * KINDS.length)] ?? KINDS[0]);
    at.push(new Date(START + row * 30_000));
  }
  return { id, at, kind, value, share };
}

/** The first of them, for charts that need not read all. */
export const SOME = { at: READINGS.at.slice(0, 50_000), value: READINGS.value.slice(0, 50_000) };
