import type { Person } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import type { Comments } from "../ui/comments.ts";
import { given } from "../ui/given.ts";
import type { Job, JobOptions, JobsOptions, JobWork } from "../ui/jobs.ts";
import type { PageConfig, SwitchOptions, Target } from "../ui/navigation.ts";
import type { Shared } from "../ui/shared-state.ts";
import type { RoomInfo } from "../ui/room-info.ts";
import type { AppUi, PageUi, State, Ui } from "../ui/ui.ts";
import { comments } from "./comments.ts";
import { DrawingPen } from "./drawing-pen.ts";
import type { Execution } from "./execution.ts";
import { job } from "./jobs/job.ts";
import { jobList } from "./jobs/list.ts";
import { pages } from "./pages.ts";
import { Stopped } from "./quiet.ts";
import { roomInfo } from "./room-info.ts";
import { SharedUi, sharedUi } from "./shared-ui.ts";
import { sharedList } from "./shared/list.ts";
import { sharedCounter, sharedMap } from "./shared/map-and-counter.ts";
import { sharedText } from "./shared/text.ts";
import { switchPage } from "./switch-page.ts";
import { people, setValue, state, value } from "./values.ts";

/** A page: a container that also knows the run. */
export class RunUi extends SharedUi implements PageUi {
  readonly #execution: Execution;
  readonly #page: DrawingPen<Ui>;
  #sidebar: Ui | undefined;
  #bottom: Ui | undefined;

  constructor(pen: DrawingPen<Ui>) {
    super(pen);
    this.#page = pen;
    this.#execution = pen.place.execution;
    // Methods may be taken out of their ui, like those that draw.
    for (const name of ["state", "value", "setValue", "stop", "rerun", "job", "jobs", "pageConfig", "switchPage"] as const) {
      Object.defineProperty(this, name, { value: this[name].bind(this) });
    }
  }

  get sidebar(): Ui {
    return (this.#sidebar ??= this.#page.hold("sidebar", {}).inside);
  }

  get bottom(): Ui {
    return (this.#bottom ??= this.#page.hold("bottom", {}).inside);
  }

  /** A page's own conversation stands where it stays in sight. */
  override get chatInput(): Ui["chatInput"] {
    return (...said) => this.bottom.chatInput(...said);
  }

  get signal(): AbortSignal {
    return this.#execution.caller("signal").pass.signal;
  }

  get people(): readonly Person[] {
    return people(this.#execution);
  }

  get comments(): Comments {
    return comments(this.#execution);
  }

  state<T>(key: string, initial: T): State<T> {
    return state(this.#execution, key, initial);
  }

  get shared(): Shared {
    const here = this.#execution;
    return {
      list: (key) => sharedList(here, key),
      map: (key) => sharedMap(here, key),
      counter: (key) => sharedCounter(here, key),
      text: (key, initial) => sharedText(here, key, initial),
    };
  }

  get room(): RoomInfo {
    return roomInfo(this.#execution);
  }

  value(key: string): unknown {
    return value(this.#execution, key);
  }

  setValue(key: string, next: unknown): void {
    setValue(this.#execution, key, next);
  }

  pageConfig({ title, icon, layout }: PageConfig): void {
    if (layout !== undefined && layout !== "centered" && layout !== "wide") this.#page.fail(`pageConfig: layout is ${JSON.stringify(layout)}; it is "centered" or "wide"`);
    this.#page.put("pageConfig", given({ title, icon, layout }));
  }

  switchPage(target: Target, options?: SwitchOptions): void {
    switchPage(this.#execution, target, options);
  }

  job<In, Out>(key: string, work: (work: JobWork<In>) => Out, options?: JobOptions): Job<In, Awaited<Out>> {
    return job(this.#execution, key, work, options);
  }

  jobs(options: JobsOptions = {}): void {
    jobList(this.#page, options);
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

/** The whole app. */
class WholeUi extends RunUi implements AppUi {
  readonly #pen: DrawingPen<Ui>;

  constructor(pen: DrawingPen<Ui>) {
    super(pen);
    this.#pen = pen;
  }

  get pages() { return pages(this.#pen, (page, execution, path) => page.draw(new PartUi(penOf(execution, path)))); }
}

/** One page. Types know that it has no pages; who writes none is told. */
class PartUi extends RunUi {
  get pages(): never { throw new AuthorError("ui.pages is called by the app's own script, and a page has no pages"); }
}

const penOf = (execution: Execution, path: string): DrawingPen<Ui> => new DrawingPen<Ui>({ execution, node: execution.part.node, path, make: sharedUi });

/** The `ui` of one going through the script. */
export const appUi = (execution: Execution): AppUi => new WholeUi(penOf(execution, ""));
