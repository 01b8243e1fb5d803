import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";

const BYTES = 32;

/**
 * The key that signs sessions and invitations, and keys the names of blobs: made at the first start, readable by the
 * server's own user alone. Whoever has it can be anybody.
 *
 * @throws if the file is there and is not a key.
 */
export async function readSecret(folder: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "secret");
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(randomBytes(BYTES).toString("base64url"));
    await file.sync();
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const key = Buffer.from((await readFile(path, "utf8")).trim(), "base64url");
  if (key.length < BYTES) throw new Error(`${path} is not a key of ${BYTES} bytes; delete it, and everybody becomes a new guest`);
  return key;
}
