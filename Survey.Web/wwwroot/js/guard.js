// Holds back what would leave the page while the server cannot be reached: the browser's own error page would come instead.
// Says so, and goes on when the server is back.
(() => {
  "use strict";

  const pauseBeforeTryingAgain = 5000;
  const patience = 20000;

  const isReached = async () => {
    try {
      return (await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(patience) })).ok;
    } catch {
      return false;
    }
  };

  for (const form of document.querySelectorAll("form[data-guarded]")) {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.className = "visually-hidden";
    form.append(status);
    let goOn = null;
    let isFree = false;
    let waiting = 0;

    const tryAgain = async () => {
      clearTimeout(waiting);
      const isBack = await isReached();
      if (isFree || !goOn) {
        return;
      }
      if (isBack) {
        isFree = true;
        goOn();
      } else {
        status.className = "saved";
        status.dataset.state = "lost";
        status.textContent = form.dataset.guarded;
        waiting = setTimeout(tryAgain, pauseBeforeTryingAgain);
      }
    };

    const hold = (event, then) => {
      if (isFree) {
        return;
      }
      event.preventDefault();
      goOn = then;
      tryAgain();
    };

    form.addEventListener("submit", event => hold(event, () => form.requestSubmit(event.submitter)));
    form.addEventListener("click", event => {
      const link = event.target.closest("a[href]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        hold(event, () => window.location.assign(link.href));
      }
    });
    window.addEventListener("online", tryAgain);
    window.addEventListener("pageshow", event => {
      if (event.persisted) {
        goOn = null;
        isFree = false;
      }
    });
  }
})();
