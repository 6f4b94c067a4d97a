// Shows what is pushed to this browser; a touch opens it.
self.addEventListener("push", event => {
  const message = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(message.title || "Rolecall", {
    body: message.body || "",
    tag: message.id,
    data: { url: message.url }
  }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  if (event.notification.data.url) {
    event.waitUntil(self.clients.openWindow(event.notification.data.url));
  }
});
