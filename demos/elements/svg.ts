import { app } from "tutti";

const rooms = [
  { name: "Hall", x: 0, y: 0, width: 160, height: 200 }, { name: "Studio", x: 160, y: 0, width: 200, height: 120 },
  { name: "Office", x: 160, y: 120, width: 110, height: 80 }, { name: "Store", x: 270, y: 120, width: 90, height: 80 },
];

export default app("Which room is free", (ui) => {
  const taken = ui.multiselect("Taken today", rooms.map((room) => room.name), { value: ["Studio"] });
  const drawn = rooms.map(({ name, x, y, width, height }) => `
    <rect x="${x + 2}" y="${y + 2}" width="${width - 4}" height="${height - 4}" rx="6" fill="${taken.includes(name) ? "#c2410c" : "#1a936f"}" fill-opacity=".25" stroke="currentColor"/>
    <text x="${x + width / 2}" y="${y + height / 2}" text-anchor="middle" fill="currentColor">${name}</text>`);
  ui.svg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200" width="360" height="200">${drawn.join("")}</svg>`, { alt: `Floor plan; taken: ${taken.join(", ") || "no room"}` });
});
