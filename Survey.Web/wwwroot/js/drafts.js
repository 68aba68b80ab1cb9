// Saves what is typed as one types. What the server has not taken yet lies in the browser, goes there when it can be reached again,
// and is offered when the page is opened anew. Signing out clears it, and so do thirty days.
(() => {
  "use strict";

  const prefix = "survey:";
  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      // Forbidden by the browser's owner: then only the page itself holds what is not saved.
      return null;
    }
  })();
  const keys = start => Object.keys(storage ?? {}).filter(key => key.startsWith(start));
  const forget = name => storage?.removeItem(name);

  const oldest = Date.now() - 30 * 24 * 3600 * 1000;
  keys(prefix).filter(key => JSON.parse(storage.getItem(key)).at < oldest).forEach(forget);

  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => keys(prefix).forEach(forget));

  // A question and the answer in words, for a list of what is kept.
  const factOf = (head, words, none) => {
    const [row, question, answer] = ["div", "dt", "dd"].map(tag => document.createElement(tag));
    question.textContent = head;
    answer.textContent = words || none;
    row.append(question, answer);
    return row;
  };

  // ---- What did not get through on other pages of the form ----

  const pageAt = async address => {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-answers]");
    return { page, landedOn: new URL(answer.url).pathname };
  };
  const formIn = async address => (await pageAt(address)).page;
  const questionOf = field => field.dataset.question;
  const isLeft = (draft, name, stored) => name in draft.typed && draft.typed[name] !== draft.base[name] && draft.typed[name] !== stored[name];

  const addTo = (notice, ...parts) => {
    const line = document.createElement("li");
    line.append(...parts);
    notice.querySelector("ul").append(line);
    notice.hidden = false;
    return line;
  };

  // The page is asked no more, or cannot be changed: then its words are all that can be shown.
  const tellInWords = (name, draft, notice) => {
    const said = Object.values(draft.said ?? {});
    if (said.length === 0) {
      return;
    }
    const [list, hint, drop] = ["dl", "p", "button"].map(tag => document.createElement(tag));
    list.className = "key-facts";
    list.append(...said.map(([head, words]) => factOf(head, words, notice.dataset.none)));
    hint.textContent = notice.dataset.shut;
    Object.assign(drop, { type: "button", className: "link", textContent: notice.dataset.discard });
    const line = addTo(notice, list, hint, drop);
    drop.addEventListener("click", () => {
      forget(name);
      line.remove();
      notice.hidden = !notice.querySelector("li");
      document.getElementById("content").focus();
    });
  };

  const tellOf = async (name, notice) => {
    const address = name.slice(prefix.length, name.lastIndexOf("#"));
    const draft = JSON.parse(storage.getItem(name));
    const { page, landedOn } = await pageAt(address);
    const stored = page ? surveyAnswers(page).typed() : null;
    if (stored && !Object.keys(stored).some(question => isLeft(draft, question, stored))) {
      forget(name);
    } else if (stored && !notice.querySelector(`a[href="${CSS.escape(address)}"]`)) {
      addTo(notice, Object.assign(document.createElement("a"), { href: address, textContent: page.ownerDocument.querySelector("h1").textContent.trim() }));
    } else if (!stored && landedOn.startsWith(new URL(notice.dataset.elsewhere, window.location).pathname)) {
      tellInWords(name, draft, notice);
    }
  };

  const form = document.querySelector("form[data-answers]");
  const here = form ? `${prefix}${form.getAttribute("action").split("?")[0]}#` : "";
  const elsewhere = document.querySelector("[data-elsewhere]");
  for (const name of elsewhere ? keys(`${prefix}${elsewhere.dataset.elsewhere}/`).filter(name => !here || !name.startsWith(here)) : []) {
    // Without a network they wait for the next page.
    tellOf(name, elsewhere).catch(() => null);
  }

  if (!form) {
    return;
  }

  // A question may be called "action" and stand in the way of the form's own property.
  const action = form.getAttribute("action");
  const address = action.split("?")[0];
  const key = here + Date.now().toString(36) + Math.random().toString(36).slice(2);
  const hiddenIn = (page, name) => page.querySelector(`input[type=hidden][name="${name}"]`);
  const hidden = name => hiddenIn(form, name);
  const { typed, questions } = surveyAnswers(form);

  // What the server has of this page, as far as the page knows; unknown where the page came back unsaved.
  let base = form.dataset.unsaved === "yes" ? {} : typed();

  // ---- What the browser keeps ----

  const rawValues = () => {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      (values[name] ??= []).push(value);
    }
    delete values.__RequestVerificationToken;
    return values;
  };

  const keep = () => {
    if (!storage || form.dataset.keep !== "yes") {
      return;
    }
    const [now, values] = [typed(), rawValues()];
    // In words too: the question may be gone when they are offered.
    const said = Object.fromEntries(questions.filter(field => now[questionOf(field)] !== base[questionOf(field)]).map(field => [questionOf(field), [headOf(field), wordsFor(field, values)]]));
    const draft = { at: Date.now(), version: hidden(".version").value, revision: hidden(".revision").value, base, typed: now, values, said };
    try {
      storage.setItem(key, JSON.stringify(draft));
    } catch {
      // The storage is full: the page itself still holds it.
    }
  };

  // ---- Saving ----

  const pauseBeforeSaving = 1500;
  const pauseBeforeTryingAgain = 5000;
  const patience = 20000;
  const status = form.querySelector("[data-status]");
  const unanswered = [];
  let waiting = 0;
  let saving = null;
  let isChanged = false;
  let isStopped = false;
  let leaving = null;
  let last = "";

  const timeOfDay = () => {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    return document.documentElement.lang === "sv" ? time.replace(":", ".") : time;
  };

  const say = outcome => {
    const isWaiting = outcome === "lost" && leaving;
    const text = outcome === "saved" ? `${form.dataset.saved} ${timeOfDay()}` : form.dataset[isWaiting ? "waiting" : outcome] ?? "";
    status.dataset.state = outcome;
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };

  const readStored = async () => {
    const stored = await formIn(address);
    return stored && hiddenIn(stored, ".version").value === hidden(".version").value
      ? { typed: surveyAnswers(stored).typed(), revision: hiddenIn(stored, ".revision").value }
      : null;
  };

  // A save whose receipt was lost looks like somebody else's: the stored answers tell whose it was.
  const isOwn = async () => {
    const stored = await readStored();
    const isKnown = name => stored.typed[name] === base[name] || unanswered.some(sent => sent[name] === stored.typed[name]);
    if (!stored || !Object.keys(stored.typed).every(isKnown)) {
      return false;
    }
    base = stored.typed;
    hidden(".revision").value = stored.revision;
    return true;
  };

  const send = async () => {
    const sent = typed();
    const body = new URLSearchParams(new FormData(form));
    unanswered.push(sent);
    const answer = await fetch(action, {
      method: "POST",
      body,
      // Goes on when the page is left; browsers take no more than 64 kB so.
      keepalive: body.toString().length < 60000,
      headers: { "Survey-Autosave": "yes" },
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    document.dispatchEvent(new CustomEvent("session", { detail: answer.headers.get("Survey-Session") }));
    if (answer.status === 204) {
      unanswered.length = 0;
      base = sent;
      hidden(".revision").value = answer.headers.get("Survey-Revision");
      return "saved";
    }
    return answer.status === 409 ? "stale" : answer.status === 401 ? "over" : answer.status >= 500 || answer.status === 429 ? "lost" : "failed";
  };

  const trySaving = async () => {
    isChanged = false;
    try {
      const outcome = await send();
      return outcome === "stale" && await isOwn() ? await send() : outcome;
    } catch {
      return "lost";
    }
  };

  const run = async () => {
    const outcome = await trySaving();
    isStopped = ["stale", "over", "failed"].includes(outcome);
    isChanged ||= outcome === "lost";
    if (isChanged) {
      keep();
      saveLater(outcome === "lost" ? pauseBeforeTryingAgain : pauseBeforeSaving);
    } else if (outcome === "saved") {
      forget(key);
    }
    last = outcome;
    say(outcome);
    return outcome;
  };

  const save = () => saving ??= run().finally(() => {
    saving = null;
  });

  const saveLater = pause => {
    clearTimeout(waiting);
    waiting = setTimeout(() => isStopped || !isChanged ? null : leaving ? goOn(leaving.by) : save(), pause);
  };

  const changed = () => {
    isChanged = true;
    leaving = null;
    keep();
    saveLater(pauseBeforeSaving);
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);

  // ---- Going on: first what is typed is saved, so that a lost network cannot take the page away ----

  const goOn = async by => {
    leaving = { by };
    clearTimeout(waiting);
    // A form is not sent again while its sending is being stopped.
    await new Promise(done => setTimeout(done));
    await saving;
    if (!isStopped && status.dataset.state !== "lost") {
      status.textContent = form.dataset.sending;
    }
    const outcome = isStopped ? (navigator.onLine ? "stopped" : "lost") : await save();
    if (outcome === "lost") {
      say("lost");
    } else if (leaving) {
      leaving.isReady = true;
      form.requestSubmit(by);
    }
  };

  form.addEventListener("submit", event => {
    if (leaving?.isReady) {
      leaving = null;
      return;
    }
    event.preventDefault();
    goOn(event.submitter);
  });

  window.addEventListener("online", () => leaving ? goOn(leaving.by) : isChanged && !isStopped ? saveLater(0) : say(last));
  window.addEventListener("offline", () => say("lost"));

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isChanged && !isStopped) {
      save();
    }
  });

  // ---- What did not get through last time ----

  const controlsIn = field => [...field.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const isTicked = control => control.type === "radio" || control.type === "checkbox";
  const headOf = field => field.querySelector("legend, label").textContent.trim();
  const labelOf = control => control.labels[0]?.textContent.trim() ?? "";

  const wordsFor = (field, values) => controlsIn(field).filter(control => !control.name.endsWith(".keep")).map(control => {
    const own = values[control.name] ?? [];
    return isTicked(control) ? (own.includes(control.value) ? labelOf(control) : "") : own[0] && control.tagName === "SELECT" ? `${own[0]}: ${labelOf(control)}` : own[0] ?? "";
  }).filter(words => words.length > 0).join(", ");

  const fill = (field, values) => {
    for (const control of controlsIn(field)) {
      const own = values[control.name] ?? [];
      if (isTicked(control)) {
        control.checked = own.includes(control.value);
      } else {
        control.value = own[0] ?? "";
      }
    }
  };

  // The form has changed since: what it asks no more goes along, and the server stores it by the version that the person saw.
  const carry = draft => {
    hidden(".version").value = draft.version;
    for (const [name, values] of Object.entries(draft.values).filter(([name]) => !form.querySelector(`[name="${CSS.escape(name)}"]`))) {
      for (const value of values) {
        const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        form.append(input);
      }
    }
  };

  const take = (draft, fields, gone, isNewer) => {
    if (draft.version !== hidden(".version").value || gone.length > 0) {
      carry(draft);
    }
    if (isNewer) {
      // Against what the person saw then, so that the server shows both answers.
      hidden(".revision").value = draft.revision;
    }
    for (const field of fields) {
      base = { ...base, [questionOf(field)]: draft.base[questionOf(field)] };
      fill(field, draft.values);
    }
    form.dispatchEvent(new Event("change"));
    (fields.length > 0 ? controlsIn(fields[0])[0] : document.getElementById("content"))?.focus();
  };

  const offer = (name, draft, fields, gone) => {
    const now = typed();
    const isNewer = fields.some(field => now[questionOf(field)] !== draft.base[questionOf(field)]);
    const panel = document.querySelector("template[data-kept]").content.cloneNode(true).firstElementChild;
    const list = panel.querySelector("dl");
    list.append(...fields.map(field => factOf(headOf(field), wordsFor(field, draft.values), list.dataset.none)));
    for (const [head, words] of gone) {
      const fact = factOf(head, words, list.dataset.none);
      fact.querySelector("dd").append(Object.assign(document.createElement("p"), { className: "hint", textContent: list.dataset.gone }));
      list.append(fact);
    }
    panel.querySelector("[data-when]").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
    panel.querySelector("[data-newer]").hidden = !isNewer;
    const close = () => {
      forget(name);
      panel.remove();
    };
    panel.querySelector("[data-take]").addEventListener("click", () => {
      take(draft, fields, gone, isNewer);
      close();
    });
    panel.querySelector("[data-drop]").addEventListener("click", () => {
      close();
      document.getElementById("content").focus();
    });
    // Another tab may be typing it at this moment, and gets it through.
    window.addEventListener("storage", event => event.key === name && event.newValue === null && panel.remove());
    form.insertAdjacentElement("beforebegin", panel);
    if (!document.querySelector("[data-focus=yes]")) {
      panel.focus();
    }
  };

  for (const name of keys(here)) {
    const draft = JSON.parse(storage.getItem(name));
    const stored = typed();
    const fields = questions.filter(field => isLeft(draft, questionOf(field), stored));
    // What a new version asks no more, or other answers have led past.
    const gone = Object.keys(draft.said ?? {}).filter(question => !(question in stored)).map(question => draft.said[question]);
    if (fields.length + gone.length > 0) {
      offer(name, draft, fields, gone);
    } else {
      forget(name);
    }
  }

  if (form.dataset.unsaved === "yes") {
    keep();
  }
})();
