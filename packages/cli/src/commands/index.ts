import type { Command } from "../command.ts";
import { COMMAND_NAMES, type CommandName } from "../names.ts";
import { audit } from "./audit.ts";
import { build } from "./build.ts";
import { dev } from "./dev.ts";
import { doctor } from "./doctor.ts";
import { invite } from "./invite.ts";
import { migrate } from "./migrate.ts";
import { create } from "./new.ts";
import { rooms } from "./rooms.ts";
import { rotate } from "./rotate.ts";
import { start } from "./start.ts";
import { version } from "./version.ts";

const BY_NAME: Readonly<Record<CommandName, Command>> = { new: create, dev, build, start, doctor, invite, audit, migrate, rotate, rooms, version };

/** The one list of commands, in the order of the help. */
export const COMMANDS: readonly Command[] = COMMAND_NAMES.map((name) => BY_NAME[name]);
