// Fills the form of an alert's page that names this browser: <form data-push> with the fields to, p256dh and auth. Without
// script, or where the browser knows no push, the form stays hidden.
(() => {
  const form = document.querySelector("form[data-push]");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window)) {
    return;
  }
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  form.hidden = false;
  form.addEventListener("submit", async event => {
    if (form.elements.to.value) {
      return;
    }
    event.preventDefault();
    try {
      const key = (await (await fetch("/v1/push/key")).json()).applicationServerKey;
      const worker = await navigator.serviceWorker.register("/push-worker.js");
      const mine = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })).toJSON();
      form.elements.to.value = mine.endpoint;
      form.elements.p256dh.value = mine.keys.p256dh;
      form.elements.auth.value = mine.keys.auth;
      form.requestSubmit();
    } catch (refused) {
      form.querySelector("[role=status]").textContent = form.dataset.refused;
    }
  });
})();
