// Adds up, as one types, what the form will hold against a total, and says it once one pauses.
(() => {
  "use strict";

  const form = document.querySelector("form[data-answer-form]");
  const lines = form ? [...form.querySelectorAll("[data-sum]")] : [];
  if (lines.length === 0) {
    return;
  }

  const announceDelay = 1000;
  const language = document.documentElement.lang;
  const { answerTo } = surveyAnswers(form);
  const { evaluate } = surveyEvaluator(answerTo, form.dataset);
  let timer = 0;

  // Away with the last digits that binary fractions leave.
  const roundOff = number => Number(number.toFixed(9));
  const formatNumber = number => roundOff(number).toLocaleString(language, { maximumFractionDigits: 9 });
  const formatText = (text, ...numbers) => numbers.reduce((filled, number, index) => filled.replace(`{${index}}`, formatNumber(number)), text);

  const sumTextOf = ({ dataset }) => {
    const sum = dataset.sum.split(" ").map(name => Number(answerTo(name))).filter(number => !Number.isNaN(number)).reduce((left, right) => left + right, 0);
    const total = evaluate({ call: "number", args: [JSON.parse(dataset.total)] });
    if (Number.isNaN(total)) {
      return formatText(dataset.withoutTotal, sum);
    }
    const left = roundOff(total - sum);
    const rest = left > 0 ? formatText(dataset.left, left) : left < 0 ? formatText(dataset.over, -left) : "";
    return [formatText(dataset.of, sum, total), rest].filter(text => text.length > 0).join(" – ");
  };

  const show = isFirst => {
    const changedLines = lines.filter(line => line.textContent !== sumTextOf(line));
    for (const line of changedLines) {
      line.textContent = sumTextOf(line);
      line.hidden = false;
    }
    if (changedLines.length > 0 && !isFirst) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        document.querySelector("[data-announce]").textContent = changedLines.map(line => line.textContent).join(" ");
      }, announceDelay);
    }
  };

  form.addEventListener("input", () => show(false));
  form.addEventListener("change", () => show(false));
  show(true);
})();
