// Detects that the same form is open in another tab of the browser, and says so in both.
(() => {
  "use strict";

  const notice = document.querySelector("[data-other-tab]");
  if (!notice || !("BroadcastChannel" in window)) {
    return;
  }

  const tabId = Math.random().toString(36);
  const others = new Set();
  const channel = new BroadcastChannel(`survey-form:${notice.dataset.otherTab}`);
  const post = message => channel.postMessage({ from: tabId, message });

  channel.addEventListener("message", ({ data: { from, message } }) => {
    if (message === "gone") {
      others.delete(from);
    } else {
      others.add(from);
    }
    if (message === "here") {
      post("here too");
    }
    notice.hidden = others.size === 0;
  });
  window.addEventListener("pagehide", () => post("gone"));
  post("here");
})();
