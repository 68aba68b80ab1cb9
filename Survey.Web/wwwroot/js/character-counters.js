// Says how many characters are left of a text that has a limit, once the limit is near. Without it the limit itself stands there.
(() => {
  "use strict";

  const form = document.querySelector("form[data-answer-form]");
  if (!form) {
    return;
  }

  // The last tenth of the text, and of a short one its last ten characters.
  const nearPart = 0.1;
  const nearCharacters = 10;
  // A pause in typing: what changes with every key would be read out all the time.
  const announceDelay = 1000;
  const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);
  const notes = [...form.querySelectorAll("[data-limit]")].map(note => {
    const input = note.closest("[data-question]").querySelector("textarea, input[type=text]");
    return { note, input, limit: Number(note.dataset.limit), usual: note.textContent };
  });
  let timer = 0;

  const describe = (left, { one, many, overOne, overMany }) => {
    const [single, several] = left < 0 ? [overOne, overMany] : [one, many];
    return Math.abs(left) === 1 ? single : several.replace("{0}", numbers.format(Math.abs(left)));
  };

  const show = ({ note, input, limit, usual }, isTyping) => {
    const left = limit - input.value.trim().length;
    const isNear = left < limit && left <= Math.max(nearCharacters, limit * nearPart);
    const text = isNear ? describe(left, note.dataset) : usual;
    if (note.textContent === text) {
      return;
    }
    note.textContent = text;
    note.classList.toggle("error", left < 0);
    clearTimeout(timer);
    if (isTyping && isNear) {
      timer = setTimeout(() => {
        document.querySelector("[data-announce]").textContent = text;
      }, announceDelay);
    }
  };

  form.addEventListener("input", event => notes.filter(({ input }) => input === event.target).forEach(counted => show(counted, true)));
  form.addEventListener("change", () => notes.forEach(counted => show(counted, false)));
  notes.forEach(counted => show(counted, false));
})();
