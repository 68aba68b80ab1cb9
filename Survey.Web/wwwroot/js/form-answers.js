// Reads the current answers from the form's fields, as the canonical text that the server stores and expressions read.
// surveyAnswers(form) gives answerTo(name), the answer that counts now (none for a hidden question); typed(), what all fields hold, hidden
// or not; questions, the elements of the questions; numbersOf(input), which reads and writes the numbers of a field; and for restoring
// answers controlsOf, isCheckable, fillIn(field, values) and isFilledWith(field, values), with lists of texts by the names of controls.
"use strict";

globalThis.surveyAnswers = form => {
  // Spaces, marks on other characters and characters without a form are no answer.
  const visibleText = text => /[^\s\p{C}\p{M}\p{Z}\u115F\u1160\u3164\uFFA0\u2800]/u.test(text) ? text.trim() : "";

  const notation = JSON.parse(form.dataset.numberNotation);
  const numbersOf = input => surveyNumbers(notation, JSON.parse(input.dataset.number));

  const timeText = input => {
    const typed = input ? input.value.trim() : "";
    const match = /^(\d{1,2})[.:](\d{2})$/.exec(typed) || /^(\d{2})(\d{2})$/.exec(typed);
    return match ? `${match[1].padStart(2, "0")}:${match[2]}` : typed;
  };

  // A month may be given by its name or the beginning of it, as on the server.
  const monthNames = (form.dataset.monthNames ?? "").split(",").map(names => names.split(" "));
  const monthNumber = text => {
    const name = text.replace(/\.+$/, "").toLowerCase();
    const numbers = monthNames.map(names => names.findIndex(month => month.startsWith(name)) + 1);
    return /^\p{L}{3,}$/u.test(name) ? String(numbers.find(number => number > 0) ?? text) : text;
  };

  const dateText = field => {
    const part = name => {
      const input = field.querySelector(`[name$=".${name}"]`);
      const raw = input ? input.value.trim() : "";
      const text = name === "month" ? monthNumber(raw) : raw;
      return name !== "year" && /^\d$/.test(text) ? "0" + text : text;
    };
    const day = [part("year"), part("month"), part("day")].join("-").replace(/-+$/, "");
    const time = timeText(field.querySelector("[name$='.time']"));
    return time.length > 0 ? `${day}T${time}` : day;
  };

  const rankedChoices = rankSelects => rankSelects.filter(select => select.value.length > 0)
    .sort((a, b) => Number(a.value) - Number(b.value)).map(select => select.dataset.choice).join(" ");

  const answerTextOf = field => {
    const choices = [...field.querySelectorAll("input[type=radio], input[type=checkbox]")]
      .filter(input => !/\.(keep|confirm|reading|missing)$/.test(input.name));
    if (choices.length > 0) {
      return choices.filter(input => input.checked).map(input => input.value).join(" ");
    }
    if (field.querySelector(".ranking")) {
      return rankedChoices([...field.querySelectorAll("select[data-choice]")]);
    }
    const value = field.querySelector("output");
    if (value) {
      return value.dataset.answerText;
    }
    if (field.querySelector(".date-fields")) {
      return dateText(field);
    }
    const input = field.querySelector("input[type=text], textarea");
    const typed = input ? visibleText(input.value) : "";
    return input?.dataset.number ? numbersOf(input).normalize(typed) : typed;
  };

  const otherTextOf = name => {
    const input = form.querySelector(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}#"]`);
    const owner = input && input.closest("[data-question]");
    const isChosen = !owner || (!owner.hidden && owner.querySelector('input[value="other"]:checked'));
    return input && isChosen ? visibleText(input.value) : "";
  };

  const answerTo = name => {
    const field = form.querySelector(`[data-question="${CSS.escape(name)}"]`);
    if (!field) {
      return otherTextOf(name);
    }
    return field.hidden ? "" : answerTextOf(field);
  };

  const questions = [...form.querySelectorAll("[data-question]")].filter(field => field.querySelector('input[name=".asked"]'));
  const inputText = (field, input) => visibleText(field.querySelector(input)?.value ?? "");
  const missingIn = field => [...field.querySelectorAll("[name$='.missing']:checked")].map(box => box.value).join(" ");
  const typedIn = field => {
    const besides = [".other-text input", "[name$='.confirm']:enabled"].map(input => inputText(field, input));
    return [answerTextOf(field), missingIn(field), ...besides].join("\n").trim();
  };
  const typed = () => Object.fromEntries(questions.map(field => [field.dataset.question, typedIn(field)]));

  const controlsOf = field => [...field.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const isCheckable = control => control.type === "radio" || control.type === "checkbox";
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
  const isFilledWith = (field, values) => controlsOf(field)
    .filter(control => !/\.(keep|confirm|reading)$/.test(control.name))
    .every(control => {
      const own = values[control.name] ?? [];
      return isCheckable(control) ? control.checked === own.includes(control.value) : control.value === (own[0] ?? "");
    });

  return { answerTo, typed, questions, numbersOf, controlsOf, isCheckable, fillIn, isFilledWith };
};
