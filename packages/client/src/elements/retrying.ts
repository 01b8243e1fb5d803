import { texts } from "../texts/page.ts";

/** Something that is loaded once: for all who wait at the same time, and anew after a failure. */
export function retrying<T>(load: () => Promise<T>): { present(): T | undefined; load(): Promise<T> } {
  let present: T | undefined;
  let underWay: Promise<T> | undefined;
  const begin = async (): Promise<T> => {
    try {
      return (present = await load());
    } catch (cause) {
      throw new Error(texts.page.elementNotLoaded, { cause });
    } finally {
      underWay = undefined;
    }
  };
  return { present: () => present, load: () => (underWay ??= begin()) };
}
