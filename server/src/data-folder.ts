import { mkdir } from "node:fs/promises";

/** Makes the folder of what people write, for the server's own user alone. One that is there stays as it is: `tutti doctor` looks at it. */
export async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
