// Focus, printing, conditional questions and exclusive choices. Every page works without it.
(() => {
  "use strict";

  const focusTarget = document.querySelector("[data-focus=yes]");
  if (focusTarget) {
    focusTarget.focus();
  }

  for (const link of document.querySelectorAll(".error-summary a[href^='#'], .notice a[href^='#']")) {
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

  const form = document.querySelector("form[data-answer-form]");
  if (!form) {
    return;
  }

  form.querySelector('input[name=".script"]').value = "on";
  const announce = text => {
    document.querySelector("[data-announce]").textContent = text;
  };

  // ---- Questions that are shown or hidden by the answers on the page ----

  const { answerTo, numbersOf, controlsOf, isCheckable, fillIn, isFilledWith } = surveyAnswers(form);
  const { holds } = surveyEvaluator(answerTo, form.dataset);
  const conditional = [...form.querySelectorAll("[data-relevance]:not([data-relevance=always])")]
    .map(field => ({ field, condition: JSON.parse(field.dataset.relevance) }));
  const showAndHide = isFirst => {
    for (const { field, condition } of conditional) {
      const isShown = holds(condition);
      if (isShown && field.hidden && !isFirst) {
        announce(form.dataset.questionShownText);
      }
      field.hidden = !isShown;
    }
  };
  showAndHide(true);

  // ---- Reasons: one belongs to the answers that it was asked for, and is set aside while they are others ----

  const reasons = [...form.querySelectorAll("[data-reason-for]")].map(box => {
    const answers = () => box.dataset.reasonFor.split(" ").map(answerTo).join("\n");
    return { box, answers, asked: answers() };
  });
  const setReasonsAside = () => {
    for (const { box, answers, asked } of reasons) {
      box.hidden = answers() !== asked;
      box.querySelector("input[type=text]").disabled = box.hidden;
    }
  };

  // ---- Numbers: a field that is left shows its number as it was read ----

  const showAsRead = input => {
    const { normalize, format } = numbersOf(input);
    const number = normalize(input.value.trim());
    if (/^-?\d+(\.\d+)?$/.test(number)) {
      input.value = format(number);
    }
  };

  const pickReading = radio => {
    const input = radio.closest("[data-question]").querySelector("input[data-number]");
    input.value = numbersOf(input).format(radio.value);
  };

  // ---- Choices ----

  const uncheckConflicting = box => {
    const checked = [...form.querySelectorAll("input[type=checkbox]:checked")].filter(other => other.name === box.name && other !== box);
    const removed = box.dataset.exclusive === "yes" ? checked : checked.filter(other => other.dataset.exclusive === "yes");
    for (const other of removed) {
      other.checked = false;
    }
    if (removed.length > 0) {
      announce(form.dataset.choicesRemovedText);
    }
  };

  // A reason why there is no value, and a value, rule each other out.
  const valueInputsOf = field =>
    [...field.querySelectorAll("input[type=text], textarea")].filter(input => !input.name.endsWith(".confirm"));
  const keepReasonOrValue = changed => {
    const field = changed.closest?.("[data-question]");
    const boxes = field ? [...field.querySelectorAll("[name$='.missing']:checked")] : [];
    if (boxes.includes(changed)) {
      for (const input of valueInputsOf(field)) {
        input.value = "";
      }
    } else if (boxes.length > 0 && valueInputsOf(field).includes(changed) && changed.value.trim()) {
      for (const box of boxes) {
        box.checked = false;
      }
      announce(form.dataset.choicesRemovedText);
    }
  };

  // Words for "other" go with their choice, and come back with it.
  const others = [...form.querySelectorAll(".other-text input")].map(input => {
    const choice = input.closest(".option").querySelector(".choice input");
    return { input, choice, wasChosen: choice.checked, words: "" };
  });
  const moveWordsWithChoice = () => {
    for (const other of others.filter(({ choice, wasChosen }) => choice.checked !== wasChosen)) {
      other.wasChosen = other.choice.checked;
      if (other.wasChosen) {
        other.input.value ||= other.words;
      } else {
        [other.words, other.input.value] = [other.input.value, ""];
      }
    }
  };

  // ---- The same answer as last time: the button is there while the field holds something else ----

  const sameButtons = [...form.querySelectorAll("[data-same]")].map(button => {
    const [field, values] = [button.closest("[data-question]"), JSON.parse(button.dataset.same)];
    return { button, field, values };
  });
  const showSameButtons = () => {
    for (const { button, field, values } of sameButtons) {
      button.hidden = isFilledWith(field, values);
    }
  };
  for (const { button, field, values } of sameButtons) {
    button.addEventListener("click", event => {
      event.preventDefault();
      fillIn(field, values);
      const controls = controlsOf(field);
      const filled = controls.find(control => !isCheckable(control) || control.checked) ?? controls[0];
      filled.focus();
      filled.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  const clearButtonOf = input => input.closest("fieldset").querySelector("[data-clear]");

  form.addEventListener("change", event => {
    const input = event.target;
    if (input.type === "checkbox" && input.checked) {
      uncheckConflicting(input);
    }
    if (input.type === "radio" && clearButtonOf(input)) {
      clearButtonOf(input).hidden = false;
    }
    moveWordsWithChoice();
    keepReasonOrValue(input);
    if (input.dataset.number) {
      showAsRead(input);
    }
    if (input.type === "radio" && input.name.endsWith(".reading")) {
      pickReading(input);
    }
    showAndHide(false);
    setReasonsAside();
    showSameButtons();
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
      form.dispatchEvent(new Event("change"));
    });
  }

  form.addEventListener("input", event => {
    keepReasonOrValue(event.target);
    showAndHide(false);
    setReasonsAside();
    showSameButtons();
  });
  form.addEventListener("computed", () => showAndHide(false));

  // A page from the browser's back-forward cache shows what was typed, but posts an old revision.
  window.addEventListener("pageshow", event => {
    if (event.persisted) {
      window.location.reload();
    }
  });
})();
