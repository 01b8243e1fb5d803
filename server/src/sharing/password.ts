import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** About 60 ms of one core, off the main thread: enough that guessing is hopeless where tries are counted. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const BYTES = 32;

/** Makes what is kept of a password: nobody reads it back. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString("base64url")}:${(await derive(password, salt)).toString("base64url")}`;
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [kind, salt = "", hash = ""] = kept.split(":");
  const expected = Buffer.from(hash, "base64url");
  if (kind !== "scrypt" || expected.length !== BYTES) return false;
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64url")), expected);
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same letters can be typed in two ways; a phone and a desktop differ.
    scrypt(password.normalize("NFKC"), salt, BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
