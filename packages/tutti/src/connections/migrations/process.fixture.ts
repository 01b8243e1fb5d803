/** A process that migrates: its arguments are the connection, as JSON, and the folder that it is beside. */
import type { ConnectionConfig } from "../config.ts";
import { migrate } from "./index.ts";

const [, , config = "", folder = ""] = process.argv;
const [{ migrations } = { migrations: [] }] = await migrate({ notes: JSON.parse(config) as ConnectionConfig }, folder, "run");
process.send?.({ migrations: migrations.length }, () => process.disconnect());
