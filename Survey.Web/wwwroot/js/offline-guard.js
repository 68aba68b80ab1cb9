// Delays navigation while the server cannot be reached, as the browser's error page would replace the form. The page says so, and
// navigates when the server is reachable again.
(() => {
  "use strict";

  // Milliseconds, as in autosave.js.
  const retryDelay = 5000;
  const requestTimeout = 20000;

  const isServerReachable = async () => {
    try {
      return (await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(requestTimeout) })).ok;
    } catch {
      return false;
    }
  };

  // Pages whose answers are autosaved say it themselves.
  const line = document.querySelector("[data-status-line]");
  if (line && !document.querySelector("form[data-answer-form]")) {
    const lineStatus = line.querySelector("[data-save-status]");
    const saved = lineStatus.textContent;
    const showConnection = () => {
      lineStatus.dataset.state = navigator.onLine ? "" : "lost";
      lineStatus.textContent = navigator.onLine ? saved : line.dataset.offline;
    };
    window.addEventListener("online", showConnection);
    window.addEventListener("offline", showConnection);
  }

  for (const form of document.querySelectorAll("form[data-offline-text]")) {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.className = "visually-hidden";
    form.append(status);
    let resume = null;
    let mayLeave = false;
    let retryTimer = 0;

    const retry = async () => {
      clearTimeout(retryTimer);
      const isReachable = await isServerReachable();
      if (mayLeave || !resume) {
        return;
      }
      if (isReachable) {
        mayLeave = true;
        resume();
      } else {
        status.className = "save-status";
        status.dataset.state = "lost";
        status.textContent = form.dataset.offlineText;
        retryTimer = setTimeout(retry, retryDelay);
      }
    };

    const holdNavigation = (event, resumeAction) => {
      if (mayLeave) {
        return;
      }
      event.preventDefault();
      resume = resumeAction;
      retry();
    };

    form.addEventListener("submit", event => holdNavigation(event, () => form.requestSubmit(event.submitter)));
    form.addEventListener("click", event => {
      const link = event.target.closest("a[href]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        holdNavigation(event, () => window.location.assign(link.href));
      }
    });
    window.addEventListener("online", retry);
    window.addEventListener("pageshow", event => {
      if (event.persisted) {
        resume = null;
        mayLeave = false;
      }
    });
  }
})();
