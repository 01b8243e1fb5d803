export const simulate = (): number => 1;
