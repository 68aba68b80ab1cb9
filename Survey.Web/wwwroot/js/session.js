// Warns a minute before the session ends, extends it where the person chooses so, and tells the site's other tabs.
(() => {
  "use strict";

  const dialog = document.querySelector("dialog[data-session]");
  if (!dialog) {
    return;
  }

  // WCAG 2.2.1 asks for at least 20 seconds to extend a session with one action.
  const warningSeconds = 60;
  // A screen reader is told twice more: every second would drown everything else.
  const announceAtSeconds = [30, 10];
  const elementOf = name => dialog.querySelector(`[data-${name}]`);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("survey-session") : null;
  let endsAt = 0;
  let timer = 0;
  let announcedCount = 0;

  const showPanel = name => {
    for (const other of ["warning", "over"]) {
      elementOf(other).hidden = other !== name;
    }
    dialog.setAttribute("aria-labelledby", `session-${name}`);
    dialog.setAttribute("aria-describedby", `session-${name}-text`);
    if (!dialog.open) {
      dialog.showModal();
    }
  };

  const showCountdown = left => {
    const countdownText = elementOf("left").dataset.left.replace("{0}", left);
    elementOf("left").textContent = countdownText;
    const due = announceAtSeconds.filter(mark => left <= mark).length;
    if (due > announcedCount) {
      elementOf("spoken").textContent = countdownText;
    }
    announcedCount = due;
  };

  // Timers stop while a computer sleeps, so the remaining time is computed from the time of day.
  const checkTime = () => {
    clearTimeout(timer);
    const left = Math.ceil((endsAt - Date.now()) / 1000);
    if (left <= 0) {
      showPanel("over");
      elementOf("again").focus();
      return;
    }
    if (left <= warningSeconds) {
      showPanel("warning");
      showCountdown(left);
    } else if (dialog.open) {
      dialog.close();
    }
    timer = setTimeout(checkTime, left <= warningSeconds ? 1000 : (left - warningSeconds) * 1000);
  };

  const setEnd = instant => {
    endsAt = instant;
    elementOf("failed").hidden = true;
    checkTime();
  };

  const renew = seconds => {
    setEnd(Date.now() + seconds * 1000);
    channel?.postMessage(endsAt);
  };

  const extend = async () => {
    try {
      const answer = await fetch("/session", { method: "POST", redirect: "error" });
      renew(Number(answer.headers.get("Survey-Session")));
    } catch {
      elementOf("failed").hidden = false;
    }
  };

  elementOf("extend").addEventListener("click", extend);
  elementOf("again").addEventListener("click", () => window.location.reload());
  dialog.addEventListener("cancel", event => {
    if (!elementOf("warning").hidden) {
      event.preventDefault();
      extend();
    }
  });
  channel?.addEventListener("message", event => setEnd(event.data));
  document.addEventListener("session", event => event.detail ? renew(Number(event.detail)) : null);
  document.addEventListener("visibilitychange", checkTime);
  renew(Number(dialog.dataset.session));
})();
