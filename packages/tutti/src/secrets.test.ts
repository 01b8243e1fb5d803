import { expect, test } from "vitest";
import { secretsFrom } from "./secrets.ts";

const from = (environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) => secretsFrom(() => ({ environment, read: (file) => files[file] }));

test("[SECRETS-1] a secret is a variable of the environment, or the file that one names", () => {
  const secrets = from({ MAPS_KEY: "abc", MAIL_KEY_FILE: "/run/mail", EMPTY: "" }, { "/run/mail": "x y\n" });
  expect([secrets.get("MAPS_KEY"), secrets.get("MAIL_KEY"), secrets.has("EMPTY"), secrets.has("OTHER")]).toEqual(["abc", "x y", false, false]);
});

test("[SECRETS-2] one that is missing says how to set it, and no sentence holds another's value", () => {
  const secrets = from({ OTHER: "abc", GONE_FILE: "/nowhere" });
  expect(() => secrets.get("MAPS_KEY")).toThrow('There is no secret "MAPS_KEY"');
  expect(() => secrets.get("GONE")).toThrow("GONE_FILE names a file that is not there");
  expect(() => secrets.get("maps key")).toThrow("letters, digits and _ alone");
  expect(() => secrets.get("TUTTI_SECRET")).toThrow("the server's own");
});
