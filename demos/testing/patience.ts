/** How long (ms) a state may take to come: machines differ by a factor of five, and have other work. A test waits for states only. */
export const PATIENCE = 45_000;
