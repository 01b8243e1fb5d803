import { app } from "tutti";

const clock = `<!doctype html><style>body { margin: 0; display: grid; place-items: center; height: 100vh; background: #e8eefc; font: 600 32px sans-serif }</style>
<body><output></output><script>setInterval(() => { document.querySelector("output").textContent = new Date().toLocaleTimeString() }, 500)</script>`;

export default app("Clock", (ui) => {
  // It runs, but reaches nothing of this page.
  ui.iframe({ html: clock }, { title: "The time where you are", height: 120 });
});
