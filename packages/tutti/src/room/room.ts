import {
  atLeast, changesAs, isOfJob, isRowEntry, jobOfCell, jsonEqual, readEntry, Threads, type AppId, type ClientMessage, type Conversation, type DocumentRef, type JsonValue, type Person, type PersonId, type RoomContents, type RoomId, type View,
} from "@tutti/protocol";
import type * as Y from "yjs";
import type { Cell, CellChange, CellWrite } from "../host/messages.ts";
import { History } from "./history.ts";
import { judgeUpload, type UploadRuling, type WantedUpload } from "./judge-upload.ts";
import type { Missed, RoomHandle, RoomPorts, Viewer } from "./ports.ts";
import { contentsOf, writeOperation, type Operation } from "./operate.ts";
import { previewCell, type Preview } from "./previews.ts";
import { RoomPreviews } from "./room-previews.ts";
import { RoomDocuments } from "./room-documents.ts";
import { RoomEvents } from "./room-events.ts";
import { RoomAsks } from "./room-asks.ts";
import { sayingOf } from "./app-comments.ts";
import { RoomComments } from "./room-comments.ts";
import { RoomRequests } from "./room-requests.ts";
import { RoomRuns } from "./room-runs.ts";
import { RoomViewers } from "./room-viewers.ts";
import { Secrets } from "./secrets.ts";
import { seedText } from "./seed-texts.ts";
import { tellConflicts } from "./tell-conflicts.ts";
import { ToldJobs } from "./told-jobs.ts";
import { Upkeep } from "./upkeep.ts";
import type { WatchedDocument } from "./watch-document.ts";
import { mergeCell, storageOf, writeCell } from "./write-cells.ts";

/** Typing runs the script at most so often (ms). */
export const TEXT_EVERY = 100;

type Recalled = Awaited<ReturnType<RoomPorts["journal"]["recall"]>>;

let opened = 0;

/**
 * One shared instance of an app. It keeps the documents honest, runs the script when something it read has changed, brings
 * it each event once, and shows everybody what it drew. It knows no sockets, processes or stores: see {@link RoomPorts}.
 */
export class Room implements RoomHandle {
  readonly #app: AppId;
  readonly #room: RoomId;
  readonly #ports: RoomPorts;
  readonly #documents: RoomDocuments;
  readonly #viewers: RoomViewers;
  readonly #runs: RoomRuns;
  readonly #events: RoomEvents;
  readonly #history: History;
  readonly #upkeep: Upkeep;
  readonly #asks: RoomAsks;
  readonly #requests: RoomRequests;
  #comments: RoomComments | undefined;
  readonly #previews: RoomPreviews;
  readonly #secrets = new Secrets();
  #typing: (() => void) | undefined;
  #waitForQuiet: (() => void)[] = [];
  readonly #jobs: ToldJobs;
  #closed = false;

