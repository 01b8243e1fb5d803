import type { Person } from "@tutti/protocol";
import type { AppUi, State, Ui } from "../ui/ui.ts";
import { DrawingPen } from "./drawing-pen.ts";
import type { Execution } from "./execution.ts";
import { Stopped } from "./quiet.ts";
import { SharedUi, sharedUi } from "./shared-ui.ts";
import { people, setValue, state, value } from "./values.ts";

/** The page: a container that also knows the run. */
export class PageUi extends SharedUi implements AppUi {
  readonly #execution: Execution;
  readonly #page: DrawingPen<Ui>;
  #sidebar: Ui | undefined;
  #bottom: Ui | undefined;

  constructor(pen: DrawingPen<Ui>) {
    super(pen);
    this.#page = pen;
    this.#execution = pen.place.execution;
    // Methods may be taken out of their ui, like those that draw.
    for (const name of ["state", "value", "setValue", "stop", "rerun"] as const) {
      Object.defineProperty(this, name, { value: this[name].bind(this) });
    }
  }

  get sidebar(): Ui {
    return (this.#sidebar ??= this.#page.hold("sidebar", {}).inside);
  }

  get bottom(): Ui {
    return (this.#bottom ??= this.#page.hold("bottom", {}).inside);
  }

  get signal(): AbortSignal {
    return this.#execution.caller("signal").pass.signal;
  }

  get people(): readonly Person[] {
    return people(this.#execution);
  }

  state<T>(key: string, initial: T): State<T> {
    return state(this.#execution, key, initial);
  }

  value(key: string): unknown {
    return value(this.#execution, key);
  }

  setValue(key: string, next: unknown): void {
    setValue(this.#execution, key, next);
  }

  stop(): never {
    const here = this.#execution.caller("stop");
    here.state = "halted";
    throw new Stopped();
  }

  rerun(): never {
    const here = this.#execution.caller("rerun");
    here.state = "halted";
    here.pass.rerunAsked = true;
    throw new Stopped();
  }
}

/** The `ui` of one going through the script. */
export const pageUi = (execution: Execution): AppUi =>
  new PageUi(new DrawingPen<Ui>({ execution, node: execution.part.node, path: "", make: sharedUi }));
