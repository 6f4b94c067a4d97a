// Shows what a push message says, and opens its link when it is touched.
addEventListener("push", (event) => {
  let message = {};
  try {
    message = event.data ? event.data.json() : {};
  } catch {
    // Not ours; browsers want something to be shown for every message.
  }
  event.waitUntil(
    registration.showNotification(message.title || "Rolecall", {
      body: message.body || "",
      tag: message.id,
      data: { url: message.url },
    }),
  );
});

// The browser's maker gave it another address, or took the one it had: whoever told it goes on by the new one.
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event.newSubscription)));

const renew = async (given) => {
  const kept = await caches.open("rolecall-push");
  const shown = await kept.match("/push-renewal");
  if (!shown) return;
  const { applicationServerKey } = await (await fetch("/v1/push/key")).json();
  const subscription =
    given || (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch("/v1/push/renewals", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ renewal: await shown.text(), endpoint, keys }),
  });
  if (answer.ok) await kept.put("/push-renewal", new Response((await answer.json()).renewal));
};

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = event.notification.data && event.notification.data.url;
  if (/^https?:/.test(url || "")) event.waitUntil(clients.openWindow(url));
});
