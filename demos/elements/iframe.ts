import { app } from "tutti";

const leaflet = `<!doctype html><style>
  body { margin: 0; display: grid; place-items: center; height: 100vh; background: #e8eefc; color: #223; font: 600 20px sans-serif }
  b { animation: 4s infinite alternate bob } @keyframes bob { to { translate: 0 8px } }
</style><b>Opening night: 14 February</b>`;

export default app("Leaflet", (ui) => {
  // A page of its own: its styles touch nothing of this one, and it reaches nothing of it.
  ui.iframe({ html: leaflet }, { title: "The leaflet", height: 120 });
});
