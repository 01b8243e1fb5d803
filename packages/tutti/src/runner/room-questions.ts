import type { JsonValue } from "@tutti/protocol";
import type { RoomReply, RoomRequest } from "../host/messages.ts";
import type { Scene } from "./scene.ts";

type Waiting = PromiseWithResolvers<JsonValue>;

/** What the script has asked of its room, and waits for. */
export class RoomQuestions {
  readonly #scene: Scene;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Rejects with a sentence where nothing comes of it, and when the room closes. */
  ask(run: number, request: RoomRequest): Promise<JsonValue> {
    const { ports, room } = this.#scene;
    const waiting = Promise.withResolvers<JsonValue>();
    const ask = (this.#count += 1);
    this.#waiting.set(ask, waiting);
    ports.emit({ type: "request", room, run, ask, request });
    return waiting.promise;
  }

  heard(ask: number, reply: RoomReply): void {
    const waiting = this.#waiting.get(ask);
    this.#waiting.delete(ask);
    if ("value" in reply) waiting?.resolve(reply.value);
    else waiting?.reject(new Error(reply.problem));
  }

  close(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("The room was closed"));
    this.#waiting.clear();
  }
}
