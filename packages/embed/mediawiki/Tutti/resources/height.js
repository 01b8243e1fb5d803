/* A room says how high it is, and its frame becomes so. Words of other frames and other origins are passed over. */
window.addEventListener("message", (event) => {
	const said = event.data;
	if (typeof said !== "object" || said === null || said.tutti !== 1 || said.type !== "height" || !Number.isFinite(said.height)) return;
	const frame = [...document.querySelectorAll("iframe.tutti-follows")].find((one) => one.contentWindow === event.source);
	if (!frame || new URL(frame.src).origin !== event.origin) return;
	// No app is higher; a page that an app makes ever longer would be a nuisance.
	frame.style.height = `${Math.min(Math.max(Math.ceil(said.height), 80), 20000)}px`;
});