  /**
   * Opens a room: its values are there, and what the last server had begun is dealt with, before anybody is answered.
   *
   * @throws if a document or the log cannot be read: an unreadable document is never an empty one.
   */
  static async open(app: AppId, room: RoomId, ports: RoomPorts): Promise<Room> {
    const recalled = await ports.journal.recall(app, room);
    const made = new Room(app, room, ports, recalled);
    await made.#documents.open("room");
    await made.#documents.open("owner");
    made.#jobs.look();
    made.#comments = await RoomComments.open({ app, room }, ports, made.#documents, {
      sight: (person) => made.#viewers.sight(person),
      changed: (changes) => made.#runs.take({ type: "changed", changes }),
      quiet: () => made.#moved(),
    });
    await made.#events.recall(recalled.claims);
    await ports.journal.committed();
    made.#upkeep.start();
    made.#runs.start();
    return made;
  }

  private constructor(app: AppId, room: RoomId, ports: RoomPorts, { authors, people: met }: Pick<Recalled, "authors" | "people">) {
    this.#app = app;
    this.#room = room;
    this.#ports = ports;
    this.#history = new History(ports.clock, ports.journal);
    this.#documents = new RoomDocuments(app, room, ports, authors, {
      changed: (document, changes) => this.#valuesChanged(document, changes),
      typed: () => this.#typed(),
      eventsChanged: (person) => this.#events.refresh(person),
      commentsChanged: (person) => this.#comments?.refresh(person),
      conflicts: (document, conflicts) => tellConflicts(this.#documents, document.scope, conflicts, ports.clock.now()),
    });
    this.#jobs = new ToldJobs(room, () => this.#documents.cells(), ports.jobs);
    this.#viewers = new RoomViewers(ports.clock, `${ports.clock.now().toString(36)}-${(opened += 1)}`, met, (present) => {
      this.#runs.send({ type: "people", room, ...present });
      this.#runs.take({ type: "asked", all: false });
    }, (person) => ports.journal.meet({ app, room }, person), (cell) => this.#runs.take({ type: "changed", changes: [{ ...cell, by: undefined, previous: undefined }] }), ports.namesFor);
    this.#runs = new RoomRuns(app, room, ports, {
      begin: () => this.#begin(),
      ops: (ops) => this.#viewers.apply(ops),
      blob: ({ name, mime, bytes, person, gone }) => ports.blobs.put({ app, room }, name, { mime, bytes, person, gone }),
      answer: ({ ask, answer }) => this.#asks.answered(ask, answer),
      toast: (toast, to) => this.#viewers.toast(toast, to),
      broadcast: ({ name, data }) => this.#viewers.broadcast(name, data),
      request: ({ ask, request }) => this.#requests.receive(ask, request),
      go: (go) => this.#viewers.go(go),
      download: (to, name, fileName) => this.#viewers.download(to, name, fileName),
      working: (jobs) => {
        this.#jobs.goOn = jobs;
      },
      seeds: (seeds) => this.#seed(seeds),
      writes: (run, writes) => ports.journal.group(() => this.#write(run, writes)),
      done: (done, carried) => {
        if (carried) this.#events.done((submitted) => this.#writeCarried(done.run, submitted, done.writes), done.retry);
        else if (done.writes.length > 0) ports.journal.group(() => this.#write(done.run, done.writes));
        this.#viewers.finish();
      },
      gone: (reason, carried) => {
        this.#asks.gone();
        this.#requests.gone();
        this.#jobs.goOn = [];
        this.#viewers.setRun({ state: "restarting", reason });
        this.#events.gone(carried);
      },
      running: (since) => this.#viewers.setRun(since === undefined ? { state: "idle" } : { state: "running", since }),
      moved: () => this.#moved(),
    });
    this.#events = new RoomEvents({ app, room }, ports, this.#documents, {
      ready: () => this.#runs.drawn,
      bench: (person, page) => ({
        by: ports.personById(person), ...this.#viewers.sight(person, page), now: ports.clock.now(),
        stored: (scope, key) => this.#documents.of(scope, person)?.values.cell(key),
      }),
      here: (person, page) => this.#viewers.knows(person, page),
      hold: (person, page) => this.#viewers.hold(person, page),
      want: (places) => this.#viewers.want(places),
      carry: (carried) => this.#runs.take({ type: "event", carried: { ...carried, before: this.#takeTyped() } }),
    });
    this.#asks = new RoomAsks({
      sight: (person) => this.#viewers.sight(person),
      idle: () => this.idle(),
      send: (ask, source, question) => this.#runs.send({ type: "ask", room, ask, source, question }),
    });
    this.#requests = new RoomRequests({
      ...ports,
      settle: () => this.#history.settle(),
      known: (person) => this.#viewers.known(person),
      reply: (ask, reply) => this.#runs.send({ type: "reply", room, ask, reply }),
    });
    this.#previews = new RoomPreviews(ports.clock, {
      place: (preview) => previewCell(preview, { ...this.#viewers.sight(preview.person), by: ports.personById(preview.person) }),
      committed: ({ scope, person, key }) => this.#documents.of(scope, person)?.values.cell(key),
      take: (input) => this.#runs.take(input),
    });
    this.#upkeep = new Upkeep(ports.clock, this.#documents, () => this.#previews.any);
  }

  join(viewer: Viewer, page?: string): () => void {
    const leave = this.#viewers.join(viewer, page);
    this.#comments?.refresh(viewer.person.id);
    return () => {
      this.#asks.left(viewer);
      leave();
      if (this.#viewers.here().some(({ id }) => id === viewer.person.id)) return;
      const gone = this.#secrets.forget(viewer.person.id);
      if (gone.length > 0) this.#runs.take({ type: "changed", changes: gone });
    };
  }

  receive(viewer: Viewer, message: ClientMessage): void {
    switch (message.type) {
      case "join":
        return undefined;
      case "reader":
        return this.#viewers.read(viewer, message.reader);
      case "secret": {
        const change = this.#secrets.take(viewer.person, message);
        if (change) this.#runs.take({ type: "changed", changes: [change] });
        return;
      }
      case "page":
        return this.#viewers.turn(viewer, message.page);
      case "settle":
      case "ask":
        return this.#asks.receive(viewer, message);
      case "resync":
        return this.#viewers.resync(viewer);
      case "rerun":
        // A run costs the room; who may only look does not spend it.
        if (atLeast(changesAs(viewer.person), "editor")) this.#runs.take({ type: "asked", all: true });
    }
  }

  catchUp(viewer: Viewer, missed: readonly Missed[]): void {
    this.#viewers.catchUp(viewer, missed);
  }

  attach(ref: DocumentRef, doc: Y.Doc): void {
    if (this.#closed || ref.kind !== "me") return;
    const watched = this.#documents.attach(ref, doc);
    if (!watched) return;
    const cells = watched.cells();
    if (cells.length > 0) this.#runs.take({ type: "changed", changes: cells.map((cell) => ({ ...cell, previous: undefined, by: undefined })) });
    this.#events.refresh(ref.person);
    this.#comments?.refresh(ref.person);
  }

  detach(ref: DocumentRef): void {
    if (ref.kind !== "me") return;
    this.#documents.detach(ref);
    this.#events.refresh(ref.person);
  }

  previews(previews: readonly Preview[]): void {
    this.#previews.take(previews);
  }

  get working(): boolean {
    return this.#jobs.goOn.length > 0;
  }

  jobs(): ReturnType<RoomHandle["jobs"]> {
    return this.#jobs.list();
  }

  /** How many views are kept, for tests and tools. */
  get views(): number {
    return this.#viewers.views;
  }

  mayRead(person: PersonId, blob: string): boolean {
    return this.#viewers.mayRead(person, blob);
  }

  mayUpload(person: PersonId, file: WantedUpload): UploadRuling {
    return judgeUpload(file, { by: this.#ports.personById(person), ...this.#viewers.sight(person) });
  }

  /** Tells everyone here something about the room as a whole; `null` ends it. */
  tell(problem: string | null): void {
    this.#viewers.setProblem(problem);
  }

  get isBeingTyped(): boolean { return this.#typing !== undefined || this.#history.isOpen; }
  settle(): void {
    this.#typedToScript();
    this.#history.settle();
  }

  cells(person?: PersonId): readonly Cell[] {
    return this.#documents.cells().filter((cell) => cell.person === undefined || cell.person === person);
  }

  contents(): RoomContents {
    return contentsOf((scope) => this.#documents.of(scope, undefined));
  }

  conversation(): Conversation {
    return this.#comments?.conversation ?? new Threads();
  }

  peopleFor(reader: Person): readonly Person[] {
    return this.#viewers.peopleFor(reader);
  }

  shown(): readonly View[] {
    return this.#viewers.sight(undefined).shared;
  }

  operate(operation: Operation): void {
    this.#ports.journal.group(() => {
      this.settle();
      writeOperation((scope) => this.#documents.of(scope, undefined), operation);
      // Texts are told when the room asks for them; what is done at once is told as such.
      const changes = [...this.#documents.all()].flatMap((document) => document.takeTexts().map((change) => {
        this.#history.value(document.name, { ...change, operation: operation.id });
        return change;
      }));
      if (changes.length > 0) this.#runs.take({ type: "changed", changes });
    });
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waitForQuiet.push(resolve);
      this.#moved();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#typing?.();
    this.#previews.close();
    this.#events.close();
    this.#comments?.close();
    this.#upkeep.close();
    this.#history.settle();
    this.#runs.close();
    this.#viewers.close();
    this.#documents.close();
    for (const resolve of this.#waitForQuiet.splice(0)) resolve();
  }

  #begin(): ReturnType<RoomViewers["tellAnew"]> & { cells: readonly Cell[] } {
    for (const document of this.#documents.all()) this.#takeTexts(document);
    this.#viewers.begin();
    return { cells: [...this.#documents.cells(), ...this.#viewers.readers(), ...this.#secrets.cells(), ...(this.#comments?.cells() ?? [])], ...(this.#ports.locks && { locks: this.#ports.locks }), ...(this.#ports.explored && { explored: true }), ...this.#viewers.tellAnew() };
  }

  #valuesChanged(document: WatchedDocument, changes: readonly CellChange[]): void {
    if (document.scope === "owner" && changes.some(({ key }) => jobOfCell(key) !== undefined)) this.#jobs.look();
    // What upkeep does to entries of a table is nobody's doing, and neither is what becomes of a job.
    for (const change of changes) if (!isOfJob(change.key) && (change.by || change.run !== undefined || !isRowEntry(change.key))) this.#history.value(document.name, change);
    this.#upkeep.written(document, changes.length);
    this.#runs.take({ type: "changed", changes });
    this.#events.pump();
  }

  #typed(): void {
    this.#events.pump();
    this.#typing ??= this.#ports.clock.after(TEXT_EVERY, () => this.#typedToScript());
  }

  #typedToScript(): void {
    const changes = this.#takeTyped();
    if (changes.length > 0) this.#runs.take({ type: "changed", changes });
    else this.#moved();
  }

  /** What was typed and has not reached the script yet. A click takes it along, since whoever pressed had typed it before. */
  #takeTyped(): CellChange[] {
    this.#typing?.();
    this.#typing = undefined;
    return [...this.#documents.all()].flatMap((document) => this.#takeTexts(document));
  }

  #takeTexts(document: WatchedDocument): CellChange[] {
    const changes = document.takeTexts();
    for (const change of changes) this.#history.text(document.name, change);
    return changes;
  }

  #write(run: number, writes: readonly CellWrite[]): void {
    this.#documents.asRun(run, () => {
      for (const write of writes) {
        const { scope, person, key, value, seen, as } = write;
        const said = sayingOf(key, value);
        if (said) {
          this.#comments?.byApp(said);
          continue;
        }
        const document = this.#documents.of(scope, person);
        if (!document) continue;
        if (as !== undefined) {
          // A text that is none yet comes to be under the same limit as one that is drawn.
          if (as !== "edit" || !this.#refuses(document, key)) mergeCell(document.doc, write);
          continue;
        }
        if ((seen !== undefined && !jsonEqual(readEntry(document.doc, key)?.v, seen))) continue;
        const sight = this.#viewers.sight(person);
        writeCell(document.doc, key, value, storageOf([...sight.shared, ...sight.own], key));
      }
    });
  }

  /** What an event's run wrote, and the values of its submit: those the script has had already, so they are no change to it. */
  #writeCarried(run: number, submitted: readonly CellChange[], writes: readonly CellWrite[]): void {
    for (const change of submitted) {
      const document = this.#documents.of(change.scope, change.person);
      if (!document || change.value === undefined) continue;
      document.expect(change.key, change.value);
      writeCell(document.doc, change.key, change.value, "value");
      this.#history.value(document.name, change);
    }
    this.#write(run, writes);
  }

  #seed(seeds: readonly CellWrite[]): void {
    for (const { scope, person, key, value } of seeds) {
      const document = this.#documents.of(scope, person);
      if (document) this.#refuses(document, key, value);
    }
  }

  /** Whether a room that is full of texts takes no more, which it then says; else the text is there, with its default. */
  #refuses({ doc }: WatchedDocument, key: string, value: JsonValue = ""): boolean {
    const problem = seedText(doc, key, value);
    if (problem === undefined) return false;
    this.#ports.log("error", problem, { app: this.#app, room: this.#room });
    this.#viewers.setProblem(problem);
    return true;
  }

  #moved(): void {
    this.#events.pump();
    if (!this.#closed && !(this.#typing === undefined && this.#runs.quiet && this.#events.quiet && this.#comments?.quiet !== false)) return;
    for (const resolve of this.#waitForQuiet.splice(0)) resolve();
  }
}
