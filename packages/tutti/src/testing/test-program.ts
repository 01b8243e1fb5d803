import type { DeviceId, Person } from "@tutti/protocol";
import { ProgramRoom } from "../participant/program-room.ts";
import type { Place } from "./place.ts";
import { Visit } from "./visit.ts";

/** The room of a test, as a webhook or a timer of the app works in it. */
export class TestProgram extends ProgramRoom {
  readonly who: Person;
  readonly title: string;
  readonly #place: Place;
  readonly #visit: Visit;

  /** Enters a room that is open: resolves once its page is drawn. */
  static async enter(place: Place, who: Person, device: DeviceId, title: string): Promise<TestProgram> {
    const program = new TestProgram(place, who, device, title);
    program.#visit.enter(program.shown.path, program.reader, (message) => program.receive(message));
    await program.drawn();
    return program;
  }

  private constructor(place: Place, who: Person, device: DeviceId, title: string) {
    const { app, room, clock } = place;
    const visit = new Visit(place, who);
    super({ app, room, documents: visit.documents, said: visit.said, device, now: () => clock.now(), tell: (message) => visit.tell(message) });
    this.who = who;
    this.title = title;
    this.#place = place;
    this.#visit = visit;
    for (const doc of Object.values(visit.documents)) doc.on("update", () => this.changed());
  }

  /** The copies of a test are as one with the room's. */
  protected durable(): Promise<void> {
    return Promise.resolve();
  }

  protected async bytesOf(blob: string): Promise<Uint8Array> {
    const found = this.#place.blobs.get(blob);
    if (!found || !this.#place.opened()?.mayRead(this.who.id, blob)) throw new Error(`${this.who.name} may not read this file`);
    return found.bytes;
  }

  protected left(): void {
    this.#visit.cut();
  }
}
