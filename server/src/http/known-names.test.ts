import { expect, test } from "vitest";
import { knownNames } from "./known-names.ts";

const at = (host: string, more: { addresses?: readonly string[]; proxied?: boolean } = {}) => knownNames({ host, addresses: [], proxied: false, ...more });

test("[SRV-96] a server that listens on its machine alone answers under that machine's names, and those that its operator named", () => {
  for (const host of ["127.0.0.1", "localhost", "::1"]) {
    for (const asked of ["localhost", "localhost:8400", "127.0.0.1:8400", "[::1]:8400", "app.localhost:8400"]) expect(at(host)(asked), `${host} ${asked}`).toBe(true);
    for (const asked of ["evil.example", "evil.example:8400", "localhost.evil.example", "127.0.0.1.evil.example", "", undefined, "a b"]) expect(at(host)(asked), `${host} ${asked}`).toBe(false);
  }
  expect(at("127.0.0.1", { addresses: ["https://tutti.example"] })("tutti.example")).toBe(true);
  expect(at("127.0.0.1", { addresses: ["https://tutti.example"] })("other.example")).toBe(false);
});

test("[SRV-96] one that is open to others, or stands behind a proxy, answers under any name", () => {
  expect(at("0.0.0.0")("tutti.example")).toBe(true);
  expect(at("127.0.0.1", { proxied: true })("tutti.example")).toBe(true);
});
