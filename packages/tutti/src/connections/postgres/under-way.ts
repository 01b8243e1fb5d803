import { setTimeout as later } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import type { Asked } from "../driver.ts";
import { isClosed, QueryError, tookTooLong } from "../query-error.ts";

/** ms between two cancels of a statement. */
const CANCEL_AGAIN = 500;
/** A statement that goes on for so long (ms) after it was cancelled is left to the server: its line is cut. */
const GIVE_UP = 10_000;
/** A connection that is closed waits so long (ms) for what is under way to have ended at the server. */
const CLOSING = 3_000;

/** What ends a statement before it has its answer. */
export type Limits = Pick<Asked, "timeout" | "signal">;

/** What the types of pg do not tell of a client. */
interface Line {
  readonly processID: number;
  end(): Promise<void>;
}

const lineOf = (client: PoolClient): Line => client as unknown as Line;

/** The lines that somebody has, and the statements under way on them, which may be ended before their time. */
export class UnderWay {
  /** Cancels go over a line of their own: all others may be busy with what is to be cancelled. */
  readonly #orders: Pool;
  readonly #giveUp: number;
  readonly #lines = new Set<PoolClient>();
  readonly #cancels = new Set<() => void>();
  #closing: Promise<void> | undefined;

  /** @param giveUp how long (ms) a statement may go on after it was cancelled: then its line is cut. */
  constructor(orders: Pool, giveUp = GIVE_UP) {
    this.#orders = orders;
    this.#giveUp = giveUp;
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  /** @throws QueryError where the connection was closed meanwhile. */
  takes(client: PoolClient): void {
    if (this.isClosed) throw isClosed();
    this.#lines.add(client);
  }

  gives(client: PoolClient): void {
    this.#lines.delete(client);
  }

  /**
   * A line of the pool's. Who waits for one waits no longer than for an answer.
   *
   * @throws QueryError where others have had all lines for too long.
   */
  async line(pool: Pool, limits: Limits | undefined): Promise<PoolClient> {
    const coming = pool.connect();
    if (!limits) return coming.catch(inUse(pool));
    const { timeout, signal } = limits;
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const aborted = (): void => reject(new QueryError("Nobody waits for the statement any more"));
    const timer = setTimeout(() => reject(tookTooLong(timeout)), timeout);
    signal?.addEventListener("abort", aborted, { once: true });
    try {
      return await Promise.race([coming.catch(inUse(pool)), givenUp]);
    } catch (error) {
      // The pool hands it over all the same.
      void coming.then((client) => client.release(), () => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
    }
  }

  /** Runs a statement. One that takes too long, or that nobody waits for, is cancelled at the server. */
  async run<T>(client: PoolClient, { timeout, signal }: Limits, statement: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    let late = false;
    let again: NodeJS.Timeout | undefined;
    let cutting: NodeJS.Timeout | undefined;
    let isCut = false;
    let ordered: Promise<unknown> = Promise.resolve();
    const order = (): void => {
      ordered = this.#orders.query("SELECT pg_cancel_backend($1)", [lineOf(client).processID]).catch(() => undefined);
    };
    const cancel = (): void => {
      if (again) return;
      // The server forgets a cancel that comes while the statement is still on its way: it is said until the statement has ended.
      again = setInterval(order, CANCEL_AGAIN);
      cutting = setTimeout(() => {
        isCut = true;
        void lineOf(client).end().catch(() => undefined);
      }, this.#giveUp);
      order();
    };
    const timer = setTimeout(() => {
      late = true;
      cancel();
    }, timeout);
    signal?.addEventListener("abort", cancel, { once: true });
    this.#cancels.add(cancel);
    const ended = endOf(client);
    try {
      return await Promise.race([statement(), ended.lost]);
    } catch (error) {
      if (this.isClosed) throw isClosed();
      if (late) throw tookTooLong(timeout);
      signal?.throwIfAborted();
      throw error;
    } finally {
      ended.forget();
      clearTimeout(timer);
      clearTimeout(cutting);
      clearInterval(again);
      signal?.removeEventListener("abort", cancel);
      this.#cancels.delete(cancel);
      // A cancel that comes late would end the next statement of this line.
      if (!isCut && !this.isClosed) await ordered;
    }
  }

  /** Ends what is under way, and returns when all lines are given back, or when that has taken too long: those are cut then. */
  close(pool: Pool): Promise<void> {
    this.#closing ??= this.#close(pool);
    return this.#closing;
  }

  async #close(pool: Pool): Promise<void> {
    const closed = pool.end();
    for (const cancel of this.#cancels) cancel();
    const waiting = new AbortController();
    await Promise.race([closed, later(CLOSING, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
    for (const client of this.#lines) void lineOf(client).end().catch(() => undefined);
    await this.#orders.end();
  }
}

/** The pool's own words for it speak of connecting. */
const inUse = (pool: Pool) => (error: unknown): never => {
  if (!(error instanceof Error) || error.message !== "timeout exceeded when trying to connect") throw error;
  const { max } = pool.options;
  throw new QueryError(`No line to PostgreSQL was free in time: this connection has ${max}, and other statements and transactions have had ${max === 1 ? "it" : "them all"}. Say pool: ${2 * max} where it is configured, or end them sooner`, { code: "busy", cause: error });
};

/** pg tells a statement that has all its rows nothing of a line that is lost before the server has closed it. */
function endOf(client: PoolClient): { readonly lost: Promise<never>; forget(): void } {
  let forget = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    const end = (): void => reject(new QueryError("The connection to PostgreSQL was lost", { code: "08006" }));
    client.once("end", end);
    forget = () => void client.off("end", end);
  });
  return { lost, forget };
}
