// Reads the current answers from the form's fields, as the canonical text that the server stores and expressions read.
// surveyAnswers(form) gives { answerTo, typed, questions }: answerTo(name) is the answer that counts now (none for a hidden question),
// typed() is what all fields hold, hidden or not, and questions are the elements of the questions.
"use strict";

globalThis.surveyAnswers = form => {
  const numberText = (typed, isWhole, unit) => {
    const compact = typed.replace(/\s/g, "").replace("−", "-");
    const bare = unit && compact.endsWith(unit) ? compact.slice(0, -unit.length) : compact;
    const comma = bare.lastIndexOf(",");
    const isDecimalComma = comma >= 0 && bare.indexOf(",") === comma && bare.lastIndexOf(".") < comma;
    const isGrouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/.test(bare) && (isWhole || bare.indexOf(".") < bare.lastIndexOf("."));
    const plain = isDecimalComma ? bare.replace(/\./g, "").replace(",", ".") : isGrouped ? bare.replace(/\./g, "") : bare;
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) && (!isWhole || Number.isInteger(Number(plain)));
    return isNumber ? String(Number(plain)) : typed;
  };

  const timeText = input => {
    const typed = input ? input.value.trim() : "";
    const match = /^(\d{1,2})[.:](\d{2})$/.exec(typed) || /^(\d{2})(\d{2})$/.exec(typed);
    return match ? `${match[1].padStart(2, "0")}:${match[2]}` : typed;
  };

  const dateText = field => {
    const part = name => {
      const input = field.querySelector(`[name$=".${name}"]`);
      const text = input ? input.value.trim() : "";
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
      .filter(input => !/\.(keep|confirm)$/.test(input.name));
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
    const typed = input ? input.value.trim() : "";
    if (!input || !input.classList.contains("number")) {
      return typed;
    }
    return numberText(typed, input.getAttribute("inputmode") === "numeric", input.dataset.unit);
  };

  const otherTextOf = name => {
    const input = form.querySelector(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}#"]`);
    const owner = input && input.closest("[data-question]");
    const isChosen = !owner || (!owner.hidden && owner.querySelector('input[value="other"]:checked'));
    return input && isChosen ? input.value.trim() : "";
  };

  const answerTo = name => {
    const field = form.querySelector(`[data-question="${CSS.escape(name)}"]`);
    if (!field) {
      return otherTextOf(name);
    }
    return field.hidden ? "" : answerTextOf(field);
  };

  const questions = [...form.querySelectorAll("[data-question]")].filter(field => field.querySelector('input[name=".asked"]'));
  const inputText = (field, input) => field.querySelector(input)?.value.trim() ?? "";
  const typedIn = field =>
    [answerTextOf(field), inputText(field, ".other-text input"), inputText(field, "[name$='.confirm']:enabled")].join("\n").trim();
  const typed = () => Object.fromEntries(questions.map(field => [field.dataset.question, typedIn(field)]));

  return { answerTo, typed, questions };
};
