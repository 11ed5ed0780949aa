import process from 'node:process';

/** A reader that goes away (`groundrule | head`) ends the run quietly, with the exit code it had. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}

/** Writes the report. The process must end by itself, not by `exit`, for all of it to arrive. */
export function writeOut(text: string): void {
  process.stdout.write(text);
}

/** Writes what is not the report, on a line of its own. */
export function writeNotice(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether colours are wanted on stdout: see no-color.org and force-color.org. */
export function wantsColour(flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
