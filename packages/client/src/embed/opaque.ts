/** Whether the frame has no origin of its own, and so no storage, no cookies and no workers. */
export const isOpaque = (): boolean => self.origin === "null";
