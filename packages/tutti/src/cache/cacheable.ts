import type { AnyUi } from "../ui/ui.ts";
import type { ArrowTable } from "../ui/tables.ts";

type Plain = string | number | bigint | boolean | null | undefined | void;
/** Objects that are taken whole, both as arguments and as results. */
type Whole = Date | RegExp | ArrayBuffer | ArrayBufferView;
type IsAny<T> = 0 extends 1 & T ? true : false;
/** So deep it is looked: deeper things are looked at where the function runs. */
type Deep = readonly [0, 0, 0];

/**
 * What of a type cannot be told to be the same, or handed out as a copy, in words with its path; `never` where nothing is seen. An instance of
 * a class shows by its methods; one that has none looks like plain data, and is found where the function runs.
 */
type Unfit<T, Path extends string, Fine, Depth extends readonly unknown[] = []> =
  IsAny<T> extends true ? never
  : unknown extends T ? never
  : T extends Plain | Whole | Fine ? never
  : T extends symbol ? `${Path} is a symbol`
  : T extends (...given: never) => unknown ? `${Path} is a function`
  : Depth["length"] extends Deep["length"] ? never
  : T extends readonly (infer Item)[] ? Unfit<Item, `${Path}[]`, Fine, readonly [...Depth, 0]>
  : T extends ReadonlyMap<infer Name, infer Item> ? Unfit<Name | Item, `${Path}.get()`, Fine, readonly [...Depth, 0]>
  : T extends ReadonlySet<infer Item> ? Unfit<Item, `${Path}[]`, Fine, readonly [...Depth, 0]>
  : { [Name in keyof T & string]-?: Unfit<T[Name], `${Path}.${Name}`, Fine, readonly [...Depth, 0]> }[keyof T & string];

/** Nothing more where nothing is unfit; else what is, as a type that no function has: the compiler shows it. */
type Refused<Problem> = [Problem] extends [never] ? unknown : { readonly "cacheData cannot keep this": Problem };

/** What a function has to be whose result is kept. */
export type KeptResult<R> = Refused<Unfit<Awaited<R>, "the result", ArrowTable | Error>>;

/** What a function has to be whose calls are told apart by their arguments. */
export type ToldApart<Args extends readonly unknown[]> = Refused<Unfit<Args[number], "an argument", AnyUi | URL>>;
