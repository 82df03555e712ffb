// Verdicts and how they add up (format.md §8). This page answers 1-9, 11 and 13.

const IN_SCOPE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13];
const ELSEWHERE = [10, 12, 14];
// What a question rests on: where that is not good, no answer is given.
const RESTS_ON = [[4, [6]], [8, [7]], [9, [7, 8]], [11, [6, 7]], [13, [1, 6, 7]]];

/** A reason as data, which the page puts into words. */
function reason(text, facts = {}) {
  return { text, facts };
}

/** The reason of a fault; anything else that was thrown is no finding but an error. */
function asReason(error) {
  if (error instanceof Fault) return reason(error.text, error.facts);
  throw error;
}

class Findings {
  constructor() {
    this.failed = new Map();
    this.more = new Map();
    this.open = new Map();
    this.good = new Map();
    this.warnings = [];
    this.notes = [];                // what no question asks
  }

  fail(question, text, facts) {
    if (this.failed.has(question)) this.more.set(question, (this.more.get(question) ?? 0) + 1);
    else this.failed.set(question, reason(text, facts));
  }

  leave(question, text, facts) {
    if (!this.open.has(question)) this.open.set(question, reason(text, facts));
  }

  pass(question, text, facts) {
    this.good.set(question, reason(text, facts));
  }

  warn(text, facts) {
    this.warnings.push(reason(text, facts));
  }

  note(text, facts) {
    this.notes.push(reason(text, facts));
  }

  /** Run a part of a check; a fault becomes an answer. */
  async hold(question, where, part) {
    try {
      return await part();
    } catch (error) {
      const why = asReason(error);
      if (where === null) this.fail(question, why.text, why.facts);
      else this.fail(question, "{where}: {why}", { where, why });
      return null;
    }
  }

  verdict(question) {
    if (ELSEWHERE.includes(question)) return { result: "not_checked", reason: reason("this page does not check it") };
    if (this.failed.has(question)) {
      return { result: "fail", reason: this.failed.get(question), more: this.more.get(question) ?? 0 };
    }
    if (this.open.has(question)) return { result: "not_checked", reason: this.open.get(question) };
    if (this.good.has(question)) return { result: "pass", reason: this.good.get(question) };
    return { result: "not_checked", reason: reason("it was not reached") };
  }

  report(asked) {
    for (const [question, grounds] of RESTS_ON) {
      const ground = grounds.find((each) => this.failed.has(each) || this.open.has(each));
      if (ground === undefined) continue;
      this.failed.delete(question);
      this.open.set(question, reason("it rests on question {number}, which is not answered well", { number: ground }));
    }
    const verdicts = {};
    for (let question = 1; question <= 14; question++) verdicts[question] = this.verdict(question);
    return { verdicts, headline: headlineOf(verdicts, asked), warnings: this.warnings, notes: this.notes };
  }
}

/** The headline within the scope of this page; 9 counts where the reader asked for it. */
function headlineOf(verdicts, asked) {
  const scope = IN_SCOPE.filter((question) => question !== 9 || asked.includes(9));
  if (IN_SCOPE.some((question) => verdicts[question].result === "fail")) return "fail";
  const open = scope.filter((question) => verdicts[question].result !== "pass");
  if (open.length === 0) return "authentic";
  return open.length === 1 && open[0] === 5 ? "intact" : "partial";
}
