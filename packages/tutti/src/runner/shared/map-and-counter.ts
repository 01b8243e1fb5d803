import { isAuthorKey } from "@tutti/protocol/script";
import type { SharedCounter, SharedMap } from "../../ui/shared-state.ts";
import type { Execution } from "../execution.ts";
import { Members } from "./members.ts";

export function sharedMap<T>(owner: Execution, key: string): SharedMap<T> {
  const members = new Members(owner, "map", key);
  const named = (name: string): string => (isAuthorKey(name) ? name : members.fail(`has no place for ${JSON.stringify(name)}: a name has letters, digits and _ . - alone`));
  return {
    // What lies under this key was set by this app: its author's T is the word for it.
    get value() { return Object.fromEntries(members.read()) as { readonly [name: string]: T }; },
    get: (name) => members.read().find(([member]) => member === name)?.[1] as T | undefined,
    set: (name, value) => members.write("members", [[named(name), members.checked(value)]]),
    delete: (name) => members.write("members", [[named(name), null]]),
    clear: () => members.write("members", members.read().map(([member]) => [member, null])),
  };
}

/** All that the script ever added. */
const SUM = "sum";

export function sharedCounter(owner: Execution, key: string): SharedCounter {
  const members = new Members(owner, "counter", key);
  return {
    get value() { return members.read().reduce((sum, [, added]) => sum + (typeof added === "number" ? added : 0), 0); },
    add: (amount = 1) => {
      if (!Number.isFinite(amount)) members.fail(`cannot add ${amount}`, "Add a number");
      members.write("sums", [[SUM, amount]]);
    },
  };
}
