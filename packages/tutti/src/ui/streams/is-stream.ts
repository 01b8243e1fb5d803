/** Whether something gives its pieces one after the other, as an async generator does. */
export const isStream = <T>(value: unknown): value is AsyncIterable<T> => typeof value === "object" && value !== null && Symbol.asyncIterator in value;
