const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** When something was, as short as it can be said: the time where it was today. */
export const moment = (at: number): string => (new Date(at).toDateString() === new Date().toDateString() ? time : day).format(at);
