import { atLeast, type AppId, type Person, type RoomId } from "@tutti/protocol";
import { BranchProblem, type Branches } from "./branches.ts";

/** Branches a room because its script says so, by the right of whoever caused that. @returns the branch's room. */
export async function forkByScript(branches: Branches, { app, room }: { readonly app: AppId; readonly room: RoomId }, by: Person | undefined, name: string): Promise<RoomId> {
  if (!by || !atLeast(by.role, "editor")) throw new BranchProblem(403, "Only who may change this room may branch it.");
  return (await branches.fork(app, room, by, name)).room;
}
