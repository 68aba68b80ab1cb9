// Reads and writes numbers as TypedNumber does on the server; a test compares the two.
// surveyNumbers(notation, input) gives { normalize, format } for a field: normalize(typed) is the canonical text that the server stores,
// format(canonical) the number as the page shows it. The notation is the form's: { decimal, group, minus } of the page's language.
"use strict";

globalThis.surveyNumbers = (notation, { isWhole, minimum, maximum, units, leastDigitsInGroups }) => {
  const maximumDigits = 15;
  const decimalMarks = /[.,\u066B]/g;

  // The first digit of each kind that keyboards write; ten digits follow each other.
  const zeros = [0x660, 0x6f0, 0xff10];
  const plainDigit = c => {
    const zero = zeros.find(first => c.charCodeAt(0) >= first && c.charCodeAt(0) < first + 10);
    return zero === undefined ? c : String(c.charCodeAt(0) - zero);
  };

  const simplify = text => text
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2212\u2013\u2012\uFE63\uFF0D]/g, "-")
    .replace(/\uFF0B/g, "+")
    .replace(/\uFF0C/g, ",")
    .replace(/\uFF0E/g, ".")
    .replace(/[\u2019\u02BC\u066C]/g, "'")
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/\s+/g, " ")
    .trim();

  const removeUnit = text => {
    const lower = text.toLowerCase();
    const unit = units.map(each => each.toLowerCase()).sort((a, b) => b.length - a.length)
      .find(each => lower.endsWith(each) || lower.startsWith(each));
    if (unit === undefined) {
      return text;
    }
    return (lower.endsWith(unit) ? text.slice(0, -unit.length) : text.slice(unit.length)).trim();
  };

  const toCanonical = (sign, digits, decimals) => {
    const [whole, rest] = [digits.replace(/^0+/, ""), decimals.replace(/0+$/, "")];
    if ((whole + rest).replace(/^0+/, "").length > maximumDigits) {
      return null;
    }
    const number = (whole || "0") + (rest && `.${rest}`);
    return number === "0" ? number : sign + number;
  };

  const findDigits = number =>
    /^(\d+|[1-9]\d{0,2}([ .,'])\d{3}(\2\d{3})*)$/.test(number) ? number.replace(/\D/g, "") : null;

  const findWithDecimals = (sign, number) => {
    const mark = [...number.matchAll(decimalMarks)].at(-1)?.index ?? -1;
    if (mark < 0 || number.indexOf(number[mark]) < mark) {
      return null;
    }
    const digits = mark === 0 ? "" : findDigits(number.slice(0, mark));
    const decimals = number.slice(mark + 1);
    return digits !== null && /^\d*$/.test(decimals) && digits + decimals ? toCanonical(sign, digits, decimals) : null;
  };

  const findReadings = text => {
    const sign = text.startsWith("-") ? "-" : "";
    const number = text.replace(/^[+-] ?/, "");
    const digits = findDigits(number);
    return [digits === null ? null : toCanonical(sign, digits, ""), findWithDecimals(sign, number)].filter(each => each !== null);
  };

  const isPossible = number =>
    (!isWhole || !number.includes(".")) && Number(number) >= minimum && Number(number) <= maximum;

  const findOwnReading = (text, [grouped, withDecimals]) => {
    const mark = text.match(decimalMarks).at(-1);
    if (notation.group === mark) {
      return isPossible(grouped) ? grouped : null;
    }
    return notation.decimal === mark && !isWhole && isPossible(withDecimals) ? withDecimals : null;
  };

  const normalize = typed => {
    const isMarked = typed.endsWith("?");
    const text = removeUnit(simplify(isMarked ? typed.slice(0, -1) : typed));
    const readings = findReadings(text);
    if (!readings.some(isPossible)) {
      return typed;
    }
    const number = readings.length === 1 ? readings[0] : findOwnReading(text, readings);
    if (!isMarked && number !== null) {
      return number;
    }
    return readings.length === 2 ? `${text}?` : typed;
  };

  const format = canonical => {
    const [whole, decimals] = canonical.replace("-", "").split(".");
    const isWholeOfFew = !decimals && whole.length < leastDigitsInGroups;
    const grouped = isWholeOfFew ? whole : whole.replace(/\B(?=(\d{3})+$)/g, notation.group);
    return (canonical.startsWith("-") ? notation.minus : "") + grouped + (decimals ? notation.decimal + decimals : "");
  };

  return { normalize, format };
};
