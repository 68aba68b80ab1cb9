// Evaluates expression trees exactly as FormEvaluator does on the server; a test compares the two.
// surveyEvaluator(read, names) gives { evaluate, holds } for the trees that ExpressionJsonWriter writes. read(name) gives an answer as
// text; names holds the short names of months and weekdays in the language of the page, each a text with spaces between.
"use strict";

globalThis.surveyEvaluator = (read, { months = "", weekdays = "" }) => {
  const secondsOfDay = 86400;

  // Digits without an exponent, as the server writes numbers.
  const numberText = number => {
    const match = /^(-?)(\d)\.?(\d*)e([+-]\d+)$/.exec(String(number));
    if (!match) {
      return String(number);
    }
    const [, sign, first, rest, power] = match;
    const digits = first + rest;
    const exponent = Number(power);
    return exponent < 0 ? `${sign}0.${"0".repeat(-exponent - 1)}${digits}` : sign + digits + "0".repeat(exponent - digits.length + 1);
  };

  const asText = value => {
    if (typeof value !== "number") {
      return String(value);
    }
    return Number.isNaN(value) ? "" : numberText(value);
  };
  const asBoolean = value => typeof value === "string" ? value.length > 0 : Boolean(value);
  const splitNames = value => asText(value).split(" ").filter(name => name.length > 0);

  // ---- Dates and times ----

  const parseTime = text => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?$/.exec(text);
    return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] || 0) : NaN;
  };

  const isLeapYear = year => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const daysIn = (year, month) => {
    if (month === 2) {
      return isLeapYear(year) ? 29 : 28;
    }
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
  };

  const parsePartialDate = text => {
    const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(.+))?)?)?$/.exec(text);
    if (!match) {
      return null;
    }
    const [year, month, day] = [Number(match[1]), Number(match[2] || 0), Number(match[3] || 0)];
    const isDate = year > 0 && (!match[2] || (month >= 1 && month <= 12)) && (!match[3] || (day >= 1 && day <= daysIn(year, month)));
    const seconds = match[4] === undefined ? null : parseTime(match[4].replace(/(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/, ""));
    return isDate && !Number.isNaN(seconds) ? { year, month, day, seconds } : null;
  };

  const toDays = ({ year, month, day, seconds }) => {
    if (day === 0) {
      return NaN;
    }
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getTime() / 1000 / secondsOfDay + (seconds || 0) / secondsOfDay;
  };

  const partialDateOfDays = days => {
    let day = Math.floor(days);
    let milliseconds = Math.round((days - day) * secondsOfDay * 1000);
    if (milliseconds >= secondsOfDay * 1000) {
      [day, milliseconds] = [day + 1, 0];
    }
    // The days of 0001-01-01 and 9999-12-31 since 1970: those that the server's dates can hold.
    if (!(day >= -719162 && day <= 2932896)) {
      return null;
    }
    const date = new Date(day * secondsOfDay * 1000);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), seconds: milliseconds / 1000 };
  };

  const digits = (number, least) => String(number).padStart(least, "0");
  const dateText = ({ year, month, day }) =>
    [digits(year, 4), ...[month, day].filter(part => part > 0).map(part => digits(part, 2))].join("-");
  const timeText = seconds => {
    const milliseconds = Math.round(seconds * 1000);
    const minutes = `${digits(Math.floor(milliseconds / 3600000), 2)}:${digits(Math.floor(milliseconds / 60000) % 60, 2)}`;
    const rest = milliseconds % 60000;
    const fraction = rest % 1000 === 0 ? "" : "." + digits(rest % 1000, 3);
    return rest === 0 ? minutes : `${minutes}:${digits(Math.floor(rest / 1000), 2)}${fraction}`;
  };

  const partialDateOf = value => typeof value === "number" ? partialDateOfDays(value) : parsePartialDate(asText(value));

  const monthNames = months.split(" ");
  const weekdayNames = weekdays.split(" ");

  const format = (value, pattern) => {
    const time = parseTime(asText(value));
    const partialDate = Number.isNaN(time) ? partialDateOf(value) : { year: 0, month: 0, day: 0, seconds: time };
    if (!partialDate) {
      return "";
    }
    const { year, month, day, seconds } = partialDate;
    const milliseconds = seconds === null ? 0 : Math.round(seconds * 1000);
    const clock = (number, least) => seconds === null ? "" : digits(number, least);
    const part = {
      Y: () => year ? digits(year, 4) : "",
      y: () => year ? digits(year % 100, 2) : "",
      m: () => month ? digits(month, 2) : "",
      n: () => month ? digits(month, 1) : "",
      b: () => month ? monthNames[month - 1] : "",
      d: () => day ? digits(day, 2) : "",
      e: () => day ? digits(day, 1) : "",
      a: () => day ? weekdayNames[(((Math.floor(toDays(partialDate)) + 4) % 7) + 7) % 7] : "",
      H: () => clock(Math.floor(milliseconds / 3600000), 2),
      h: () => clock(Math.floor(milliseconds / 3600000), 1),
      M: () => clock(Math.floor(milliseconds / 60000) % 60, 2),
      S: () => clock(Math.floor(milliseconds / 1000) % 60, 2),
      "3": () => clock(milliseconds % 1000, 3),
      "%": () => "%",
    };
    return pattern.replace(/%([YymnbdeaHhMS3%])/g, (_, directive) => part[directive]());
  };

  // ---- Numbers, comparisons ----

  const asNumber = value => {
    if (typeof value !== "string") {
      return Number(value);
    }
    if (/^[ \t\r\n]*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?[ \t\r\n]*$/i.test(value)) {
      return Number(value);
    }
    const partialDate = parsePartialDate(value);
    return partialDate ? toDays(partialDate) : NaN;
  };

  const areEqual = (left, right) => {
    if (typeof left === "boolean" || typeof right === "boolean") {
      return asBoolean(left) === asBoolean(right);
    }
    return typeof left === "number" || typeof right === "number" ? asNumber(left) === asNumber(right) : left === right;
  };

  const comparePartialDates = (a, b) =>
    a.year - b.year
    || (a.month && b.month ? a.month - b.month : 0)
    || (a.day && b.day ? a.day - b.day : 0)
    || (a.seconds !== null && b.seconds !== null ? a.seconds - b.seconds : 0);

  // A number that the study's author wrote may be a year; one that was computed is not.
  const comparablePartialDate = (value, isWritten) =>
    typeof value === "boolean" || (typeof value === "number" && !isWritten) ? null : parsePartialDate(asText(value));

  const compareValues = (left, right, isLeftWritten, isRightWritten) => {
    const [first, second] = [comparablePartialDate(left, isLeftWritten), comparablePartialDate(right, isRightWritten)];
    if (first && second && (first.month || second.month)) {
      return comparePartialDates(first, second);
    }
    const times = parseTime(asText(left)) - parseTime(asText(right));
    const [a, b] = [asNumber(left), asNumber(right)];
    if (!Number.isNaN(times)) {
      return times;
    }
    // Infinity - Infinity would not be a number.
    return a === b ? 0 : a - b;
  };

  const compare = (operator, left, right) => {
    const distance = compareValues(evaluate(left), evaluate(right), "num" in left, "num" in right);
    return { "<": distance < 0, "<=": distance <= 0, ">": distance > 0, ">=": distance >= 0 }[operator];
  };

  const operators = {
    "and": (left, right) => asBoolean(evaluate(left)) && asBoolean(evaluate(right)),
    "or": (left, right) => asBoolean(evaluate(left)) || asBoolean(evaluate(right)),
    "=": (left, right) => areEqual(evaluate(left), evaluate(right)),
    "!=": (left, right) => !areEqual(evaluate(left), evaluate(right)),
    "+": (left, right) => asNumber(evaluate(left)) + asNumber(evaluate(right)),
    "-": (left, right) => asNumber(evaluate(left)) - asNumber(evaluate(right)),
    "*": (left, right) => asNumber(evaluate(left)) * asNumber(evaluate(right)),
    "div": (left, right) => asNumber(evaluate(left)) / asNumber(evaluate(right)),
    "mod": (left, right) => asNumber(evaluate(left)) % asNumber(evaluate(right)),
  };

  // As it is written, and not as its binary digits are: 1.005 has its point two places further right in 100.5.
  const shiftPoint = (number, places) => {
    const [digits, exponent = 0] = (Object.is(number, -0) ? "-0" : String(number)).split("e");
    return Number(`${digits}e${Number(exponent) + places}`);
  };

  const round = (value, places) => {
    if (!Number.isFinite(value) || Number.isNaN(places)) {
      return Number.isNaN(places) ? NaN : value;
    }
    const decimals = Math.min(Math.max(Math.trunc(places), -15), 15);
    const shifted = shiftPoint(value, decimals);
    return Number.isFinite(shifted) ? shiftPoint(Math.round(shifted), -decimals) : value;
  };

  // ---- Functions ----

  const sliceText = (text, start, end) => {
    const place = at => {
      const whole = Math.trunc(at) || 0;
      return Math.min(Math.max(whole < 0 ? text.length + whole : whole, 0), text.length);
    };
    return text.slice(place(start), Math.max(place(start), place(end)));
  };

  const part = (text, start, length) => {
    const first = Math.floor(start + 0.5);
    const end = length === undefined ? Infinity : first + Math.floor(length + 0.5);
    return first < end ? sliceText(text, Math.max(0, first - 1), Math.max(0, end - 1)) : "";
  };

  const translate = (text, from, to) => text.split("").map(character => {
    const at = from.indexOf(character);
    return at < 0 ? character : to.charAt(at);
  }).join("");

  const matches = (text, pattern) => {
    try {
      return new RegExp(`^(?:${pattern})$`).test(text);
    } catch {
      return false;
    }
  };

  const before = (text, mark) => text.includes(mark) ? text.slice(0, text.indexOf(mark)) : "";
  const after = (text, mark) => text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : "";
  const numbers = values => values.map(asNumber).filter(number => !Number.isNaN(number));
  // -1 means no limit.
  const isWithin = (least, most, sum) =>
    (asNumber(least) === -1 || sum >= asNumber(least)) && (asNumber(most) === -1 || sum <= asNumber(most));
  // A condition and its weight, by turns.
  const weightedSum = pairs => pairs.reduce(
    (sum, value, at) => at % 2 === 0 && at + 1 < pairs.length && asBoolean(value) ? sum + asNumber(pairs[at + 1]) : sum,
    0);
  const numericFunction = apply => (...values) => apply(...values.map(asNumber));
  const textFunction = apply => (...values) => apply(...values.map(asText));

  const functions = {
    "selected": (list, name) => splitNames(list).includes(asText(name)),
    "count-selected": list => splitNames(list).length,
    "selected-at": (list, at) => splitNames(list)[Math.trunc(asNumber(at))] ?? "",
    "not": value => !asBoolean(value),
    "true": () => true,
    "false": () => false,
    "boolean": asBoolean,
    "boolean-from-string": value => ["true", "1"].includes(asText(value)),
    "coalesce": (...values) => values.find(value => asText(value).length > 0) ?? "",
    "checklist": (least, most, ...values) => isWithin(least, most, values.filter(asBoolean).length),
    "weighted-checklist": (least, most, ...pairs) => isWithin(least, most, weightedSum(pairs)),
    "string": asText,
    "string-length": value => asText(value).length,
    "concat": (...values) => values.map(asText).join(""),
    "join": (mark, ...values) => values.map(asText).filter(text => text.length > 0).join(asText(mark)),
    "substr": (text, start, end = Infinity) => sliceText(asText(text), asNumber(start), asNumber(end)),
    "substring": (text, start, length) => part(asText(text), asNumber(start), length === undefined ? undefined : asNumber(length)),
    "substring-before": textFunction(before),
    "substring-after": textFunction(after),
    "contains": textFunction((text, mark) => text.includes(mark)),
    "starts-with": textFunction((text, mark) => text.startsWith(mark)),
    "ends-with": textFunction((text, mark) => text.endsWith(mark)),
    "normalize-space": textFunction(text => text.split(/[ \t\r\n]+/).filter(word => word.length > 0).join(" ")),
    "translate": textFunction(translate),
    "regex": textFunction(matches),
    "number": asNumber,
    "int": numericFunction(Math.trunc),
    "round": (value, places = 0) => round(asNumber(value), asNumber(places)),
    "floor": numericFunction(Math.floor),
    "ceiling": numericFunction(Math.ceil),
    "abs": numericFunction(Math.abs),
    "pow": numericFunction(Math.pow),
    "sqrt": numericFunction(Math.sqrt),
    "exp": numericFunction(Math.exp),
    "exp10": numericFunction(power => Math.pow(10, power)),
    "log": numericFunction(Math.log),
    "log10": numericFunction(Math.log10),
    "pi": () => Math.PI,
    "sin": numericFunction(Math.sin),
    "cos": numericFunction(Math.cos),
    "tan": numericFunction(Math.tan),
    "asin": numericFunction(Math.asin),
    "acos": numericFunction(Math.acos),
    "atan": numericFunction(Math.atan),
    "atan2": numericFunction(Math.atan2),
    "min": (...values) => numbers(values).length > 0 ? Math.min(...numbers(values)) : NaN,
    "max": (...values) => numbers(values).length > 0 ? Math.max(...numbers(values)) : NaN,
    "date": value => partialDateOf(value) ? dateText(partialDateOf(value)) : "",
    "date-time": value => {
      const date = partialDateOf(value);
      return date?.day ? `${dateText(date)}T${timeText(date.seconds || 0)}` : "";
    },
    "decimal-date-time": value => partialDateOf(value) ? toDays(partialDateOf(value)) : NaN,
    "decimal-time": value => {
      const time = parseTime(asText(value));
      const seconds = Number.isNaN(time) ? parsePartialDate(asText(value))?.seconds ?? NaN : time;
      return seconds / secondsOfDay;
    },
    "format-date": (value, pattern) => format(value, asText(pattern)),
    "format-date-time": (value, pattern) => format(value, asText(pattern)),
  };

  const evaluate = tree => {
    if ("num" in tree) {
      return tree.num;
    }
    if ("text" in tree) {
      return tree.text;
    }
    if ("var" in tree) {
      return read(tree.var);
    }
    if ("neg" in tree) {
      return -asNumber(evaluate(tree.neg));
    }
    if ("between" in tree) {
      const [value, low, high] = tree.between;
      return compare(">=", value, low) && compare("<=", value, high);
    }
    if ("op" in tree) {
      const operate = operators[tree.op];
      return operate ? operate(...tree.args) : compare(tree.op, ...tree.args);
    }
    if (tree.call === "if") {
      return evaluate(tree.args[asBoolean(evaluate(tree.args[0])) ? 1 : 2]);
    }
    return functions[tree.call](...tree.args.map(evaluate));
  };

  return { evaluate, holds: tree => asBoolean(evaluate(tree)), functions: Object.keys(functions) };
};
