import type { RoomId } from "@tutti/protocol";
import { branchTexts as words } from "../../texts/branches.ts";

/** How people call the room that a branch was forked from. */
export const originName = (origin: RoomId): string => (origin === "main" ? words.main : origin.replace(/.*--/, ""));
