import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { makeDataFolder } from "../data-folder.ts";

const BYTES = 32;
const FILE = "secret";
const PREVIOUS = "secret.previous";

/** The keys that sign and seal: the first is used for what is new, all of them read what is there. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]];

/**
 * The key that signs sessions and links, and seals what a login needs later: made at the first start, readable by the server's own
 * user alone. Whoever has it can be anybody. Beside it lies the one before, where it was replaced.
 *
 * @throws if a file is there and is not a key.
 */
export async function readSecrets(folder: string): Promise<Secrets> {
  await makeDataFolder(folder);
  await makeSecret(join(folder, FILE));
  const previous = await readFile(join(folder, PREVIOUS), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const current = keyOf(await readFile(join(folder, FILE), "utf8"), join(folder, FILE));
  return previous === undefined ? [current] : [current, keyOf(previous, join(folder, PREVIOUS))];
}

/**
 * Replaces the key. What the old one signed still counts, until the key is replaced once more: then it is forgotten.
 * A running server takes the new one within a second.
 */
export async function rotateSecret(folder: string): Promise<void> {
  await readSecrets(folder);
  await rename(join(folder, FILE), join(folder, PREVIOUS));
  await makeSecret(join(folder, FILE));
}

/** The keys as they lie there now, for a server that runs. @returns `undefined` while they are just being replaced. */
export async function rereadSecrets(folder: string): Promise<Secrets | undefined> {
  const [path, before] = [join(folder, FILE), join(folder, PREVIOUS)];
  try {
    const current = await readFile(path, "utf8");
    const previous = await readFile(before, "utf8").catch(() => undefined);
    // Replaced between the two: they are no pair.
    if ((await readFile(path, "utf8")) !== current) return undefined;
    return previous === undefined ? [keyOf(current, path)] : [keyOf(current, path), keyOf(previous, before)];
  } catch {
    return undefined;
  }
}

async function makeSecret(path: string): Promise<void> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(randomBytes(BYTES).toString("base64url"));
    await file.sync();
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function keyOf(text: string, path: string): Uint8Array {
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length < BYTES) throw new Error(`${path} is not a key of ${BYTES} bytes; delete it, and everybody becomes a new guest or signs in again`);
  return key;
}
