import type { AnyResult, Columns } from "./driver.ts";

/** What a statement gives: of `db.sql` columns, of an ORM rows. */
type Answer = Columns | AnyResult;

/** What was given counts as what would be given now for so long (ms): a change of which the database tells nothing is seen after that. */
const FRESH = 2_000;
/** Statements of which it is kept. */
const MOST = 256;
/** What has more rows is not kept. */
const MOST_ROWS = 10_000;

/** What statements gave after a change, for all rooms that ask the same. */
export class SharedAnswers {
  readonly #changes: number;
  /** Whether what is not there is asked for all: a run's own question ends with the run, and is nobody else's. */
  readonly #asks: boolean;
  readonly #until = performance.now() + FRESH;
  readonly #answers = new Map<string, Promise<Answer>>();

  /** @param changes how often something had changed before. */
  constructor(changes: number, asks: boolean, answers?: ReadonlyMap<string, Promise<Answer>>) {
    this.#changes = changes;
    this.#asks = asks;
    if (answers) this.#answers = new Map(answers);
  }

  /** The same for a run, which asks for itself what is not there; nothing where something has changed since, or where it is too old. */
  forRuns(changes: number): SharedAnswers {
    return new SharedAnswers(changes, false, changes === this.#changes && performance.now() < this.#until ? this.#answers : undefined);
  }

  /** @param statement tells it apart from others, and what kind of answer it gives. */
  of<Given extends Answer>(statement: string, ask: () => Promise<Given>): Promise<Given> {
    // One statement gives one kind of answer.
    const known = this.#answers.get(statement) as Promise<Given> | undefined;
    if (known) return known;
    const answer = ask();
    if (!this.#asks || this.#answers.size >= MOST) return answer;
    const forget = (): void => void this.#answers.delete(statement);
    this.#answers.set(statement, answer);
    answer.then((given) => { if (rowsOf(given) > MOST_ROWS) forget(); }, forget);
    return answer;
  }
}

const rowsOf = ({ rows }: Answer): number => (typeof rows === "number" ? rows : rows.length);
