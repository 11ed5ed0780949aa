import process from 'node:process';

/** What a person at a terminal sees while the run goes on. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly end: () => void;
}

/** On stderr, and only where that is a terminal; elsewhere nothing is loaded or written. */
export async function startProgress(): Promise<Progress> {
  if (!process.stderr.isTTY || process.env['CI']) return { show: () => {}, end: () => {} };
  const { default: ora } = await import('ora');
  // The run is synchronous for long stretches: stdin must stay as it is, so that Ctrl-C ends it.
  const spinner = ora({ stream: process.stderr, discardStdin: false }).start();
  return {
    show: (text) => {
      spinner.text = text;
      spinner.render();
    },
    end: () => {
      spinner.stop();
    },
  };
}
