// Autosaves the page while the respondent types. What the server has not stored yet is kept as a draft in localStorage, sent when the
// server can be reached again, and offered when the page is opened again. Drafts are removed at sign-out and after thirty days.
(() => {
  "use strict";

  const prefix = "survey:";
  // As the page's language writes times, with the digits of the server's numbers.
  const timeLanguage = `${document.documentElement.lang}-u-nu-latn`;
  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      // Storage is blocked in this browser: there are no drafts, and only the page itself holds what is not saved.
      return null;
    }
  })();
  const keys = start => Object.keys(storage ?? {}).filter(key => key.startsWith(start));
  const removeDraft = name => storage?.removeItem(name);

  // Long enough for a holiday; answers should not stay in a shared browser for ever.
  const draftLifetime = 30 * 24 * 3600 * 1000;
  const expiresBefore = Date.now() - draftLifetime;
  keys(prefix).filter(key => JSON.parse(storage.getItem(key)).at < expiresBefore).forEach(removeDraft);

  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => keys(prefix).forEach(removeDraft));

  // A question and its answer as text, for a list of what a draft holds.
  const descriptionRow = (head, words, none) => {
    const [row, question, answer] = ["div", "dt", "dd"].map(tag => document.createElement(tag));
    question.textContent = head;
    answer.textContent = words || none;
    row.append(question, answer);
    return row;
  };

  // ---- Drafts of other pages of the form ----

  const fetchPage = async address => {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-answer-form]");
    return { page, finalPath: new URL(answer.url).pathname };
  };
  const fetchForm = async address => (await fetchPage(address)).page;
  const questionOf = field => field.dataset.question;
  const isUnsaved = (draft, name, stored) =>
    name in draft.typed && draft.typed[name] !== draft.base[name] && draft.typed[name] !== stored[name];

  const addNoticeLine = (notice, ...parts) => {
    const line = document.createElement("li");
    line.append(...parts);
    notice.querySelector("ul").append(line);
    notice.hidden = false;
    return line;
  };

  // The page is no longer asked, or cannot be changed: the answers can only be shown as text.
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
      const title = page.ownerDocument.querySelector("h1").textContent.trim();
      addNoticeLine(notice, Object.assign(document.createElement("a"), { href: address, textContent: title }));
    } else if (!stored && finalPath.startsWith(new URL(notice.dataset.otherDrafts, window.location).pathname)) {
      showDraftAsText(name, draft, notice);
    }
  };

  const form = document.querySelector("form[data-answer-form]");
  const ownKeyPrefix = form ? `${prefix}${form.getAttribute("action").split("?")[0]}#` : "";
  const otherDraftsNotice = document.querySelector("[data-other-drafts]");
  const formDrafts = otherDraftsNotice ? keys(`${prefix}${otherDraftsNotice.dataset.otherDrafts}/`) : [];
  for (const name of formDrafts.filter(name => !ownKeyPrefix || !name.startsWith(ownKeyPrefix))) {
    // Without a network they are reported on the next page.
    reportDraft(name, otherDraftsNotice).catch(() => null);
  }

  if (!form) {
    return;
  }

  // Not form.action: that would be the field of a question called "action".
  const action = form.getAttribute("action");
  const address = action.split("?")[0];
  const key = ownKeyPrefix + Date.now().toString(36) + Math.random().toString(36).slice(2);
  const hiddenFieldOf = (page, name) => page.querySelector(`input[type=hidden][name="${name}"]`);
  const hiddenField = name => hiddenFieldOf(form, name);
  const { typed, questions, controlsOf, isCheckable, fillIn } = surveyAnswers(form);

  // The answers that the server has stored, as far as the page knows; unknown where the page was returned unsaved.
  let base = form.dataset.unsaved === "yes" ? {} : typed();

  // ---- Storing the draft ----

  const rawValues = page => {
    const values = {};
    for (const [name, value] of new FormData(page)) {
      (values[name] ??= []).push(value);
    }
    delete values.__RequestVerificationToken;
    return values;
  };

  const storeDraft = () => {
    if (!storage || form.dataset.keepsDraft !== "yes") {
      return;
    }
    const [now, values] = [typed(), rawValues(form)];
    // As text too: the question may no longer be asked when the draft is offered.
    const changed = questions.filter(field => now[questionOf(field)] !== base[questionOf(field)]);
    const said = Object.fromEntries(changed.map(field => [questionOf(field), [questionLabelOf(field), displayTextOf(field, values)]]));
    const [version, revision] = [hiddenField(".version").value, hiddenField(".revision").value];
    const draft = { at: Date.now(), version, revision, base, typed: now, values, said };
    try {
      storage.setItem(key, JSON.stringify(draft));
    } catch {
      // The storage is full: only the page itself holds what is not saved.
    }
  };

  // ---- Saving ----

  // Milliseconds: a pause in typing, a wait that does not load a server in trouble, and the longest that a slow network takes.
  const autosaveDelay = 1500;
  const retryDelay = 5000;
  const requestTimeout = 20000;
  // Browsers refuse to finish larger requests after the page is left: the limit is 64 kB with headers.
  const maximumKeepaliveLength = 60000;
  const status = document.querySelector("[data-save-status]");
  const statusLine = document.querySelector("[data-status-line]");
  const unacknowledged = [];
  let saveTimer = 0;
  let saving = null;
  let isChanged = false;
  let isStopped = false;
  let pendingNavigation = null;
  let lastOutcome = "";

  const timeOfDay = () => {
    const time = new Date().toLocaleTimeString(timeLanguage, { hour: "2-digit", minute: "2-digit" });
    return document.documentElement.lang === "sv" ? time.replace(":", ".") : time;
  };

  const showStatus = outcome => {
    const isWaiting = outcome === "lost" && pendingNavigation;
    const text = outcome === "saved" ? `${form.dataset.saved}\u00A0${timeOfDay()}` : form.dataset[isWaiting ? "waiting" : outcome] ?? "";
    if (!statusLine) {
      return;
    }
    status.dataset.state = outcome;
    status.textContent = text;
    // What changes with every key is shown, not read out.
    const announced = statusLine.querySelector("[data-save-announced]");
    if (outcome !== "changed" && announced.textContent !== text) {
      announced.textContent = text;
    }
  };

  const showProgress = counts => {
    const progress = statusLine?.querySelector("[data-progress]");
    if (progress && counts) {
      progress.textContent = counts.split("/").reduce((text, count, index) => text.replace(`{${index}}`, count), progress.dataset.progress);
    }
  };

  // What an answer has hidden elsewhere in the form, as the server says it: below the question that was changed last. The revision goes
  // with the page, so that the next page says it too.
  let newlyHidden = null;
  let lastChanged = form.querySelector("[data-question]");
  const showNewlyHidden = (revision, html) => {
    hiddenField(".since").value = revision;
    const notice = new DOMParser().parseFromString(html, "text/html").querySelector("[data-newly-hidden]");
    if (notice?.textContent === newlyHidden?.textContent) {
      return;
    }
    newlyHidden?.remove();
    newlyHidden = notice;
    if (notice) {
      (lastChanged.closest(".battery") ?? lastChanged).after(notice);
      document.querySelector("[data-announce]").textContent = notice.textContent.replace(/\s+/g, " ");
    }
  };

  const readStored = async () => {
    const stored = await fetchForm(address);
    return stored && hiddenFieldOf(stored, ".version").value === hiddenField(".version").value
      ? { typed: surveyAnswers(stored).typed(), revision: hiddenFieldOf(stored, ".revision").value }
      : null;
  };

  // Where the response to a save was lost, the next save looks like a conflict. The stored answers show whether they are this page's own.
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

  // What the answers triggered was computed and stored by the server. A field that was changed after the save keeps what was typed.
  const takeOverComputed = async (names, sent) => {
    const stored = await fetchForm(address);
    const values = rawValues(stored);
    for (const hidden of form.querySelectorAll("input[data-triggered]")) {
      hidden.value = hiddenFieldOf(stored, hidden.name)?.value ?? hidden.value;
    }
    for (const field of names.map(name => form.querySelector(`[data-question="${CSS.escape(name)}"]`)).filter(found => found)) {
      const name = questionOf(field);
      field.querySelector("output")?.replaceWith(stored.querySelector(`[data-question="${CSS.escape(name)}"] output`));
      if (questions.includes(field) && typed()[name] === sent[name]) {
        fillIn(field, values);
        base = { ...base, [name]: typed()[name] };
      }
    }
    form.dispatchEvent(new CustomEvent("computed"));
  };

  const outcomeOf = httpStatus => {
    switch (httpStatus) {
      case 401: return "over";
      case 409: return "stale";
      case 429: return "lost";
      default: return httpStatus >= 500 ? "lost" : "failed";
    }
  };

  const send = async () => {
    const sent = typed();
    const body = new URLSearchParams(new FormData(form));
    unacknowledged.push(sent);
    const answer = await fetch(action, {
      method: "POST",
      body,
      // Lets the request finish when the page is left.
      keepalive: body.toString().length < maximumKeepaliveLength,
      headers: { "Survey-Autosave": "yes" },
      redirect: "manual",
      signal: AbortSignal.timeout(requestTimeout),
    });
    document.dispatchEvent(new CustomEvent("session", { detail: answer.headers.get("Survey-Session") }));
    if (answer.ok) {
      showProgress(answer.headers.get("Survey-Progress"));
      showNewlyHidden(answer.headers.get("Survey-Hidden-Since") ?? "", await answer.text());
      unacknowledged.length = 0;
      base = sent;
      const computed = answer.headers.get("Survey-Computed");
      if (computed) {
        // Before the revision: where this fails, the next save is a conflict and does not replace what was computed.
        await takeOverComputed(computed.split(" "), sent);
      }
      hiddenField(".revision").value = answer.headers.get("Survey-Revision");
      return "saved";
    }
    return outcomeOf(answer.status);
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

  const saveChanges = () => {
    if (!isStopped && isChanged) {
      pendingNavigation ? saveAndLeave(pendingNavigation.by) : save();
    }
  };

  const scheduleSave = pause => {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(saveChanges, pause);
  };

  const onInput = event => {
    lastChanged = event.target.closest("[data-question]") ?? lastChanged;
    isChanged = true;
    pendingNavigation = null;
    if (!isStopped && status?.dataset.state !== "lost") {
      showStatus("changed");
    }
    storeDraft();
    scheduleSave(autosaveDelay);
  };

  form.addEventListener("input", onInput);
  form.addEventListener("change", onInput);

  // ---- Submitting the page: it is saved first, so that without a network the browser's error page does not replace it ----

  const saveAndLeave = async by => {
    pendingNavigation = { by };
    clearTimeout(saveTimer);
    // requestSubmit does nothing while the submit event that was prevented is still being handled.
    await new Promise(done => setTimeout(done));
    await saving;
    if (!isStopped && status?.dataset.state !== "lost") {
      showStatus("sending");
    }
    const outcomeOnceStopped = navigator.onLine ? "stopped" : "lost";
    const outcome = isStopped ? outcomeOnceStopped : await save();
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

  window.addEventListener("online", () => {
    if (pendingNavigation) {
      saveAndLeave(pendingNavigation.by);
    } else if (isChanged && !isStopped) {
      scheduleSave(0);
    } else {
      showStatus(lastOutcome);
    }
  });
  window.addEventListener("offline", () => showStatus("lost"));

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isChanged && !isStopped) {
      save();
    }
  });

  // ---- Restoring a draft of this page ----

  const questionLabelOf = field => field.querySelector("legend, label").textContent.trim();
  const labelOf = control => control.labels[0]?.textContent.trim() ?? "";

  const displayTextOfControl = (control, own) => {
    if (isCheckable(control)) {
      return own.includes(control.value) ? labelOf(control) : "";
    }
    return own[0] && control.tagName === "SELECT" ? `${own[0]}: ${labelOf(control)}` : own[0] ?? "";
  };

  const displayTextOf = (field, values) => controlsOf(field)
    .filter(control => !control.name.endsWith(".keep"))
    .map(control => displayTextOfControl(control, values[control.name] ?? []))
    .filter(words => words.length > 0)
    .join(", ");

  // The form has changed since: answers that it no longer asks for are posted too, and the server stores them by the version of the
  // study that the person saw.
  const carryOver = draft => {
    hiddenField(".version").value = draft.version;
    const missing = Object.entries(draft.values).filter(([name]) => !form.querySelector(`[name="${CSS.escape(name)}"]`));
    for (const [name, values] of missing) {
      form.append(...values.map(value => Object.assign(document.createElement("input"), { type: "hidden", name, value })));
    }
  };

  const restoreDraft = (draft, fields, noLongerAsked, isNewer) => {
    if (draft.version !== hiddenField(".version").value || noLongerAsked.length > 0) {
      carryOver(draft);
    }
    if (isNewer) {
      // The revision that the person saw then, so that the server finds the conflict and shows both answers.
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
    const { unansweredText, notAskedText } = list.dataset;
    list.append(...fields.map(field => descriptionRow(questionLabelOf(field), displayTextOf(field, draft.values), unansweredText)));
    for (const [head, words] of noLongerAsked) {
      const row = descriptionRow(head, words, unansweredText);
      row.querySelector("dd").append(Object.assign(document.createElement("p"), { className: "hint", textContent: notAskedText }));
      list.append(row);
    }
    const timeFormat = { dateStyle: "long", timeStyle: "short", hourCycle: "h23" };
    panel.querySelector("[data-draft-time]").textContent = new Date(draft.at).toLocaleString(timeLanguage, timeFormat);
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
    // Another tab may have the draft open, and save it: then it is no longer offered here.
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
    // Questions that a new version does not ask, or that other answers have removed from the route.
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
