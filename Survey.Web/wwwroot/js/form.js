// Helps with the form; everything works without it. No answer is kept anywhere but on the server.
(() => {
  "use strict";

  const start = document.querySelector("[data-focus=yes]");
  if (start) {
    start.focus();
  }

  for (const link of document.querySelectorAll(".summary a[href^='#'], .notice a[href^='#']")) {
    link.addEventListener("click", event => {
      const target = document.getElementById(link.hash.slice(1));
      if (target) {
        event.preventDefault();
        target.scrollIntoView({ block: "center" });
        target.focus({ preventScroll: true });
      }
    });
  }

  const print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  const form = document.querySelector("form[data-answers]");
  if (!form) {
    return;
  }

  form.elements.namedItem("script").value = "on";
  const announce = text => {
    document.querySelector("[data-announce]").textContent = text;
  };

  // ---- What is answered, as the expressions read it ----

  const numberText = (typed, isWhole) => {
    const bare = typed.replace(/\s/g, "").replace("−", "-");
    const comma = bare.lastIndexOf(",");
    const isDecimalComma = comma >= 0 && bare.indexOf(",") === comma && bare.lastIndexOf(".") < comma;
    const isGrouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/.test(bare) && (isWhole || bare.indexOf(".") < bare.lastIndexOf("."));
    const plain = isDecimalComma ? bare.replace(/\./g, "").replace(",", ".") : isGrouped ? bare.replace(/\./g, "") : bare;
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) && (!isWhole || Number.isInteger(Number(plain)));
    return isNumber ? String(Number(plain)) : typed;
  };

  const dateText = field => {
    const part = name => {
      const input = field.querySelector(`[name$=".${name}"]`);
      const text = input ? input.value.trim() : "";
      return name !== "year" && /^\d$/.test(text) ? "0" + text : text;
    };
    const day = [part("year"), part("month"), part("day")].join("-").replace(/-+$/, "");
    const time = clockText(field.querySelector("[name$='.time']"));
    return time.length > 0 ? `${day}T${time}` : day;
  };

  const clockText = input => {
    const typed = input ? input.value.trim() : "";
    const match = /^(\d{1,2})[.:](\d{2})$/.exec(typed) || /^(\d{2})(\d{2})$/.exec(typed);
    return match ? `${match[1].padStart(2, "0")}:${match[2]}` : typed;
  };

  const rankingText = places => places.filter(place => place.value.length > 0)
    .sort((a, b) => Number(a.value) - Number(b.value)).map(place => place.dataset.choice).join(" ");

  const otherWords = name => {
    const input = form.querySelector(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}#"]`);
    const owner = input && input.closest("[data-question]");
    const isChosen = !owner || (!owner.hidden && owner.querySelector('input[value="other"]:checked'));
    return input && isChosen ? input.value.trim() : "";
  };

  const answerTo = name => {
    const field = form.querySelector(`[data-question="${CSS.escape(name)}"]`);
    if (!field) {
      return otherWords(name);
    }
    if (field.hidden) {
      return "";
    }
    const choices = [...field.querySelectorAll("input[type=radio], input[type=checkbox]")].filter(input => !/\.(keep|confirm)$/.test(input.name));
    if (choices.length > 0) {
      return choices.filter(input => input.checked).map(input => input.value).join(" ");
    }
    if (field.querySelector(".ranking")) {
      return rankingText([...field.querySelectorAll("select[data-choice]")]);
    }
    const value = field.querySelector("output");
    if (value) {
      return value.dataset.text;
    }
    if (field.querySelector(".date")) {
      return dateText(field);
    }
    const input = field.querySelector("input[type=text], textarea");
    const typed = input ? input.value.trim() : "";
    return input && input.classList.contains("number") ? numberText(typed, input.getAttribute("inputmode") === "numeric") : typed;
  };

  // ---- Questions that come and go with the answers on the page ----

  const { holds } = surveyEvaluator(answerTo, document.documentElement.lang);
  const conditional = [...form.querySelectorAll("[data-relevance]:not([data-relevance=always])")].map(field => ({ field, condition: JSON.parse(field.dataset.relevance) }));
  const showAndHide = isFirst => {
    for (const { field, condition } of conditional) {
      const isShown = holds(condition);
      if (isShown && field.hidden && !isFirst) {
        announce(form.dataset.shown);
      }
      field.hidden = !isShown;
    }
  };
  showAndHide(true);

  // ---- Choices ----

  const untickOthers = box => {
    const ticked = [...form.querySelectorAll("input[type=checkbox]:checked")].filter(other => other.name === box.name && other !== box);
    const gone = box.dataset.exclusive === "yes" ? ticked : ticked.filter(other => other.dataset.exclusive === "yes");
    for (const other of gone) {
      other.checked = false;
    }
    if (gone.length > 0) {
      announce(form.dataset.unticked);
    }
  };

  const clearButtonOf = input => input.closest("fieldset").querySelector("[data-clear]");

  form.addEventListener("change", event => {
    const input = event.target;
    if (input.type === "checkbox" && input.checked) {
      untickOthers(input);
    }
    if (input.type === "radio" && clearButtonOf(input)) {
      clearButtonOf(input).hidden = false;
    }
    changed();
  });

  for (const clear of form.querySelectorAll("[data-clear]")) {
    clear.addEventListener("click", event => {
      event.preventDefault();
      const radios = [...clear.closest("fieldset").querySelectorAll("input[type=radio]")];
      for (const radio of radios) {
        radio.checked = false;
      }
      clear.hidden = true;
      radios[0].focus();
      changed();
    });
  }

  // ---- Saving along the way ----

  const pauseBeforeSaving = 1500;
  const status = form.querySelector("[data-status]");
  let waiting = 0;
  let saving = null;
  let isChanged = false;
  let isStopped = false;

  const timeOfDay = () => {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    return document.documentElement.lang === "sv" ? time.replace(":", ".") : time;
  };

  const post = async () => {
    isChanged = false;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        // Goes on when the page is left; browsers take no more than 64 kB so.
        keepalive: body.toString().length < 60000,
        headers: { "Survey-Autosave": "yes" },
        redirect: "error",
      });
      if (answer.status === 204) {
        form.elements.namedItem("revision").value = answer.headers.get("Survey-Revision");
        status.textContent = `${form.dataset.saved} ${timeOfDay()}`;
      } else {
        // Someone else was here, or the page is too old: the real post deals with it.
        isStopped = true;
        status.textContent = answer.status === 409 ? form.dataset.stale : form.dataset.failed;
      }
    } catch {
      isChanged = true;
      status.textContent = form.dataset.failed;
    }
  };

  const save = async () => {
    if (saving || isStopped || !isChanged) {
      return;
    }
    saving = post();
    await saving;
    saving = null;
    if (isChanged) {
      saveLater();
    }
  };

  const saveLater = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, pauseBeforeSaving);
  };

  const changed = () => {
    isChanged = true;
    showAndHide(false);
    saveLater();
  };

  form.addEventListener("input", changed);

  // A save on its way would change the revision under the post's feet: the post waits for it.
  form.addEventListener("submit", async event => {
    clearTimeout(waiting);
    isStopped = true;
    if (saving) {
      event.preventDefault();
      await saving;
      form.requestSubmit(event.submitter);
    }
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      save();
    }
  });

  // A page that the browser kept shows what was typed, but knows an old revision.
  window.addEventListener("pageshow", event => {
    if (event.persisted) {
      window.location.reload();
    }
  });
})();
