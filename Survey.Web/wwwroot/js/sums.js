// Adds up, as one types, what the form will hold against a total, and says it once one pauses.
(() => {
  "use strict";

  const form = document.querySelector("form[data-answers]");
  const lines = form ? [...form.querySelectorAll("[data-sum]")] : [];
  if (lines.length === 0) {
    return;
  }

  const pauseBeforeSaying = 1000;
  const language = document.documentElement.lang;
  const { answerTo } = surveyAnswers(form);
  const { evaluate } = surveyEvaluator(answerTo, language);
  let timer = 0;

  // Away with the last digits that binary fractions leave.
  const exact = number => Number(number.toFixed(9));
  const write = number => exact(number).toLocaleString(language, { maximumFractionDigits: 9 });
  const fill = (text, ...numbers) => numbers.reduce((filled, number, at) => filled.replace(`{${at}}`, write(number)), text);

  const textOf = ({ dataset }) => {
    const sum = dataset.sum.split(" ").map(name => Number(answerTo(name))).filter(number => !Number.isNaN(number)).reduce((left, right) => left + right, 0);
    const total = evaluate({ call: "number", args: [JSON.parse(dataset.total)] });
    if (Number.isNaN(total)) {
      return fill(dataset.alone, sum);
    }
    const left = exact(total - sum);
    const rest = left > 0 ? fill(dataset.left, left) : left < 0 ? fill(dataset.over, -left) : "";
    return [fill(dataset.of, sum, total), rest].filter(text => text.length > 0).join(" – ");
  };

  const show = isFirst => {
    const moved = lines.filter(line => line.textContent !== textOf(line));
    for (const line of moved) {
      line.textContent = textOf(line);
      line.hidden = false;
    }
    if (moved.length > 0 && !isFirst) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        document.querySelector("[data-announce]").textContent = moved.map(line => line.textContent).join(" ");
      }, pauseBeforeSaying);
    }
  };

  form.addEventListener("input", () => show(false));
  form.addEventListener("change", () => show(false));
  show(true);
})();
