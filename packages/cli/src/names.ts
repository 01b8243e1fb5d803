/** What `tutti` can be told to do, in the order of the help. */
export const COMMAND_NAMES = ["new", "dev", "build", "start", "doctor", "invite", "audit", "migrate", "rotate", "rooms", "version"] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
