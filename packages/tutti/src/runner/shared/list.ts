import { firstOrderKey, isOrderKey, MAX_ORDER_CHARS, orderKeyBehind, orderKeyBetween, type JsonValue } from "@tutti/protocol/script";
import type { SharedList } from "../../ui/shared-state.ts";
import type { Execution } from "../execution.ts";
import { Members } from "./members.ts";

interface Item {
  readonly member: string;
  readonly order: string;
  readonly value: JsonValue;
}

/** A list whose items have names and places of their own: what two put in at once both stands, in one order for all. */
export function sharedList<T>(owner: Execution, key: string): SharedList<T> {
  const members = new Members(owner, "list", key);
  const items = (): readonly Item[] => members.read().map(itemOf).filter((item) => item !== undefined).sort(inOrder);
  const entry = ({ order, value }: Omit<Item, "member">): JsonValue => ({ order, value });
  const place = (list: readonly Item[], at: number, what: string): Item => list[at] ?? members.fail(`has no item at ${at} to ${what}: it has ${list.length}`, "Places count from 0");

  function put(list: readonly Item[], at: number, added: readonly T[]): void {
    if (!Number.isInteger(at) || at < 0) members.fail(`has no place ${at}`, "Places count from 0");
    const checked = added.map((value) => members.checked(value));
    const name = members.names();
    let before = list[Math.min(at, list.length) - 1]?.order;
    const after = list[at]?.order;
    const made: Item[] = [];
    for (const value of checked) {
      before = after === undefined ? orderKeyBehind(before) : orderKeyBetween(before, after, () => 0);
      made.push({ member: name(), order: before, value });
    }
    if (made.every(({ order }) => order.length <= MAX_ORDER_CHARS)) return members.write("members", made.map((item) => [item.member, entry(item)]));
    // Where one put in at the same place again and again there is no room left: all are numbered anew.
    const all = [...list.slice(0, at), ...made, ...list.slice(at)];
    members.write("members", all.map(({ member, value }, n) => [member, entry({ order: firstOrderKey(n), value })]));
  }

  return {
    // What lies under this key was put in by this app: its author's T is the word for it.
    get value() { return items().map(({ value }) => value as T); },
    push: (...added) => {
      const list = items();
      put(list, list.length, added);
    },
    insert: (at, ...added) => put(items(), at, added),
    set: (at, item) => {
      const { member, order } = place(items(), at, "set");
      members.write("members", [[member, entry({ order, value: members.checked(item) })]]);
    },
    remove: (which) => {
      const list = items();
      const gone = typeof which === "number" ? [place(list, which, "remove")] : list.filter(({ value }, at) => which(value as T, at));
      members.write("members", gone.map(({ member }) => [member, null]));
    },
    move: (from, to) => {
      const list = items();
      const moved = place(list, from, "move");
      const rest = list.filter((item) => item !== moved);
      const [before, after] = [rest[to - 1]?.order, rest[to]?.order];
      const order = after === undefined ? orderKeyBehind(rest.at(-1)?.order) : orderKeyBetween(before, after, () => 0);
      members.write("members", [[moved.member, entry({ order, value: moved.value })]]);
    },
    clear: () => members.write("members", items().map(({ member }) => [member, null])),
  };
}

function itemOf([member, stored]: readonly [string, JsonValue]): Item | undefined {
  if (typeof stored !== "object" || stored === null || !("order" in stored) || !("value" in stored)) return undefined;
  const { order, value } = stored;
  return isOrderKey(order) && value !== undefined ? { member, order, value } : undefined;
}

const inOrder = (a: Item, b: Item): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.member < b.member ? -1 : 1);
