// Shows the sums that the form's edits compare with a total while the respondent types, and announces them after a pause.
(() => {
  "use strict";

  const form = document.querySelector("form[data-answer-form]");
  const lines = form ? [...form.querySelectorAll("[data-sum]")] : [];
  if (lines.length === 0) {
    return;
  }

  // Milliseconds: a screen reader should not speak over each key.
  const announceDelay = 1000;
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const { answerTo } = surveyAnswers(form);
  const { evaluate } = surveyEvaluator(answerTo, form.dataset);
  let timer = 0;

  // Removes the error of binary fractions: 0.1 + 0.2 is not 0.3.
  const roundOff = number => Number(number.toFixed(9));
  const formatNumber = number => roundOff(number).toLocaleString(language, { maximumFractionDigits: 9 });
  const formatText = (text, ...numbers) =>
    numbers.reduce((filled, number, index) => filled.replace(`{${index}}`, formatNumber(number)), text);

  const sumTextOf = ({ dataset }) => {
    const addends = dataset.sum.split(" ").map(name => Number(answerTo(name))).filter(number => !Number.isNaN(number));
    const sum = addends.reduce((left, right) => left + right, 0);
    const total = evaluate({ call: "number", args: [JSON.parse(dataset.total)] });
    if (Number.isNaN(total)) {
      return formatText(dataset.withoutTotal, sum);
    }
    const left = roundOff(total - sum);
    const comparison = formatText(dataset.of, sum, total);
    if (left === 0) {
      return comparison;
    }
    return `${comparison} – ${left > 0 ? formatText(dataset.left, left) : formatText(dataset.over, -left)}`;
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
