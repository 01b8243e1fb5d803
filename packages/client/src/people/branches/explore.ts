import type { Branch } from "@tutti/protocol";
import { createSignal } from "solid-js";
import type { OpenRoom } from "../../sync/open-room.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { branchApi } from "./branch-api.ts";

/** Goes to what this person explores of a room already, or begins it. Rejects with a sentence for people. */
export async function explore(room: Pick<OpenRoom, "app" | "room" | "me">): Promise<void> {
  const { branches } = await branchApi.list(room);
  const me = room.me.get();
  const branch = branches.find((one) => isGoingOn(one, me?.id)) ?? await branchApi.fork(room, words.exploreName(me?.name ?? words.someone), true);
  location.assign(`/${room.app}/${branch.room}`);
}

/** Whether somebody still tries something in it that they have offered to nobody. */
export const isGoingOn = ({ by, explores, offered, closed }: Branch, me: string | undefined): boolean => explores === true && by === me && offered === undefined && closed === undefined;

const [offers, setOffers] = createSignal(1);

/** Counts up when this page has offered a branch, or taken that back: whoever tells of it asks again. */
export { offers };

const [merges, setMerges] = createSignal(0);

/** Counts up when this page has merged a branch, or taken that back: the two are apart otherwise than before. */
export { merges };
export const noteMerged = (): void => void setMerges((n) => n + 1);

/** Offers a private branch to those who may merge it, or takes that back. Rejects with a sentence for people. */
export async function offer(room: Pick<OpenRoom, "app" | "room">, branch: Branch): Promise<void> {
  await branchApi.setState(room, branch.room, branch.offered === undefined ? "offered" : "withdrawn");
  setOffers((n) => n + 1);
}
