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

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = event.notification.data && event.notification.data.url;
  if (/^https?:/.test(url || "")) event.waitUntil(clients.openWindow(url));
});
