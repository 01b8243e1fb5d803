import type { JsonValue } from "@tutti/protocol";
import { expectTypeOf, it } from "vitest";
import type { ArrowTable } from "../ui/tables.ts";
import type { Ui } from "../ui/ui.ts";
import { cacheData } from "./cache-data.ts";

class Client {
  readonly url = "https://example.org";
  ask(): string {
    return this.url;
  }
}

// Never called: what is checked here is what the compiler says of an author's lines.
const author = (client: Client, anything: never): void => {
  const load = cacheData(async (year: number, regions: readonly string[] = []) => ({ year, regions, at: new Date(), rows: [] as { readonly n: number; readonly note?: string }[] }));
  expectTypeOf(load).parameters.toEqualTypeOf<[year: number, regions?: readonly string[] | undefined]>();
  expectTypeOf(load(2026)).resolves.toEqualTypeOf<{ year: number; regions: readonly string[]; at: Date; rows: { readonly n: number; readonly note?: string }[] }>();
  load.clear();
  load.clear(2026, ["EMEA"]);
  // @ts-expect-error a year is a number
  load.clear("2026");
  // @ts-expect-error a year is a number
  void load("2026");
  expectTypeOf(cacheData((ui: Ui, n: number) => void ui.text(String(n)))).parameters.toEqualTypeOf<[ui: Ui, n: number]>();
  cacheData((a: Map<string, Set<number>>, b: unknown, c: JsonValue) => ({ a, b, c, bytes: new Uint8Array(1), table: anything as ArrowTable }), { ttl: "10m" });
  // @ts-expect-error a result that is an instance of a class
  cacheData(() => client);
  // @ts-expect-error a result that holds one
  cacheData(async (n: number) => ({ n, clients: [client] }));
  // @ts-expect-error a result that is a function
  cacheData((n: number) => () => n);
  // @ts-expect-error a map of functions
  cacheData(() => new Map([["a", () => 1]]), { persist: true });
  // @ts-expect-error an argument that is an instance of a class
  cacheData((from: Client) => from.url);
  // @ts-expect-error an argument that holds a function
  cacheData((options: { readonly format: (n: number) => string }) => options.format(1), { ttl: 1_000 });
  // What says what tells calls apart may take anything.
  cacheData((from: Client) => from.url, { key: (from) => from.url });
  // @ts-expect-error its result is kept all the same
  cacheData((from: Client) => from, { key: (from) => from.url });
};

it("[CACHE-24] a cached function has its author's arguments and result, and what cannot be kept is an error of the compiler where types tell", () => {
  expectTypeOf(author).toBeFunction();
});
