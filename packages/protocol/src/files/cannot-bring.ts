import type { Role } from "../roles.ts";

/** Why somebody with this role may not bring files where others may. */
export const cannotBring = (role: Role): string => `As ${role === "editor" ? "an" : "a"} ${role} you cannot bring files here; ask an owner of the room`;
