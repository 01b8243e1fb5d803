import type { LazyAnswer, LazyQuestion, RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import type { CellChange, ToHost } from "../host/messages.ts";
import { cellId } from "./cells.ts";
import { appUi } from "./page-ui.ts";
import { Pass } from "./pass.ts";
import type { RunnerPorts } from "./ports.ts";
import { breakOff, goThrough, runWoken, supersede } from "./go-through.ts";
import { lazyAnswer } from "./data/lazy-answer.ts";
import { SceneLocks } from "./locks.ts";
import { Scene } from "./scene.ts";

/** What a room's runner is told. */
export type ToRunner = Extract<ToHost, { readonly room: RoomId }>;

type RunMessage = Extract<ToHost, { readonly type: "run" }>;

/**
 * Runs an app's script for one room: takes what the room says, and emits views, writes and outcomes. One of these for each
 * room in a host. A newer run supersedes the one that goes on, unless that one carries an event: then it waits.
 */
export class RoomRunner {
  readonly #app: App;
  readonly #room: RoomId;
  readonly #ports: RunnerPorts;
  #scene: Scene | undefined;
  #pass: Pass | undefined;
  #next: RunMessage[] = [];
  #owed: readonly CellChange[] = [];

  constructor(app: App, room: RoomId, ports: RunnerPorts) {
    this.#app = app;
    this.#room = room;
    this.#ports = ports;
  }

  /** What pages have been told, for tests and tools. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  receive(message: ToRunner): void {
    switch (message.type) {
      case "open":
        return this.#open(message);
      case "people":
        if (this.#scene) tell(this.#scene, message);
        if (this.#pass?.live) runWoken(this.#pass);
        return;
      case "run":
        return this.#run(message);
      case "abort":
        if (this.#pass?.run === message.run && !this.#pass.event) this.#drop();
        return;
      case "ask":
        return void this.#answer(message.ask, message.source, message.question);
      case "reply":
        return this.#scene?.questions.heard(message.ask, message.reply);
      case "close":
        return this.#close();
    }
  }

  #open({ secret, cells, locks, explored, ...told }: Extract<ToHost, { readonly type: "open" }>): void {
    this.#close();
    const { script, unsafeHtml } = this.#app;
    const scene = new Scene(this.#room, secret, this.#ports, (execution) => script(appUi(execution)), unsafeHtml, new SceneLocks(locks), explored);
    for (const cell of cells) {
      scene.cells.set(cellId(cell), cell.value);
      scene.jobs.heard(cell);
    }
    tell(scene, told);
    this.#scene = scene;
  }

  /** No run is needed for it: the script has said what the table is, and the table answers. */
  async #answer(ask: number, version: string, question: LazyQuestion): Promise<void> {
    const source = this.#scene?.lazy.of(version);
    const { after, emit } = this.#ports;
    const answer: LazyAnswer = source ? await lazyAnswer(source, question, this.#ports, after.bind(this.#ports)) : { problem: "gone" };
    emit.call(this.#ports, { type: "answer", room: this.#room, ask, answer });
  }

  #run(message: RunMessage): void {
    const scene = this.#scene;
    if (!scene) return;
    if (this.#pass?.live && this.#pass.event) {
      this.#next.push(message);
      return;
    }
    this.#drop();
    const pass = new Pass(scene, message.run, message.mode, message.event);
    this.#pass = pass;
    void this.#finish(pass, message);
  }

  async #finish(pass: Pass, message: RunMessage): Promise<void> {
    const owed = this.#owed;
    this.#owed = [];
    try {
      await goThrough(pass, message, owed);
    } catch (error) {
      // A fault of ours, or of a clock or channel that was handed in: the room hears that its run has ended all the same.
      breakOff(pass, error);
    }
    if (this.#pass !== pass) return;
    if (pass.mode !== "commit") this.#owed = pass.heard;
    this.#pass = undefined;
    const next = this.#next.shift();
    if (next) this.#run(next);
  }

  /** Ends the run that goes on: it does not count any more. */
  #drop(): void {
    if (this.#pass?.live) {
      this.#owed = this.#pass.heard;
      supersede(this.#pass);
    }
    this.#pass = undefined;
  }

  #close(): void {
    this.#pass?.end();
    this.#pass = undefined;
    this.#next = [];
    this.#scene?.end();
    this.#scene = undefined;
  }
}

/** Takes in who is here, and who looks at which page. */
function tell(scene: Scene, { people, looking = [], told = 0 }: Pick<Extract<ToHost, { readonly type: "people" }>, "people" | "looking" | "told">): void {
  const before = scene.lookers();
  scene.meet(people);
  scene.look(new Map(looking.map(([page, ids]) => [page, new Set(ids)])));
  const after = scene.lookers();
  for (const [page, ids] of before) scene.sent.endOwn(page, ids.filter((id) => !after.get(page)?.includes(id)));
  for (const [page, ids] of after) scene.sent.beginOwn(page, ids.filter((id) => !before.get(page)?.includes(id)), told);
}
