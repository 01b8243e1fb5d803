import type { PersonId } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import { authorPlaces, shownFile } from "./call-site.ts";
import { told } from "./exception.ts";
import type { Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import { markReported, Stopped, Superseded } from "./quiet.ts";

type State =
  | "running"
  /** `ui.stop()` or `ui.rerun()` was called; the part has not ended yet where its author caught the throw. */
  | "halted"
  /** It ran to its end. */
  | "ended"
  /** It ended in an error, or with its run; what its branches still do is no news to anybody. */
  | "over";

/** One going through a part of the script. Every `Ui` belongs to one, and works as long as it does. */
export class Execution {
  readonly pass: Pass;
  readonly part: Part;
  /** Fragments inside that are not done yet. */
  readonly waiting: Promise<void>[] = [];
  /** The paths of the pages that it has called the app's. */
  readonly declared = new Set<string>();
  /** Whether a button of this part was handed its click: then a private part may write what is shared. */
  clicked = false;
  /** Who caused it: pressed the button that it was handed the click of, or changed what it handles. */
  by: PersonId | undefined;
  /** Whether it has paused, so that branches of it may be under way at once. */
  resumed = false;
  state: State = "running";
  /** Whether it ran to its end, without an error and without having been stopped. */
  whole = false;

  constructor(pass: Pass, part: Part) {
    this.pass = pass;
    this.part = part;
  }

  /** Whether what it drew may still grow. Nodes ask this. */
  get drawing(): boolean {
    return this.pass.live && (this.state === "running" || this.state === "halted");
  }

  /**
   * The execution that a call through this one's `Ui` belongs to: the part that is running, which may hold a state or a `ui`
   * of an earlier run or of the part around it.
   *
   * @throws if that part has ended or its run no longer counts.
   */
  caller(what: string): Execution {
    const now = this.pass.scene.ports.context.current();
    const here = now && now.pass.scene === this.pass.scene ? now : this;
    here.#check(what);
    const cached = this.pass.scene.ports.context.cached();
    if (cached && !cached.drawing) throw outsideCache(what, cached.called);
    return here;
  }

  /** Like {@link Execution.caller}, for drawing, which only the part that the `Ui` was handed to may do. */
  drawer(what: string): Execution {
    const here = this.caller(what);
    if (here === this) return here;
    throw here.part.kind === "handler"
      ? new AuthorError(`${what} was called in a handler, and handlers draw nothing`, "Set a state in the handler, and draw by it in the script")
      : new AuthorError(`${what} of an outer ui was called inside ${ARTICLE[here.part.kind]}`, "Draw with the ui that the block is handed: ui.fragment((part) => part.text(…))");
  }

  #check(what: string): void {
    if (this.state === "halted") throw new Stopped();
    if (!this.pass.live && this.state !== "ended") throw new Superseded();
    if (this.state === "over") throw new Superseded();
    if (this.state === "ended") throw this.#late(what);
  }

  /** A call after the end: told in the pages, since nobody may be there to catch it. */
  #late(what: string): Error {
    const error = new AuthorError(
      `${what} was called after its run had ended: an "await" is missing before the call that leads here`,
      "Await every promise that draws or sets something; for something that goes on, use ui.fragment(…, { every })",
    );
    const { ports } = this.pass.scene;
    const [place] = authorPlaces(error.stack);
    const where = place ? ` (${shownFile(place.file, ports.files)}:${place.line})` : "";
    ports.emit({ type: "fault", message: `${told(error).message}${where}`, stack: error.stack });
    return markReported(error);
  }
}

const outsideCache = (what: string, called: string): AuthorError => new AuthorError(
  `${what} was called inside ${called}, which is cached: at the next call its result comes from the cache, and this would not happen`,
  "Read values in the script and hand them over as arguments; to draw, hand over the ui too: load(ui, year)",
);

const ARTICLE = { main: "the script", page: "a page", fragment: "a fragment", form: "a form", dialog: "a dialog", private: "a private block", handler: "a handler" } as const;
