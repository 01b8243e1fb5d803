import { app } from "tutti";

export default app("Minutes", (ui) => {
  const minutes = ui.fileUpload("Minutes of the meeting", { types: [".pdf"], maxSize: "20MB" });
  if (minutes) ui.pdf(minutes.url, { label: minutes.name, height: 520 });
  else ui.info("Bring the minutes as a PDF, and everybody reads them here, each at their own page.");
  ui.textArea("What we decided");
});
