import type { Client } from "pg";

/** What each connection of Tutti's that changes something tells, and listens to. */
export const CHANNEL = "tutti";

/** ms between two attempts to listen again: doubled up to the second. */
const AGAIN_FIRST = 250;
const AGAIN_LAST = 10_000;
/** A line that says nothing may be dead: it is asked so often (ms). */
const ALIVE = 30_000;

/**
 * Listens to channels of NOTIFY, on a connection of its own. One that is lost is made again, and what may have been missed counts as a change.
 *
 * @returns once it listens, or once the first attempt has failed.
 */
export async function listenTo(channels: readonly string[], make: () => Client, changed: () => void): Promise<() => void> {
  let over = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = AGAIN_FIRST;

  const begin = async (isFirst: boolean): Promise<void> => {
    const mine = make();
    client = mine;
    const lost = (): void => {
      if (client !== mine) return;
      client = undefined;
      clearTimeout(timer);
      void mine.end().catch(() => undefined);
      if (over) return;
      timer = setTimeout(() => void begin(false), wait).unref();
      wait = Math.min(AGAIN_LAST, wait * 2);
    };
    const ask = (): void => {
      timer = setTimeout(() => void mine.query("SELECT 1").then(() => client === mine && ask(), lost), ALIVE).unref();
    };
    mine.on("error", lost);
    mine.on("end", lost);
    mine.on("notification", () => changed());
    try {
      await mine.connect();
      for (const channel of channels) await mine.query(`LISTEN "${channel.replaceAll('"', '""')}"`);
    } catch {
      return lost();
    }
    if (client !== mine) return;
    wait = AGAIN_FIRST;
    ask();
    if (!isFirst) changed();
  };

  await begin(true);
  return () => {
    over = true;
    clearTimeout(timer);
    const last = client;
    client = undefined;
    void last?.end().catch(() => undefined);
  };
}
