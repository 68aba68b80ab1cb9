// Notices that the same form is open in another tab of the browser, and says so in both.
(() => {
  "use strict";

  const notice = document.querySelector("[data-tabs]");
  if (!notice || !("BroadcastChannel" in window)) {
    return;
  }

  const me = Math.random().toString(36);
  const others = new Set();
  const channel = new BroadcastChannel(`survey-form:${notice.dataset.tabs}`);
  const say = says => channel.postMessage({ from: me, says });

  channel.addEventListener("message", ({ data: { from, says } }) => {
    if (says === "gone") {
      others.delete(from);
    } else {
      others.add(from);
    }
    if (says === "here") {
      say("here too");
    }
    notice.hidden = others.size === 0;
  });
  window.addEventListener("pagehide", () => say("gone"));
  say("here");
})();
