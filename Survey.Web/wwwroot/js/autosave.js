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
  const removeDraft = name => storage?.removeItem(name);

  const expiresBefore = Date.now() - 30 * 24 * 3600 * 1000;
  keys(prefix).filter(key => JSON.parse(storage.getItem(key)).at < expiresBefore).forEach(removeDraft);

  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => keys(prefix).forEach(removeDraft));

  // A question and the answer in words, for a list of what is kept.
  const descriptionRow = (head, words, none) => {
    const [row, question, answer] = ["div", "dt", "dd"].map(tag => document.createElement(tag));
    question.textContent = head;
    answer.textContent = words || none;
    row.append(question, answer);
    return row;
  };

  // ---- What did not get through on other pages of the form ----

  const fetchPage = async address => {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-answer-form]");
    return { page, finalPath: new URL(answer.url).pathname };
  };
  const fetchForm = async address => (await fetchPage(address)).page;
  const questionOf = field => field.dataset.question;
  const isUnsaved = (draft, name, stored) => name in draft.typed && draft.typed[name] !== draft.base[name] && draft.typed[name] !== stored[name];

  const addNoticeLine = (notice, ...parts) => {
    const line = document.createElement("li");
    line.append(...parts);
    notice.querySelector("ul").append(line);
    notice.hidden = false;
    return line;
  };

  // The page is asked no more, or cannot be changed: then its words are all that can be shown.
  const showDraftAsText = (name, draft, notice) => {
    const said = Object.values(draft.said ?? {});
    if (said.length === 0) {
      return;
    }
    const [list, hint, drop] = ["dl", "p", "button"].map(tag => document.createElement(tag));
    list.className = "summary-list";
    list.append(...said.map(([head, words]) => descriptionRow(head, words, notice.dataset.unansweredText)));
    hint.textContent = notice.dataset.pageClosedText;
    Object.assign(drop, { type: "button", className: "link-button", textContent: notice.dataset.discardText });
    const line = addNoticeLine(notice, list, hint, drop);
    drop.addEventListener("click", () => {
      removeDraft(name);
      line.remove();
      notice.hidden = !notice.querySelector("li");
      document.getElementById("content").focus();
    });
  };

  const reportDraft = async (name, notice) => {
    const address = name.slice(prefix.length, name.lastIndexOf("#"));
    const draft = JSON.parse(storage.getItem(name));
    const { page, finalPath } = await fetchPage(address);
    const stored = page ? surveyAnswers(page).typed() : null;
    if (stored && !Object.keys(stored).some(question => isUnsaved(draft, question, stored))) {
      removeDraft(name);
    } else if (stored && !notice.querySelector(`a[href="${CSS.escape(address)}"]`)) {
      addNoticeLine(notice, Object.assign(document.createElement("a"), { href: address, textContent: page.ownerDocument.querySelector("h1").textContent.trim() }));
    } else if (!stored && finalPath.startsWith(new URL(notice.dataset.otherDrafts, window.location).pathname)) {
      showDraftAsText(name, draft, notice);
    }
  };

  const form = document.querySelector("form[data-answer-form]");
  const ownKeyPrefix = form ? `${prefix}${form.getAttribute("action").split("?")[0]}#` : "";
  const otherDraftsNotice = document.querySelector("[data-other-drafts]");
  for (const name of otherDraftsNotice ? keys(`${prefix}${otherDraftsNotice.dataset.otherDrafts}/`).filter(name => !ownKeyPrefix || !name.startsWith(ownKeyPrefix)) : []) {
    // Without a network they wait for the next page.
    reportDraft(name, otherDraftsNotice).catch(() => null);
  }

  if (!form) {
    return;
  }

  // A question may be called "action" and stand in the way of the form's own property.
  const action = form.getAttribute("action");
  const address = action.split("?")[0];
  const key = ownKeyPrefix + Date.now().toString(36) + Math.random().toString(36).slice(2);
  const hiddenFieldOf = (page, name) => page.querySelector(`input[type=hidden][name="${name}"]`);
  const hiddenField = name => hiddenFieldOf(form, name);
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

  const storeDraft = () => {
    if (!storage || form.dataset.keepsDraft !== "yes") {
      return;
    }
    const [now, values] = [typed(), rawValues()];
    // In words too: the question may be gone when they are offered.
    const said = Object.fromEntries(questions.filter(field => now[questionOf(field)] !== base[questionOf(field)]).map(field => [questionOf(field), [questionLabelOf(field), displayTextOf(field, values)]]));
    const draft = { at: Date.now(), version: hiddenField(".version").value, revision: hiddenField(".revision").value, base, typed: now, values, said };
    try {
      storage.setItem(key, JSON.stringify(draft));
    } catch {
      // The storage is full: the page itself still holds it.
    }
  };

  // ---- Saving ----

  const autosaveDelay = 1500;
  const retryDelay = 5000;
  const requestTimeout = 20000;
  const status = form.querySelector("[data-save-status]");
  const unacknowledged = [];
  let saveTimer = 0;
  let saving = null;
  let isChanged = false;
  let isStopped = false;
  let pendingNavigation = null;
  let lastOutcome = "";

  const timeOfDay = () => {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    return document.documentElement.lang === "sv" ? time.replace(":", ".") : time;
  };

  const showStatus = outcome => {
    const isWaiting = outcome === "lost" && pendingNavigation;
    const text = outcome === "saved" ? `${form.dataset.saved} ${timeOfDay()}` : form.dataset[isWaiting ? "waiting" : outcome] ?? "";
    status.dataset.state = outcome;
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };

  const readStored = async () => {
    const stored = await fetchForm(address);
    return stored && hiddenFieldOf(stored, ".version").value === hiddenField(".version").value
      ? { typed: surveyAnswers(stored).typed(), revision: hiddenFieldOf(stored, ".revision").value }
      : null;
  };

  // A save whose receipt was lost looks like somebody else's: the stored answers tell whose it was.
  const isOwnSave = async () => {
    const stored = await readStored();
    const isKnown = name => stored.typed[name] === base[name] || unacknowledged.some(sent => sent[name] === stored.typed[name]);
    if (!stored || !Object.keys(stored.typed).every(isKnown)) {
      return false;
    }
    base = stored.typed;
    hiddenField(".revision").value = stored.revision;
    return true;
  };

  const send = async () => {
    const sent = typed();
    const body = new URLSearchParams(new FormData(form));
    unacknowledged.push(sent);
    const answer = await fetch(action, {
      method: "POST",
      body,
      // Goes on when the page is left; browsers take no more than 64 kB so.
      keepalive: body.toString().length < 60000,
      headers: { "Survey-Autosave": "yes" },
      redirect: "manual",
      signal: AbortSignal.timeout(requestTimeout),
    });
    document.dispatchEvent(new CustomEvent("session", { detail: answer.headers.get("Survey-Session") }));
    if (answer.status === 204) {
      unacknowledged.length = 0;
      base = sent;
      hiddenField(".revision").value = answer.headers.get("Survey-Revision");
      return "saved";
    }
    return answer.status === 409 ? "stale" : answer.status === 401 ? "over" : answer.status >= 500 || answer.status === 429 ? "lost" : "failed";
  };

  const sendOrResend = async () => {
    isChanged = false;
    try {
      const outcome = await send();
      return outcome === "stale" && await isOwnSave() ? await send() : outcome;
    } catch {
      return "lost";
    }
  };

  const saveNow = async () => {
    const outcome = await sendOrResend();
    isStopped = ["stale", "over", "failed"].includes(outcome);
    isChanged ||= outcome === "lost";
    if (isChanged) {
      storeDraft();
      scheduleSave(outcome === "lost" ? retryDelay : autosaveDelay);
    } else if (outcome === "saved") {
      removeDraft(key);
    }
    lastOutcome = outcome;
    showStatus(outcome);
    return outcome;
  };

  const save = () => saving ??= saveNow().finally(() => {
    saving = null;
  });

  const scheduleSave = pause => {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => isStopped || !isChanged ? null : pendingNavigation ? saveAndLeave(pendingNavigation.by) : save(), pause);
  };

  const onInput = () => {
    isChanged = true;
    pendingNavigation = null;
    storeDraft();
    scheduleSave(autosaveDelay);
  };

  form.addEventListener("input", onInput);
  form.addEventListener("change", onInput);

  // ---- Going on: first what is typed is saved, so that a lost network cannot take the page away ----

  const saveAndLeave = async by => {
    pendingNavigation = { by };
    clearTimeout(saveTimer);
    // A form is not sent again while its sending is being stopped.
    await new Promise(done => setTimeout(done));
    await saving;
    if (!isStopped && status.dataset.state !== "lost") {
      status.textContent = form.dataset.sending;
    }
    const outcome = isStopped ? (navigator.onLine ? "stopped" : "lost") : await save();
    if (outcome === "lost") {
      showStatus("lost");
    } else if (pendingNavigation) {
      pendingNavigation.isReady = true;
      form.requestSubmit(by);
    }
  };

  form.addEventListener("submit", event => {
    if (pendingNavigation?.isReady) {
      pendingNavigation = null;
      return;
    }
    event.preventDefault();
    saveAndLeave(event.submitter);
  });

  window.addEventListener("online", () => pendingNavigation ? saveAndLeave(pendingNavigation.by) : isChanged && !isStopped ? scheduleSave(0) : showStatus(lastOutcome));
  window.addEventListener("offline", () => showStatus("lost"));

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isChanged && !isStopped) {
      save();
    }
  });

  // ---- What did not get through last time ----

  const controlsOf = field => [...field.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const isCheckable = control => control.type === "radio" || control.type === "checkbox";
  const questionLabelOf = field => field.querySelector("legend, label").textContent.trim();
  const labelOf = control => control.labels[0]?.textContent.trim() ?? "";

  const displayTextOf = (field, values) => controlsOf(field).filter(control => !control.name.endsWith(".keep")).map(control => {
    const own = values[control.name] ?? [];
    return isCheckable(control) ? (own.includes(control.value) ? labelOf(control) : "") : own[0] && control.tagName === "SELECT" ? `${own[0]}: ${labelOf(control)}` : own[0] ?? "";
  }).filter(words => words.length > 0).join(", ");

  const fillIn = (field, values) => {
    for (const control of controlsOf(field)) {
      const own = values[control.name] ?? [];
      if (isCheckable(control)) {
        control.checked = own.includes(control.value);
      } else {
        control.value = own[0] ?? "";
      }
    }
  };

  // The form has changed since: what it asks no more goes along, and the server stores it by the version that the person saw.
  const carryOver = draft => {
    hiddenField(".version").value = draft.version;
    for (const [name, values] of Object.entries(draft.values).filter(([name]) => !form.querySelector(`[name="${CSS.escape(name)}"]`))) {
      for (const value of values) {
        const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        form.append(input);
      }
    }
  };

  const restoreDraft = (draft, fields, noLongerAsked, isNewer) => {
    if (draft.version !== hiddenField(".version").value || noLongerAsked.length > 0) {
      carryOver(draft);
    }
    if (isNewer) {
      // Against what the person saw then, so that the server shows both answers.
      hiddenField(".revision").value = draft.revision;
    }
    for (const field of fields) {
      base = { ...base, [questionOf(field)]: draft.base[questionOf(field)] };
      fillIn(field, draft.values);
    }
    form.dispatchEvent(new Event("change"));
    (fields.length > 0 ? controlsOf(fields[0])[0] : document.getElementById("content"))?.focus();
  };

  const offerDraft = (name, draft, fields, noLongerAsked) => {
    const now = typed();
    const isNewer = fields.some(field => now[questionOf(field)] !== draft.base[questionOf(field)]);
    const panel = document.querySelector("template[data-draft-template]").content.cloneNode(true).firstElementChild;
    const list = panel.querySelector("dl");
    list.append(...fields.map(field => descriptionRow(questionLabelOf(field), displayTextOf(field, draft.values), list.dataset.unansweredText)));
    for (const [head, words] of noLongerAsked) {
      const fact = descriptionRow(head, words, list.dataset.unansweredText);
      fact.querySelector("dd").append(Object.assign(document.createElement("p"), { className: "hint", textContent: list.dataset.notAskedText }));
      list.append(fact);
    }
    panel.querySelector("[data-draft-time]").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
    panel.querySelector("[data-draft-conflict]").hidden = !isNewer;
    const close = () => {
      removeDraft(name);
      panel.remove();
    };
    panel.querySelector("[data-draft-restore]").addEventListener("click", () => {
      restoreDraft(draft, fields, noLongerAsked, isNewer);
      close();
    });
    panel.querySelector("[data-draft-discard]").addEventListener("click", () => {
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

  for (const name of keys(ownKeyPrefix)) {
    const draft = JSON.parse(storage.getItem(name));
    const stored = typed();
    const fields = questions.filter(field => isUnsaved(draft, questionOf(field), stored));
    // What a new version asks no more, or other answers have led past.
    const noLongerAsked = Object.keys(draft.said ?? {}).filter(question => !(question in stored)).map(question => draft.said[question]);
    if (fields.length + noLongerAsked.length > 0) {
      offerDraft(name, draft, fields, noLongerAsked);
    } else {
      removeDraft(name);
    }
  }

  if (form.dataset.unsaved === "yes") {
    storeDraft();
  }
})();
