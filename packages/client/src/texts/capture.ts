import { catalogue } from "./catalogue.ts";

const english = {
  open: "Use the camera",
  take: "Take the photo",
  again: "Take another photo",
  close: "Close the camera",
  live: "What the camera sees",
  photo: (label: string) => `Photo: ${label}`,
  record: "Record",
  recordAgain: "Record again",
  stop: "Stop",
  cancel: "Discard the recording",
  recording: (time: string) => `Recording, ${time}`,
  level: "How loud it is",
  recorded: (label: string) => `Recording: ${label}`,
  remove: "Remove",
  none_yet: "Nothing yet",
  refused: {
    camera: "This page may not use the camera. Allow it beside the page's address, and try again.",
    microphone: "This page may not use the microphone. Allow it beside the page's address, and try again.",
  },
  none: { camera: "No camera was found. Connect one, and try again.", microphone: "No microphone was found. Connect one, and try again." },
  busy: { camera: "The camera is in use elsewhere. Close what uses it, and try again.", microphone: "The microphone is in use elsewhere. Close what uses it, and try again." },
  insecure: { camera: "Browsers give a camera to pages with https alone.", microphone: "Browsers give a microphone to pages with https alone." },
  failed: (words: string) => `It did not work: ${words}`,
};

export type CaptureTexts = typeof english;

/** What is said about cameras and microphones. */
export const captureTexts = catalogue<CaptureTexts>(english, { de: () => import("./de/capture.ts") });
