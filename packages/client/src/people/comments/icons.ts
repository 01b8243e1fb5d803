/** Icons that only comments have. */
export const SMILE = ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M8.5 14a4 4 0 0 0 7 0", "M9 9.5v.1M15 9.5v.1"];
export const BIN = ["M5 7h14", "M9.5 7V4.5h5V7", "m6.5 7 1 12.5h9l1-12.5"];
export const LINK = ["M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1", "M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"];
export const UP = ["m6 14.5 6-6 6 6"];
