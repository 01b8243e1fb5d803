import type { ServerMessage } from "@tutti/protocol";

interface Count {
  readonly generation: string;
  /** The last message that was sent: as the room counts, and as the page does. */
  room: number;
  page: number;
}

/**
 * The numbers of the view's messages as one page has them. The room counts for all; a page that was left out of some and then given
 * what they changed counts on from its own last one, so that it finds no gap where there is none.
 */
export class Numbering {
  readonly #counts = new Map<string, Count>();
  #catchingUp = false;

  /** What is sent meanwhile stands for all that was left out before it. */
  catchingUp(work: () => void): void {
    this.#catchingUp = true;
    try {
      work();
    } finally {
      this.#catchingUp = false;
    }
  }

  next(message: ServerMessage): ServerMessage {
    if (message.type !== "ops" && message.type !== "snapshot") return message;
    const { generation, seq, page, channel, type } = message;
    const key = `${channel} ${page}`;
    const count = this.#counts.get(key);
    const goesOn = type === "ops" && count?.generation === generation && (this.#catchingUp || seq === count.room + 1);
    if (!goesOn) {
      this.#counts.set(key, { generation, room: seq, page: seq });
      return message;
    }
    count.room = seq;
    count.page += 1;
    return count.page === seq ? message : { ...message, seq: count.page };
  }
}
