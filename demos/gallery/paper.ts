/** A PDF of one page for each text, as bytes: each page says its lines in Helvetica. */
export function paper(pages: readonly (readonly string[])[]): Uint8Array {
  const bodies = pages.map((lines) => {
    const words = lines.map((line, n) => `BT /F1 ${n === 0 ? 24 : 13} Tf 56 ${500 - n * 26} Td (${line.replace(/[\\()]/g, "\\$&")}) Tj ET`).join("\n");
    return `<< /Length ${words.length} >>\nstream\n${words}\nendstream`;
  });
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${4 + n * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...bodies.flatMap((body, n) => [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 560] /Contents ${5 + n * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, body]),
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
