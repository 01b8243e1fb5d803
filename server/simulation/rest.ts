/** Lets everything happen that waits neither for time nor for anything under way. */
export const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
