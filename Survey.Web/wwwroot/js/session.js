// Warns a minute before the session ends, keeps it going where the person says so, and tells the site's other tabs.
(() => {
  "use strict";

  const dialog = document.querySelector("dialog[data-session]");
  if (!dialog) {
    return;
  }

  const warning = 60;
  const spoken = [30, 10];
  const part = name => dialog.querySelector(`[data-${name}]`);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("survey-session") : null;
  let endsAt = 0;
  let timer = 0;
  let said = 0;

  const show = name => {
    for (const other of ["warning", "over"]) {
      part(other).hidden = other !== name;
    }
    dialog.setAttribute("aria-labelledby", `session-${name}`);
    dialog.setAttribute("aria-describedby", `session-${name}-text`);
    if (!dialog.open) {
      dialog.showModal();
    }
  };

  const count = left => {
    const words = part("left").dataset.left.replace("{0}", left);
    part("left").textContent = words;
    const due = spoken.filter(mark => left <= mark).length;
    if (due > said) {
      part("spoken").textContent = words;
    }
    said = due;
  };

  // Clocks stop while a computer sleeps: what counts is the time of day.
  const look = () => {
    clearTimeout(timer);
    const left = Math.ceil((endsAt - Date.now()) / 1000);
    if (left <= 0) {
      show("over");
      part("again").focus();
      return;
    }
    if (left <= warning) {
      show("warning");
      count(left);
    } else if (dialog.open) {
      dialog.close();
    }
    timer = setTimeout(look, left <= warning ? 1000 : (left - warning) * 1000);
  };

  const until = instant => {
    endsAt = instant;
    part("failed").hidden = true;
    look();
  };

  const lasts = seconds => {
    until(Date.now() + seconds * 1000);
    channel?.postMessage(endsAt);
  };

  const extend = async () => {
    try {
      const answer = await fetch("/session", { method: "POST", redirect: "error" });
      lasts(Number(answer.headers.get("Survey-Session")));
    } catch {
      part("failed").hidden = false;
    }
  };

  part("extend").addEventListener("click", extend);
  part("again").addEventListener("click", () => window.location.reload());
  dialog.addEventListener("cancel", event => {
    if (!part("warning").hidden) {
      event.preventDefault();
      extend();
    }
  });
  channel?.addEventListener("message", event => until(event.data));
  document.addEventListener("session", event => event.detail ? lasts(Number(event.detail)) : null);
  document.addEventListener("visibilitychange", look);
  lasts(Number(dialog.dataset.session));
})();
