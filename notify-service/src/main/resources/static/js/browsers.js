// Offers to be told in this browser, where it can; without this script the page says nothing of it.
const section = document.getElementById("browsers");
const form = document.getElementById("browse");
const able = section && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

// The id by which the page knows a browser: it is not told the address, which is a secret.
const idOf = async (endpoint) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint)));
  return [...hash.slice(0, 8)].map((b) => b.toString(16).padStart(2, "0")).join("");
};

const subscribe = async () => {
  const worker = await navigator.serviceWorker.register("/push-worker.js");
  await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytes(section.dataset.key) };
  try {
    return await worker.pushManager.subscribe(options);
  } catch (e) {
    // One to another key, from before the operator changed it.
    const old = e.name === "InvalidStateError" && (await worker.pushManager.getSubscription());
    if (!old) throw e;
    await old.unsubscribe();
    return worker.pushManager.subscribe(options);
  }
};

const known = async () => {
  const worker = await navigator.serviceWorker.getRegistration("/push-worker.js");
  return worker ? worker.pushManager.getSubscription() : null;
};

if (able && form) {
  section.hidden = false;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const denied = document.getElementById("browse-denied");
    const failed = document.getElementById("browse-failed");
    denied.hidden = failed.hidden = true;
    try {
      if ((await Notification.requestPermission()) !== "granted") {
        denied.hidden = false;
        return;
      }
      const subscription = (await subscribe()).toJSON();
      form.elements.endpoint.value = subscription.endpoint;
      form.elements.p256dh.value = subscription.keys.p256dh;
      form.elements.auth.value = subscription.keys.auth;
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}

if (able) {
  known().then(async (subscription) => {
    if (!subscription) return;
    const mine = document.querySelector(`[data-browser="${await idOf(subscription.endpoint)}"]`);
    if (!mine) return;
    mine.querySelector(".this").hidden = false;
    // What the worker shows when the browser's maker gives it another address.
    const kept = await caches.open("rolecall-push");
    await kept.put("/push-renewal", new Response(mine.dataset.renewal));
    mine.addEventListener("submit", () => {
      kept.delete("/push-renewal");
      subscription.unsubscribe();
    });
  });
}
