/** What the process tells its caller; documented in the README and held by tests. */
export const exitCodes = {
  /** Nothing at or above `--fail-on`. */
  ok: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, configuration or rule file, or no file found. */
  usage: 2,
  /** An input that could not be judged. */
  incomplete: 3,
  /** Our own crash. */
  crash: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A reason to end before there is anything to report: said on stderr, without a stack trace. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.usage,
  ) {
    super(message);
  }
}
