import { describe, expect, it } from "vitest";
import { formatDateTime, formatTime } from "./format-time.ts";

describe("times", () => {
  it("[UI-18] a time on the wall is the same for every reader, in their own writing", () => {
    expect(formatTime("14:05", "de")).toBe("14:05");
    expect(formatTime("14:05", "en-US").replace(/\s/gu, " ")).toBe("2:05 PM");
    expect(formatTime("23:59:58", "de")).toBe("23:59:58");
    expect(formatDateTime("2027-02-14T00:30", "de")).toBe("14.02.2027, 00:30");
  });
});
